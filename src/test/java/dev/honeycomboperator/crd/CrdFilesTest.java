package dev.honeycomboperator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class CrdFilesTest {

  @Test
  @EnabledIfSystemProperty(named = "crds.write", matches = "true")
  void make_crds_writes_the_files() throws IOException {
    CrdFiles.write();
  }

  @Test
  void the_files_hold_what_the_types_say() throws IOException {
    assertThat(CrdFiles.written())
        .as("deploy/crds is stale: run `make crds` and commit what it writes")
        .isEqualTo(CrdFiles.generated());
  }
}

package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyTypeTest {

  private static final String ID = "hcaik_01j1824es7n4evcmv81cn392jb";

  @Test
  void an_ingest_key_is_used_by_id_and_secret_joined() {
    var value = KeyType.INGEST.usableValue(ID, Sensitive.of("s3cr3t"));

    assertThat(value).isEqualTo(Sensitive.of(ID + "s3cr3t"));
  }

  @Test
  void a_secret_that_brings_its_id_is_not_joined_again() {
    var value = KeyType.INGEST.usableValue(ID, Sensitive.of(ID + "s3cr3t"));

    assertThat(value).isEqualTo(Sensitive.of(ID + "s3cr3t"));
  }

  @Test
  void a_configuration_key_is_used_by_its_secret_alone() {
    var value = KeyType.CONFIGURATION.usableValue("hcalk_1", Sensitive.of("s3cr3t"));

    assertThat(value).isEqualTo(Sensitive.of("s3cr3t"));
  }

  @Test
  void an_ingest_key_has_one_permission_and_a_configuration_key_thirteen() {
    var ingest = KeyType.INGEST.permissions();

    assertThat(ingest).containsExactly(Permission.CREATE_DATASETS);
    assertThat(KeyType.CONFIGURATION.permissions()).hasSize(13);
  }
}

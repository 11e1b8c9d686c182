package dev.honeycomboperator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final SchemaGate GATE = SchemaGate.ofDeployedCrds();

  static List<Path> examples() throws IOException {
    try (var files = Files.list(Path.of("deploy", "examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_admitted(Path example) throws IOException {
    assertThat(documents(example))
        .isNotEmpty()
        .allSatisfy(d -> assertThat(GATE.admit(d)).isEmpty());
  }

  private static Stream<String> documents(Path example) throws IOException {
    return Stream.of(Files.readString(example).split("(?m)^---$"));
  }
}

package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChartLintTest {

  @Test
  void the_chart_passes_the_strict_linter() {
    var lint = Chart.linted();

    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
  }

  @Test
  void the_charts_crds_are_those_that_the_build_generates() {
    var generated = contents(Path.of("deploy/crds"));

    assertThat(contents(Chart.FOLDER.resolve("crds")))
        .as("run make crds")
        .hasSize(3)
        .isEqualTo(generated);
  }

  @Test
  void the_chart_installs_the_version_that_the_build_makes() throws IOException {
    var chart = Chart.yaml(Chart.text("Chart.yaml"));

    assertThat(Files.readString(Path.of("pom.xml")))
        .containsPattern(
            "<artifactId>honeycomb-operator</artifactId>\\s*<version>"
                + chart.path("appVersion").asText()
                + "(-SNAPSHOT)?</version>");
  }

  private static Map<String, String> contents(Path folder) {
    var contents = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}

package dev.honeycomboperator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The chart's folder, and what Helm makes of it as the release {@code hc} in {@code operators}. */
final class Chart {

  static final Path FOLDER = Path.of("deploy/helm/honeycomb-operator");
  static final String NAMESPACE = "operators";

  private static final String OLDEST_KUBERNETES = "1.29.0";
  private static final YAMLMapper YAML = new YAMLMapper();

  private Chart() {}

  /** Throws what Helm says where it refuses the values. */
  static Manifests rendered(String values) {
    return withValuesFile(
        values,
        file ->
            parsed(
                new Helm(FOLDER)
                    .template()
                    .withName("hc")
                    .withNamespace(NAMESPACE)
                    .withKubeVersion(OLDEST_KUBERNETES)
                    .skipCrds()
                    .withValuesFile(file)
                    .call()));
  }

  static LintResult linted() {
    return new Helm(FOLDER).lint().strict().call();
  }

  static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifests parsed(String stream) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(stream)) {
      List<JsonNode> all = new ArrayList<>();
      documents.forEachRemaining(all::add);
      all.removeIf(JsonNode::isEmpty);
      return new Manifests(List.copyOf(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T withValuesFile(String values, Function<Path, T> use) {
    try {
      var file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return use.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

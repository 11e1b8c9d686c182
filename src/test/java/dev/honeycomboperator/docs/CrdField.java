package dev.honeycomboperator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field that a user can write or read, by its path such as {@code spec.secret.key}.
 *
 * @param heading of the section that documents its kind
 */
record CrdField(String heading, String path, Optional<String> ifDefault) {

  static List<CrdField> ofDeployedCrds() throws IOException {
    var fields = new ArrayList<CrdField>();
    try (var files = Files.newDirectoryStream(Path.of("deploy", "crds"))) {
      for (var file : files) {
        var spec = new YAMLMapper().readTree(file.toFile()).path("spec");
        var kind = spec.path("names").path("kind").asText();
        var heading = kind.endsWith("Team") ? "HoneycombTeam and ClusterHoneycombTeam" : kind;
        for (var version : spec.path("versions")) {
          collect(heading, "", version.path("schema").path("openAPIV3Schema"), fields);
        }
      }
    }
    return fields;
  }

  private static void collect(String heading, String path, JsonNode schema, List<CrdField> fields) {
    if (!schema.has("properties")) {
      fields.add(new CrdField(heading, path, defaultOf(schema.path("default"))));
    }
    for (var property : schema.path("properties").properties()) {
      var below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      collect(heading, below, property.getValue(), fields);
    }
  }

  /** As the README writes it: a list by its only element. */
  private static Optional<String> defaultOf(JsonNode value) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(value.isArray() ? value.path(0).asText() : value.asText());
  }
}

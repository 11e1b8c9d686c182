package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printer column.
 *
 * @param jsonPath of the kind CustomResourceDefinitions use: fields, an index, a filter for
 *     equality
 * @param priority above 0 only for {@code -o wide}
 */
record Column(String name, String type, String jsonPath, int priority) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<field>(?:\\\\.|[^.\\[\\\\])+)"
              + "|\\['(?<quoted>[^']+)'\\]"
              + "|\\[\\?\\(@\\.(?<key>\\w+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\)\\]"
              + "|\\[(?<index>\\d+)\\]");

  static Column of(JsonNode definition) {
    return new Column(
        definition.path("name").asText(),
        definition.path("type").asText(),
        definition.path("jsonPath").asText(),
        definition.path("priority").asInt());
  }

  ObjectNode definition() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("name", name).put("type", type).put("priority", priority).put("description", "");
    return definition.put("format", name.equals("Name") ? "name" : "");
  }

  JsonNode cell(JsonNode object) {
    JsonNode value = object;
    var steps = STEP.matcher(jsonPath);
    while (steps.find()) {
      value = step(value, steps);
    }
    if (value.isMissingNode()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return type.equals("date") ? JsonNodeFactory.instance.textNode(age(value.asText())) : value;
  }

  private static JsonNode step(JsonNode from, Matcher step) {
    if (step.group("field") != null) {
      return from.path(step.group("field").replace("\\", ""));
    }
    if (step.group("quoted") != null) {
      return from.path(step.group("quoted"));
    }
    if (step.group("index") != null) {
      return from.path(Integer.parseInt(step.group("index")));
    }
    String key = step.group("key");
    String wanted = step.group("value");
    return from.valueStream()
        .filter(item -> item.path(key).asText().equals(wanted))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static String age(String timestamp) {
    Duration age = Duration.between(Instant.parse(timestamp), Instant.now());
    if (age.isNegative()) {
      return "<invalid>";
    }
    if (age.toMinutes() < 2) {
      return age.toSeconds() + "s";
    }
    if (age.toHours() < 3) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
  }
}

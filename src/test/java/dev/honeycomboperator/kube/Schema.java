package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a structural schema does silently to a custom resource: fields it does not name are dropped,
 * and defaults are filled in where the object around them exists. It validates nothing.
 */
record Schema(JsonNode schema) {
  private static final List<String> ENVELOPE = List.of("apiVersion", "kind", "metadata");

  static Schema of(ResourceKind kind) {
    return new Schema(kind.definition().path("schema").path("openAPIV3Schema"));
  }

  ObjectNode admitted(ObjectNode object) {
    if (!schema.path("properties").isEmpty()) {
      var envelope = object.propertyStream().filter(e -> ENVELOPE.contains(e.getKey())).toList();
      object.remove(ENVELOPE);
      mend(object, schema);
      envelope.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
    }
    return object;
  }

  private static void mend(JsonNode value, JsonNode schema) {
    switch (value) {
      case ObjectNode object when !schema.isMissingNode() -> mendObject(object, schema);
      case ArrayNode array -> array.forEach(item -> mend(item, schema.path("items")));
      default -> {}
    }
  }

  private static void mendObject(ObjectNode object, JsonNode schema) {
    JsonNode properties = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isMissingNode()
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      object.retain(properties.propertyStream().map(Map.Entry::getKey).toList());
    }
    for (var property : properties.properties()) {
      JsonNode fallback = property.getValue().path("default");
      if (!object.has(property.getKey()) && !fallback.isMissingNode()) {
        object.set(property.getKey(), fallback.deepCopy());
      }
    }
    for (var entry : object.properties()) {
      mend(
          entry.getValue(),
          properties.path(entry.getKey()).isMissingNode()
              ? additional
              : properties.path(entry.getKey()));
    }
  }
}

package dev.honeycomboperator.crd;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One schema of a CRD's tree of schemas.
 *
 * @param path unique in its CRD, such as HoneycombApiKey.spec.secret
 */
record SchemaNode(String path, JsonNode json) {

  /** A rule of {@code x-kubernetes-validations}. */
  record Rule(String expression, String message, String fieldPath) {}

  /** A value beside its schema and, in an update, what it replaces. */
  record Place(String path, SchemaNode schema, JsonNode value, Optional<JsonNode> old) {}

  String type() {
    return json.path("type").asText();
  }

  Map<String, SchemaNode> properties() {
    return json.path("properties").properties().stream()
        .collect(
            toMap(Map.Entry::getKey, p -> new SchemaNode(path + "." + p.getKey(), p.getValue())));
  }

  Optional<SchemaNode> items() {
    return child("items", "[]");
  }

  /** Of a map. */
  Optional<SchemaNode> values() {
    return child("additionalProperties", "{}");
  }

  boolean isSet() {
    return json.path("x-kubernetes-list-type").asText().equals("set");
  }

  boolean keepsUnknownFields() {
    return json.path("x-kubernetes-preserve-unknown-fields").asBoolean();
  }

  /**
   * Whether a stored resource can lack the field: defaults are filled in before rules are asked.
   */
  boolean canLack(String field) {
    var required = elements(json.path("required")).map(JsonNode::asText);
    return required.noneMatch(field::equals) && !json.path("properties").path(field).has("default");
  }

  Stream<Rule> rules() {
    return elements(json.path("x-kubernetes-validations"))
        .map(
            rule ->
                new Rule(
                    rule.path("rule").asText(),
                    rule.path("message").asText(),
                    rule.path("fieldPath").asText()));
  }

  /** This schema and all below it. */
  Stream<SchemaNode> all() {
    var below =
        Stream.of(properties().values().stream(), items().stream(), values().stream())
            .flatMap(Function.identity());
    return Stream.concat(Stream.of(this), below.flatMap(SchemaNode::all));
  }

  /** Drops nulls and fills in defaults, as the API server does before it judges a value. */
  void fillIn(JsonNode value) {
    if (value instanceof ObjectNode object) {
      properties().forEach((name, schema) -> schema.fillIn(name, object));
      values().ifPresent(schema -> object.forEach(schema::fillIn));
    }
    items().ifPresent(schema -> value.forEach(schema::fillIn));
  }

  private void fillIn(String name, ObjectNode parent) {
    if (!parent.hasNonNull(name)) {
      parent.remove(name);
    }
    if (!parent.has(name) && json.has("default")) {
      parent.set(name, json.get("default").deepCopy());
    }
    fillIn(parent.path(name));
  }

  /**
   * The value and all below it that has a schema; elements of lists are not paired with old ones.
   */
  Stream<Place> places(String at, JsonNode value, Optional<JsonNode> old) {
    var fields =
        value.properties().stream()
            .flatMap(
                field ->
                    Stream.concat(
                            Optional.ofNullable(properties().get(field.getKey())).stream(),
                            values().stream())
                        .flatMap(
                            schema ->
                                schema.places(
                                    at + "." + field.getKey(),
                                    field.getValue(),
                                    old.map(o -> o.get(field.getKey())))));
    var elements =
        items().stream()
            .flatMap(
                schema ->
                    elements(value).flatMap(e -> schema.places(at + "[]", e, Optional.empty())));
    return Stream.of(Stream.of(new Place(at, this, value, old)), fields, elements)
        .flatMap(Function.identity());
  }

  private Optional<SchemaNode> child(String keyword, String suffix) {
    return json.path(keyword).isObject()
        ? Optional.of(new SchemaNode(path + suffix, json.path(keyword)))
        : Optional.empty();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }
}

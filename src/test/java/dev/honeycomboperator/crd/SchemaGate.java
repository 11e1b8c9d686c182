package dev.honeycomboperator.crd;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges resources by CRDs as the API server does: defaults, unknown fields, schema, then rules,
 * which are not asked while the schema has complaints. Kinds that it has no CRD for it lets
 * through.
 */
public final class SchemaGate {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final SchemaRegistry OPEN_API =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getOpenApi30())
              .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
              .build());

  /** What the API server puts into every CRD's schema. */
  private static final String EVERY_KIND =
      """
      apiVersion: {type: string}
      kind: {type: string}
      metadata:
        type: object
        required: [name]
        properties:
          name: {type: string}
        x-kubernetes-preserve-unknown-fields: true
      """;

  /**
   * What became of a resource.
   *
   * @param resource with its defaults, as the API server would store it
   * @param refusals one message each, beginning with the path of the field; empty: admitted
   */
  public record Verdict(ObjectNode resource, List<String> refusals) {}

  private record Gate(SchemaNode root, Schema schema, Map<String, List<CompiledRule>> rules) {

    ObjectNode withDefaults(ObjectNode resource) {
      var copy = resource.deepCopy();
      root.fillIn(copy);
      return copy;
    }
  }

  private final Map<String, Gate> gates;

  private SchemaGate(Stream<String> crds) {
    gates =
        crds.map(crd -> SERIALIZATION.unmarshal(crd, JsonNode.class))
            .collect(toMap(crd -> crd.at("/spec/names/kind").asText(), SchemaGate::gate));
  }

  /** By the CRDs that users install. */
  public static SchemaGate ofDeployedCrds() {
    try {
      return new SchemaGate(CrdFiles.written().values().stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException when a rule does not compile
   */
  static SchemaGate of(String crd) {
    return new SchemaGate(Stream.of(crd));
  }

  public List<String> admit(String resource) {
    return judge(read(resource), null).refusals();
  }

  public List<String> admitUpdate(String old, String resource) {
    return judge(read(resource), read(old)).refusals();
  }

  /**
   * Judges one write of a resource.
   *
   * @param old what the resource replaces; null: the resource is created
   */
  public Verdict judge(ObjectNode resource, @Nullable ObjectNode old) {
    var gate = gates.get(resource.path("kind").asText());
    if (gate == null) {
      return new Verdict(resource, List.of());
    }
    var judged = gate.withDefaults(resource);
    return new Verdict(
        judged, refusals(gate, judged, Optional.ofNullable(old).map(gate::withDefaults)));
  }

  /** Optional fields that rules select without asking has() first, each with its rule's place. */
  List<String> unguardedFields() {
    return gates.values().stream()
        .flatMap(gate -> gate.rules().entrySet().stream())
        .flatMap(
            rules ->
                rules.getValue().stream()
                    .flatMap(rule -> rule.unguarded().stream())
                    .map(field -> rules.getKey() + ": " + field))
        .toList();
  }

  private static List<String> refusals(Gate gate, JsonNode resource, Optional<JsonNode> old) {
    var places = gate.root().places("", resource, old).toList();
    var refusals = new ArrayList<String>();
    places.stream().flatMap(SchemaGate::unknownFields).forEach(refusals::add);
    places.stream().flatMap(SchemaGate::duplicates).forEach(refusals::add);
    gate.schema().validate(resource.toString(), InputFormat.JSON).stream()
        .map(SchemaGate::message)
        .forEach(refusals::add);
    if (refusals.isEmpty()) {
      for (var place : places) {
        for (var rule : gate.rules().getOrDefault(place.schema().path(), List.of())) {
          rule.refusal(place).ifPresent(refusals::add);
        }
      }
    }
    return refusals.stream().map(refusal -> refusal.replaceFirst("^[.]", "")).toList();
  }

  private static Stream<String> unknownFields(SchemaNode.Place place) {
    var schema = place.schema();
    var open = schema.keepsUnknownFields() || schema.values().isPresent();
    return place.value().properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !open && !schema.properties().containsKey(name))
        .map(name -> place.path() + "." + name + ": unknown field");
  }

  private static Stream<String> duplicates(SchemaNode.Place place) {
    var seen = new HashSet<JsonNode>();
    return place.schema().isSet()
        ? place
            .value()
            .valueStream()
            .filter(element -> !seen.add(element))
            .map(element -> place.path() + ": Duplicate value: " + element)
        : Stream.empty();
  }

  private static String message(Error error) {
    var path = error.getInstanceLocation().toString().replace('/', '.');
    return switch (error.getKeyword()) {
      case "required" -> path + "." + error.getProperty() + ": Required value";
      case "enum" -> path + ": Unsupported value: supported values: " + list(error);
      case "maxLength" -> path + ": Too long: may not be more than " + error.getSchemaNode();
      default -> path + ": Invalid value: " + error.getMessage();
    };
  }

  private static String list(Error error) {
    return error.getSchemaNode().valueStream().map(Object::toString).collect(joining(", "));
  }

  private static Gate gate(JsonNode crd) {
    var schema = (ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema");
    ((ObjectNode) schema.path("properties")).setAll(read(EVERY_KIND));
    ((ArrayNode) schema.path("required")).add("apiVersion").add("kind").add("metadata");
    var root = new SchemaNode(crd.at("/spec/names/kind").asText(), schema);
    var types = new SchemaTypes(root);
    return new Gate(
        root,
        OPEN_API.getSchema(schema.toString(), InputFormat.JSON),
        root.all()
            .collect(
                toMap(
                    SchemaNode::path,
                    node ->
                        node.rules().map(rule -> CompiledRule.of(rule, node, types)).toList())));
  }

  private static ObjectNode read(String yaml) {
    return SERIALIZATION.unmarshal(yaml, ObjectNode.class);
  }
}

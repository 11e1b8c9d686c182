package dev.honeycomboperator.crd;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What no annotation of Fabric8's generator can say, or what the generator gets wrong.
 *
 * @param description of the kind
 * @param specDescription of what is wanted
 * @param statusDescription of what was seen
 * @param columns the names of the printer columns as kubectl is to show them; the generator sorts
 *     by path
 */
record CrdMending(
    String description, String specDescription, String statusDescription, List<String> columns) {

  void mend(CustomResourceDefinition crd) {
    for (var version : crd.getSpec().getVersions()) {
      mend(version);
    }
  }

  private void mend(CustomResourceDefinitionVersion version) {
    mendColumns(version);
    var root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription(description);
    root.setRequired(List.of("spec"));
    describe(root, "spec", specDescription);
    var status = describe(root, "status", statusDescription);
    mendConditions(property(status, "conditions"));
    mendAll(root);
  }

  private void mendColumns(CustomResourceDefinitionVersion version) {
    var mended = version.getAdditionalPrinterColumns();
    mended.sort(comparing(column -> columns.indexOf(column.getName())));
    for (var column : mended) {
      if (column.getPriority() == 0) {
        column.setPriority(null);
      }
    }
  }

  private static void mendAll(JSONSchemaProps schema) {
    // A record hands its annotations to the field and to the accessor; the generator reads both.
    var rules = schema.getXKubernetesValidations();
    schema.setXKubernetesValidations(List.copyOf(new LinkedHashSet<>(rules)));
    if ("integer".equals(schema.getType())) {
      schema.setFormat("int64");
    }
    if (schema.getItems() != null) {
      mendAll(schema.getItems().getSchema());
    }
    var properties = schema.getProperties();
    if (properties != null) {
      if (properties.containsKey("matchExpressions")) {
        mendSelector(schema);
      }
      if (properties.containsKey("allowedKeyTypes")) {
        property(schema, "allowedKeyTypes").setXKubernetesListType("set");
      }
      properties.values().forEach(CrdMending::mendAll);
    }
  }

  /** As the conventions of the Kubernetes API describe conditions. */
  private static void mendConditions(JSONSchemaProps conditions) {
    conditions.setXKubernetesListType("map");
    conditions.setXKubernetesListMapKeys(List.of("type"));
    var condition = conditions.getItems().getSchema();
    condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
    describe(condition, "type", "The question, such as Ready.").setMaxLength(316L);
    describe(condition, "status", "The answer.").setEnum(texts("False", "True", "Unknown"));
    describe(condition, "reason", "Why, in one CamelCase word.")
        .setPattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$");
    describe(condition, "message", "Why, for people, and what to do about it.")
        .setMaxLength(32768L);
    describe(condition, "lastTransitionTime", "When the answer last changed.")
        .setFormat("date-time");
    describe(condition, "observedGeneration", "metadata.generation of the spec that was judged.");
  }

  private static void mendSelector(JSONSchemaProps selector) {
    describe(selector, "matchLabels", "Labels that must all be there, with these values.");
    var expression =
        describe(selector, "matchExpressions", "Requirements that must all be met.")
            .getItems()
            .getSchema();
    expression.setRequired(List.of("key", "operator"));
    describe(expression, "key", "The name of the label.");
    describe(expression, "operator", "How the label is judged.")
        .setEnum(texts("DoesNotExist", "Exists", "In", "NotIn"));
    describe(expression, "values", "What In and NotIn look for; left out with the others.");
  }

  private static JSONSchemaProps describe(JSONSchemaProps parent, String name, String description) {
    var schema = property(parent, name);
    schema.setDescription(description);
    return schema;
  }

  private static JSONSchemaProps property(JSONSchemaProps parent, String name) {
    return requireNonNull(parent.getProperties().get(name), name);
  }

  private static List<JsonNode> texts(String... texts) {
    return Stream.of(texts).<JsonNode>map(TextNode::valueOf).toList();
  }
}

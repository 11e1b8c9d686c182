package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether something may be created where it is to go. Who asks does not matter: there are no users.
 */
record Admission(Store store, Kinds kinds, SchemaJudge judge) {

  /** Puts the object into its namespace, which must exist and not be about to go. */
  void checkCreate(ResourceKind kind, @Nullable String requested, ObjectNode proposed) {
    ObjectNode metadata = proposed.withObject("/metadata");
    if (kind.namespaced()) {
      String namespace = String.valueOf(requested);
      if (!metadata.path("namespace").asText(namespace).equals(namespace)) {
        throw Refusal.badRequest("the namespace of the object does not match the one on the URL");
      }
      metadata.put("namespace", namespace);
      checkNamespace(kind, metadata);
    } else {
      metadata.remove("namespace");
    }
    if (kind.custom()) {
      checkDefinition(kind);
    }
  }

  /** Asks the schema of a custom resource. */
  void checkSchema(ResourceKind kind, ObjectNode object, @Nullable ObjectNode old) {
    List<String> complaints = kind.custom() ? judge.refusals(object, old) : List.of();
    if (!complaints.isEmpty()) {
      throw Refusal.invalid(kind, object.path("metadata").path("name").asText(), complaints);
    }
  }

  private void checkNamespace(ResourceKind kind, JsonNode metadata) {
    String namespace = metadata.path("namespace").asText();
    ObjectNode found =
        store
            .find(new Store.Place(kinds.builtIn("namespaces"), null, namespace))
            .orElseThrow(() -> Refusal.notFound("namespaces", namespace));
    if (found.path("metadata").has("deletionTimestamp")) {
      throw Refusal.namespaceTerminating(
          kind.qualified(), metadata.path("name").asText(), namespace);
    }
  }

  private void checkDefinition(ResourceKind kind) {
    Optional<ObjectNode> crd =
        store.find(
            new Store.Place(kinds.builtIn(ResourceKind.DEFINITIONS), null, kind.qualified()));
    if (crd.isPresent() && crd.get().path("metadata").has("deletionTimestamp")) {
      throw Refusal.notAllowed(
          "create not allowed while custom resource definition is terminating");
    }
  }

  /** To a caller who asks what it may do; operators ask before they take part in an election. */
  static ObjectNode everythingAllowed(ObjectNode review) {
    ObjectNode status = review.putObject("status").put("allowed", true).put("incomplete", false);
    ObjectNode rule = status.putArray("resourceRules").addObject();
    List.of("verbs", "apiGroups", "resources").forEach(field -> rule.putArray(field).add("*"));
    status.putArray("nonResourceRules");
    return review;
  }
}

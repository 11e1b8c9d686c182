package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the API server makes of a write before it is stored: the object as it will be, or a {@link
 * Refusal}.
 */
record WriteRules(ResourceKind kind) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final List<String> SET_ONCE = List.of("uid", "creationTimestamp", "generation");

  ObjectNode created(ObjectNode proposed) {
    ObjectNode metadata = proposed.withObject("/metadata");
    if (!metadata.path("resourceVersion").asText().isEmpty()) {
      throw Refusal.badRequest("resourceVersion should not be set on objects to be created");
    }
    if (metadata.path("name").asText().isEmpty() && metadata.has("generateName")) {
      String suffix = UUID.randomUUID().toString().substring(0, 5);
      metadata.put("name", metadata.path("generateName").asText() + suffix);
    }
    if (!NAME.matcher(metadata.path("name").asText()).matches()) {
      throw Refusal.invalid(
          "metadata.name",
          "a lowercase RFC 1123 subdomain must consist of letters, digits, - and .");
    }
    metadata.remove(
        List.of("deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "generation"));
    metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
    if (kind.countsGenerations()) {
      metadata.put("generation", 1);
    }
    if (kind.statusSubresource()) {
      proposed.remove("status");
    }
    return SecretRules.appliesTo(kind)
        ? SecretRules.admitted(proposed)
        : Schema.of(kind).admitted(proposed);
  }

  ObjectNode updated(ObjectNode current, ObjectNode proposed) {
    checkVersion(current, proposed);
    ObjectNode metadata = proposed.withObject("/metadata");
    keepIdentity(current.path("metadata"), metadata);
    keepDeletion(current.path("metadata"), metadata);
    if (kind.statusSubresource()) {
      takeOver("status", current, proposed);
    }
    ObjectNode result =
        SecretRules.appliesTo(kind)
            ? SecretRules.replaced(current, SecretRules.admitted(proposed))
            : Schema.of(kind).admitted(proposed);
    if (kind.countsGenerations() && !specOf(result).equals(specOf(current))) {
      metadata.put("generation", current.path("metadata").path("generation").asLong() + 1);
    }
    return result;
  }

  /** A write of the status subresource: all but status is left as it is. */
  ObjectNode withStatus(ObjectNode current, ObjectNode proposed) {
    checkVersion(current, proposed);
    ObjectNode result = current.deepCopy();
    takeOver("status", proposed, result);
    return Schema.of(kind).admitted(result);
  }

  /**
   * The object as it waits for its finalizers; like the real one this counts as a new generation.
   */
  ObjectNode markedForDeletion(ObjectNode current) {
    ObjectNode result = current.deepCopy();
    ObjectNode metadata = result.withObject("/metadata");
    metadata.put("deletionTimestamp", now()).put("deletionGracePeriodSeconds", 0);
    if (metadata.has("generation")) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    return result;
  }

  private void checkVersion(ObjectNode current, ObjectNode proposed) {
    String version = proposed.path("metadata").path("resourceVersion").asText();
    String name = current.path("metadata").path("name").asText();
    if (version.isEmpty() && !kind.unconditionalUpdate()) {
      throw Refusal.invalid("metadata.resourceVersion", "must be specified for an update");
    }
    if (!version.isEmpty()
        && !version.equals(current.path("metadata").path("resourceVersion").asText())) {
      throw Refusal.conflict(
          kind.qualified(),
          name,
          "the object has been modified; please apply your changes to the latest version and try again");
    }
    JsonNode uid = proposed.path("metadata").path("uid");
    if (!uid.asText().isEmpty() && !uid.equals(current.path("metadata").path("uid"))) {
      throw Refusal.conflict(kind.qualified(), name, "Precondition failed: UID in precondition");
    }
  }

  private static void keepIdentity(JsonNode current, ObjectNode proposed) {
    for (String field : List.of("name", "namespace")) {
      JsonNode value = proposed.path(field);
      if (!value.asText().isEmpty() && !value.equals(current.path(field))) {
        throw Refusal.badRequest(
            "the " + field + " of the object does not match the one on the URL");
      }
      takeOver(field, current, proposed);
    }
    SET_ONCE.forEach(field -> takeOver(field, current, proposed));
    takeOver("resourceVersion", current, proposed);
    proposed.remove("managedFields");
  }

  /**
   * Nothing resurrects: a deletion once begun can be neither undone nor prolonged by new
   * finalizers.
   */
  private static void keepDeletion(JsonNode current, ObjectNode proposed) {
    boolean deleting = current.has("deletionTimestamp");
    if (!deleting && !proposed.path("deletionTimestamp").asText().isEmpty()) {
      throw Refusal.invalid("metadata.deletionTimestamp", "field is immutable");
    }
    takeOver("deletionTimestamp", current, proposed);
    takeOver("deletionGracePeriodSeconds", current, proposed);
    if (deleting && !finalizersOf(current).containsAll(finalizersOf(proposed))) {
      throw Refusal.invalid(
          "metadata.finalizers", "no new finalizers can be added if the object is being deleted");
    }
  }

  private static Set<String> finalizersOf(JsonNode metadata) {
    return metadata
        .path("finalizers")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static void takeOver(String field, JsonNode from, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.get(field));
    } else {
      to.remove(field);
    }
  }

  private ObjectNode specOf(ObjectNode object) {
    ObjectNode rest = object.deepCopy().without("metadata");
    return kind.statusSubresource() ? rest.without("status") : rest;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

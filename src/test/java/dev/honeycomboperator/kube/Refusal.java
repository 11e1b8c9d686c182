package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the API server says no with: a {@code Status} with the code, reason and cause of the real
 * one.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final String cause;

  private Refusal(int code, String reason, String cause, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.cause = cause;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "BadRequest", "", message);
  }

  static Refusal namespaceTerminating(String resource, String name, String namespace) {
    return new Refusal(
        403,
        "Forbidden",
        "NamespaceTerminating",
        "%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
            .formatted(resource, name, namespace));
  }

  static Refusal notFound(String resource, String name) {
    return new Refusal(404, "NotFound", "", "%s \"%s\" not found".formatted(resource, name));
  }

  static Refusal noSuchResource() {
    return new Refusal(404, "NotFound", "", "the server could not find the requested resource");
  }

  static Refusal notAllowed(String message) {
    return new Refusal(405, "MethodNotAllowed", "", message);
  }

  static Refusal alreadyExists(String resource, String name) {
    return new Refusal(
        409, "AlreadyExists", "", "%s \"%s\" already exists".formatted(resource, name));
  }

  static Refusal conflict(String resource, String name, String why) {
    return new Refusal(
        409,
        "Conflict",
        "",
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(resource, name, why));
  }

  static Refusal gone(String version) {
    return new Refusal(410, "Expired", "", "too old resource version: " + version);
  }

  static Refusal unsupportedMediaType(String mediaType) {
    return new Refusal(
        415,
        "UnsupportedMediaType",
        "",
        "the body of the request was in an unknown format: " + mediaType);
  }

  static Refusal invalid(String field, String why) {
    return new Refusal(
        422, "Invalid", "FieldValueInvalid", "is invalid: %s: %s".formatted(field, why));
  }

  static Refusal invalid(ResourceKind kind, String name, List<String> complaints) {
    return new Refusal(
        422,
        "Invalid",
        "FieldValueInvalid",
        "%s \"%s\" is invalid: %s".formatted(kind.kind(), name, String.join(", ", complaints)));
  }

  static Refusal unavailable() {
    return new Refusal(
        503, "ServiceUnavailable", "", "the server is currently unable to handle the request");
  }

  int code() {
    return code;
  }

  ObjectNode status() {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    status.put("code", code);
    if (!cause.isEmpty()) {
      status
          .putObject("details")
          .putArray("causes")
          .addObject()
          .put("reason", cause)
          .put("message", getMessage());
    }
    return status;
  }
}

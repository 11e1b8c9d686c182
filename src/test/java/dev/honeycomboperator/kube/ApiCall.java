package dev.honeycomboperator.kube;

import org.jspecify.annotations.Nullable;

/**
 * One call as the API server saw it.
 *
 * @param verb as RBAC names it
 * @param resource the plural, with a slash and the subresource where there is one
 * @param dryRun whether the caller asked for nothing to be persisted
 * @param code the HTTP status answered; 0 where the connection was closed before anything was done
 */
public record ApiCall(
    String verb,
    String resource,
    @Nullable String namespace,
    @Nullable String name,
    boolean dryRun,
    int code) {

  static ApiCall of(ApiRequest request, int code) {
    String resource = request.resource();
    String subresource = request.subresource();
    return new ApiCall(
        request.verb(),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        request.namespace(),
        request.name(),
        !request.parameter("dryRun").isEmpty(),
        code);
  }

  /** Whether it may change anything. */
  public boolean writes() {
    return switch (verb) {
      case "get", "list", "watch" -> false;
      default -> !dryRun;
    };
  }
}

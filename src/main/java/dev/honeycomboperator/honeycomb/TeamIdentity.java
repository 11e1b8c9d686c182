package dev.honeycomboperator.honeycomb;

import java.util.Set;

/**
 * Who a management key is ({@code GET /2/auth}).
 *
 * @param keyId of the management key itself
 * @param scopes such as {@code api-keys:write}, which implies {@code api-keys:read} without naming
 *     it; unknown ones are kept
 */
public record TeamIdentity(
    String keyId, String teamId, String teamSlug, String teamName, Set<String> scopes) {

  public TeamIdentity {
    scopes = Set.copyOf(scopes);
  }

  /** Whether {@code resource} may be read: by its {@code :read} or its {@code :write} scope. */
  public boolean mayRead(String resource) {
    return scopes.contains(resource + ":read") || mayWrite(resource);
  }

  public boolean mayWrite(String resource) {
    return scopes.contains(resource + ":write");
  }
}

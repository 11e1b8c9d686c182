package dev.honeycomboperator.honeycomb;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as the Key Management API shows it; its secret is not among what can be read.
 *
 * @param environmentId empty for a Classic key, which belongs to no environment
 * @param permissions those that are granted
 * @param created by Honeycomb's clock
 * @param updated when it was last changed, by Honeycomb's clock; a key that is disabled was so at
 *     this time at the latest
 */
public record ApiKey(
    String id,
    KeyType type,
    String name,
    boolean disabled,
    Set<Permission> permissions,
    Optional<String> environmentId,
    Instant created,
    Instant updated) {

  public ApiKey {
    permissions = Set.copyOf(permissions);
  }

  /** Whether {@code text} can be an id at all: 1 to 64 ASCII letters, digits and underscores. */
  public static boolean isId(String text) {
    return KeyDocuments.ID.matcher(text).matches();
  }

  /** This key after {@code change}, as the API's merge rules have it. */
  public ApiKey with(KeyChange change) {
    return new ApiKey(
        id,
        type,
        change.name().orElse(name),
        change.disabled().orElse(disabled),
        change.permissions().orElse(permissions),
        environmentId,
        created,
        updated);
  }
}

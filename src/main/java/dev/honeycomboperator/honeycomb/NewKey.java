package dev.honeycomboperator.honeycomb;

import java.util.Set;

/**
 * What a POST asks for.
 *
 * @param name 1 to 100 characters; Honeycomb does not demand that it be unique
 * @param permissions all others of the type are denied
 */
public record NewKey(
    KeyType type,
    String name,
    String environmentId,
    Set<Permission> permissions,
    boolean disabled) {

  public NewKey {
    permissions = Set.copyOf(permissions);
  }
}

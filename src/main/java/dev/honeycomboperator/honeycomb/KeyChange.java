package dev.honeycomboperator.honeycomb;

import java.util.Optional;
import java.util.Set;

/**
 * What a PATCH asks for; what is empty stays as it is.
 *
 * @param permissions the whole set, configuration keys only: since the API merges, every flag that
 *     is not in it is sent as {@code false}
 */
public record KeyChange(
    Optional<String> name, Optional<Boolean> disabled, Optional<Set<Permission>> permissions) {

  public static final KeyChange NONE =
      new KeyChange(Optional.empty(), Optional.empty(), Optional.empty());

  public KeyChange withName(String wanted) {
    return new KeyChange(Optional.of(wanted), disabled, permissions);
  }

  public KeyChange withDisabled(boolean wanted) {
    return new KeyChange(name, Optional.of(wanted), permissions);
  }

  public KeyChange withPermissions(Set<Permission> wanted) {
    return new KeyChange(name, disabled, Optional.of(Set.copyOf(wanted)));
  }
}

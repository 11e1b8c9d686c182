package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the resource asks for.
 *
 * @param rotate value of the annotation that asks for a new key; a value that was served before
 *     asks for nothing
 * @param overlap how long a key that was handed out outlives its successor's creation
 */
public record Desired(
    Mark mark,
    String displayName,
    EnvironmentSelector environment,
    KeyType type,
    Set<Permission> permissions,
    boolean disabled,
    Optional<String> rotate,
    Duration overlap,
    boolean paused,
    Optional<DeletionPolicy> deletion) {

  public enum DeletionPolicy {
    DELETE,
    DISABLE,
    RETAIN
  }

  public Desired {
    permissions = Set.copyOf(permissions);
  }

  public String remoteName() {
    return mark.nameFor(displayName);
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the resource asks for.
 *
 * @param restarts what is restarted for a new key, one after the other
 * @param deletion set once the resource is being deleted
 */
public record Desired(
    Mark mark,
    String displayName,
    EnvironmentSelector environment,
    KeyType type,
    Set<Permission> permissions,
    boolean disabled,
    Rotation rotation,
    List<Workload> restarts,
    boolean paused,
    Optional<DeletionPolicy> deletion) {

  public enum DeletionPolicy {
    DELETE,
    DISABLE,
    RETAIN
  }

  public Desired {
    permissions = Set.copyOf(permissions);
    restarts = List.copyOf(restarts);
  }

  /**
   * A disabled key need not be young, and what somebody disabled at Honeycomb is no clock's to
   * undo.
   */
  Optional<Schedule> schedule(ApiKey held) {
    return disabled || held.disabled() ? Optional.empty() : rotation.schedule();
  }

  public String remoteName() {
    return mark.nameFor(displayName);
  }
}

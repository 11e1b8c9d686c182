package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A key at one moment, without its secret. */
record KeyState(
    String id,
    String legacyId,
    KeyType type,
    String name,
    boolean disabled,
    Set<Permission> permissions,
    Optional<String> environmentId,
    Instant created,
    Instant updated) {

  KeyState changed(String newName, boolean nowDisabled, Set<Permission> granted, Instant at) {
    return new KeyState(
        id, legacyId, type, newName, nowDisabled, Set.copyOf(granted), environmentId, created, at);
  }

  ApiKey asClientSees() {
    return new ApiKey(id, type, name, disabled, permissions, environmentId, created, updated);
  }
}

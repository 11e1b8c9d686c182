package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Sensitive;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be done to keys, by the API or by hand, and what is refused. */
final class KeyPlane {

  /** What a POST asks for; the flags by their names on the wire, unknown ones among them. */
  record Draft(
      String type,
      String name,
      boolean disabled,
      Map<String, Boolean> flags,
      Optional<String> environmentId) {}

  /** What a PATCH asks for. */
  record Patch(Optional<String> name, Optional<Boolean> disabled, Map<String, Boolean> flags) {}

  /** A new key and the secret that is shown this once. Not a record, which would print it. */
  static final class Created {
    final KeyState key;
    final String secret;

    Created(KeyState key, String secret) {
      this.key = key;
      this.secret = secret;
    }

    Sensitive value() {
      return key.type().usableValue(key.id(), Sensitive.of(secret));
    }
  }

  private final Switches switches;
  private final Minting minting;
  private final AuthPlane authPlane;
  private final InstantSource clock;

  KeyPlane(Switches switches, Minting minting, AuthPlane authPlane, InstantSource clock) {
    this.switches = switches;
    this.minting = minting;
    this.authPlane = authPlane;
    this.clock = clock;
  }

  Created create(TeamState team, Draft draft) {
    var type =
        Arrays.stream(KeyType.values())
            .filter(candidate -> candidate.wireName().equals(draft.type()))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "/data/attributes/key_type", "the value must be ingest or configuration"));
    checkName(team, draft.name(), "");
    checkFlags(type, draft.flags());
    draft
        .environmentId()
        .filter(id -> !team.environments.containsKey(id))
        .ifPresent(
            _ -> {
              throw Refusal.of(404, switches.errorText(404), "environment not found");
            });
    if (team.keys.size() >= switches.keyQuota) {
      throw Refusal.invalid("/data", "the team has as many keys as it may have");
    }
    var classic = draft.environmentId().isEmpty();
    var now = clock.instant();
    var key =
        new KeyState(
            minting.id(classic ? "ic" : type == KeyType.INGEST ? "ik" : "lk"),
            minting.legacyId(),
            type,
            draft.name(),
            draft.disabled(),
            granted(Set.of(), draft.flags()),
            draft.environmentId(),
            now,
            now);
    var created = new Created(key, minting.secret(type));
    team.put(key);
    authPlane.register(key.id(), created.value().reveal());
    if (!key.disabled()) {
      authPlane.turn(key.id(), true, now.plus(switches.acceptedAfter));
    }
    return created;
  }

  Paging.Page<KeyState> list(TeamState team, Optional<KeyType> only, Paging.Wanted wanted) {
    if (wanted.after().isEmpty()) {
      team.listed.begin();
    }
    return new Paging(switches)
        .page(
            team.listed.keys().stream()
                .filter(key -> only.isEmpty() || only.get() == key.type())
                .toList(),
            key -> new Paging.Position(key.name(), key.id()),
            wanted);
  }

  KeyState get(TeamState team, String id) {
    return Optional.ofNullable(team.keys.get(id))
        .orElseThrow(() -> Refusal.of(404, switches.errorText(404), "API key not found"));
  }

  KeyState update(TeamState team, String id, Patch patch) {
    var key = get(team, id);
    patch.name().ifPresent(name -> checkName(team, name, id));
    checkFlags(key.type(), patch.flags());
    var flags = new HashMap<>(patch.flags());
    if (!switches.patchesManageSignals) {
      flags.remove(Permission.MANAGE_SIGNALS.wireName());
    }
    var now = clock.instant();
    var changed =
        key.changed(
            patch.name().orElse(key.name()),
            patch.disabled().orElse(key.disabled()),
            // What an ingest key may do is settled when it is made.
            key.type() == KeyType.INGEST ? key.permissions() : granted(key.permissions(), flags),
            now);
    team.put(changed);
    if (changed.disabled() && !key.disabled()) {
      authPlane.turn(id, false, now.plus(switches.refusedAfterDisable));
    } else if (key.disabled() && !changed.disabled()) {
      authPlane.turn(id, true, now.plus(switches.acceptedAfter));
    }
    return changed;
  }

  void delete(TeamState team, String id) {
    var key = get(team, id);
    team.remove(key);
    authPlane.turn(id, false, clock.instant().plus(switches.refusedAfterDelete));
  }

  private void checkName(TeamState team, String name, String except) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > 100) {
      throw Refusal.invalid("/data/attributes/name", "the length must be between 1 and 100");
    }
    if (switches.uniqueNames
        && team.keys.values().stream()
            .anyMatch(key -> key.name().equals(name) && !key.id().equals(except))) {
      throw Refusal.invalid("/data/attributes/name", "the name is taken");
    }
  }

  private static void checkFlags(KeyType type, Map<String, Boolean> flags) {
    for (var permission : Permission.values()) {
      if (flags.containsKey(permission.wireName()) && !type.permissions().contains(permission)) {
        throw Refusal.invalid(
            "/data/attributes/permissions/" + permission.wireName(),
            "the permission is for configuration keys only");
      }
    }
  }

  /** {@code before} with every known flag as given; those not given stay. */
  private static Set<Permission> granted(Set<Permission> before, Map<String, Boolean> flags) {
    var granted = EnumSet.noneOf(Permission.class);
    for (var permission : Permission.values()) {
      if (flags.getOrDefault(permission.wireName(), before.contains(permission))) {
        granted.add(permission);
      }
    }
    return granted;
  }
}

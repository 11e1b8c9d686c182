package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.IssuedKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Sensitive;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A team of the fake: what a person does in its settings, and what there is to see. Never faulty or
 * limited.
 */
public final class FakeTeam {

  private static final List<String> EVERYTHING = List.of("api-keys:write", "environments:write");

  private final Core core;
  private final TeamState team;

  FakeTeam(Core core, TeamState team) {
    this.core = core;
    this.team = team;
  }

  public String id() {
    return team.id;
  }

  public String slug() {
    return team.slug;
  }

  /** A new management key; with no scopes named, one that may do everything. */
  public ManagementKey managementKey(String... scopes) {
    return core.locked(
        () -> {
          var granted = scopes.length == 0 ? EVERYTHING : Arrays.asList(scopes);
          var key =
              new ManagementKey(
                  core.minting.id("mk"), Sensitive.of(core.minting.managementSecret()));
          team.managementKeys.put(key.id(), Set.copyOf(granted));
          core.authPlane.register(key.id(), key.id() + ":" + key.secret().reveal());
          core.authPlane.turn(key.id(), true, core.clock.instant());
          return key;
        });
  }

  public void revokeManagementKey(ManagementKey key) {
    core.locked(
        () -> {
          var from = core.clock.instant().plus(core.switches.managementKeyRefusedAfter);
          core.authPlane.turn(key.id(), false, from);
          return key;
        });
  }

  /** Another management key of the same scopes; the old one is revoked. */
  public ManagementKey rotateManagementKey(ManagementKey old) {
    var scopes = core.locked(() -> team.managementKeys.getOrDefault(old.id(), Set.of()));
    var successor = managementKey(scopes.toArray(String[]::new));
    revokeManagementKey(old);
    return successor;
  }

  /** The environment of this name, made if there is none; it is not protected against deletion. */
  public Environment environment(String name) {
    return core.locked(
        () ->
            team.environments.values().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(
                    () -> {
                      var made = core.environments.create(team, name, "", Optional.empty());
                      return unprotected(made.id());
                    })
                .asClientSees());
  }

  /** Together with all of its keys. */
  public void deleteEnvironment(String id) {
    core.locked(
        () -> {
          unprotected(id);
          core.environments.delete(team, id);
          return id;
        });
  }

  private EnvironmentState unprotected(String id) {
    return core.environments.update(
        team, id, Optional.empty(), Optional.empty(), Optional.of(false));
  }

  public IssuedKey createInUi(
      KeyType type, String name, String environmentId, Permission... permissions) {
    return created(type, name, Optional.of(environmentId), permissions);
  }

  /** A key from before there were environments. */
  public IssuedKey createClassicInUi(String name) {
    return created(KeyType.INGEST, name, Optional.empty());
  }

  private IssuedKey created(
      KeyType type, String name, Optional<String> environmentId, Permission... permissions) {
    return core.locked(
        () -> {
          var flags =
              Arrays.stream(permissions).collect(Collectors.toMap(Permission::wireName, _ -> true));
          var made =
              core.keys.create(
                  team, new KeyPlane.Draft(type.wireName(), name, false, flags, environmentId));
          return new IssuedKey(made.key.asClientSees(), made.value());
        });
  }

  public void renameInUi(String id, String name) {
    change(id, new KeyPlane.Patch(Optional.of(name), Optional.empty(), Map.of()));
  }

  public void disableInUi(String id) {
    change(id, new KeyPlane.Patch(Optional.empty(), Optional.of(true), Map.of()));
  }

  public void enableInUi(String id) {
    change(id, new KeyPlane.Patch(Optional.empty(), Optional.of(false), Map.of()));
  }

  /** Sets each flag of a configuration key. */
  public void permitInUi(String id, Set<Permission> permissions) {
    var flags =
        Arrays.stream(Permission.values())
            .collect(Collectors.toMap(Permission::wireName, permissions::contains));
    change(id, new KeyPlane.Patch(Optional.empty(), Optional.empty(), flags));
  }

  private void change(String id, KeyPlane.Patch patch) {
    core.locked(() -> core.keys.update(team, id, patch));
  }

  public void deleteInUi(String id) {
    core.locked(
        () -> {
          core.keys.delete(team, id);
          return id;
        });
  }

  /** Every key there is, disabled ones too. */
  public List<ApiKey> keys() {
    return core.locked(() -> team.keys.values().stream().map(KeyState::asClientSees).toList());
  }

  /** Every key there ever was; one that is gone as it was last. */
  public List<ApiKey> everyKey() {
    return core.locked(() -> team.everyKey.values().stream().map(KeyState::asClientSees).toList());
  }

  public List<ApiKey> liveKeys() {
    return keys().stream().filter(key -> !key.disabled()).toList();
  }

  /** Those whose names end so, as the mark of a resource makes them. */
  public List<ApiKey> liveKeys(String nameSuffix) {
    return liveKeys().stream().filter(key -> key.name().endsWith(nameSuffix)).toList();
  }

  public Optional<ApiKey> key(String id) {
    return keys().stream().filter(key -> key.id().equals(id)).findFirst();
  }
}

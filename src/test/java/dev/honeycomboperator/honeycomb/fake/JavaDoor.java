package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.IssuedKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyIdentity;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.NewKey;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Problem;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fake as the client's interface: the same calls that the real client would make, without a
 * wire.
 */
final class JavaDoor implements Honeycomb {

  private static final int PAGE = 100;

  private final Core core;
  private final ManagementKey credential;
  private volatile @Nullable String team;
  private volatile boolean answered;

  JavaDoor(Core core, ManagementKey credential) {
    this.core = core;
    this.credential = credential;
  }

  @Override
  public TeamIdentity identity() throws HoneycombException {
    var identity =
        call(
            Route.IDENTITY,
            "",
            "",
            caller ->
                new TeamIdentity(
                    caller.keyId(),
                    caller.team().id,
                    caller.team().slug,
                    caller.team().name,
                    caller.scopes()));
    team = identity.teamSlug();
    return identity;
  }

  @Override
  public List<Environment> environments() throws HoneycombException {
    return all(
        Route.LIST_ENVIRONMENTS,
        (caller, wanted) -> core.environments.list(caller.team(), wanted),
        EnvironmentState::asClientSees);
  }

  @Override
  public List<ApiKey> keys() throws HoneycombException {
    return all(
        Route.LIST_KEYS,
        (caller, wanted) -> core.keys.list(caller.team(), Optional.empty(), wanted),
        KeyState::asClientSees);
  }

  @Override
  public Optional<ApiKey> key(String id) throws HoneycombException {
    return unlessMissing(
        () ->
            call(
                Route.GET_KEY,
                slug(),
                id,
                caller -> core.keys.get(caller.team(), id).asClientSees()));
  }

  @Override
  public IssuedKey create(NewKey key) throws HoneycombException {
    var draft =
        new KeyPlane.Draft(
            key.type().wireName(),
            key.name(),
            key.disabled(),
            flags(key.type().permissions(), key.permissions()),
            Optional.of(key.environmentId()));
    return call(
        Route.CREATE_KEY,
        slug(),
        "",
        caller -> {
          var created = core.keys.create(caller.team(), draft);
          return new IssuedKey(created.key.asClientSees(), created.value());
        });
  }

  @Override
  public ApiKey update(String id, KeyChange change) throws HoneycombException {
    var patch =
        new KeyPlane.Patch(
            change.name(),
            change.disabled(),
            change
                .permissions()
                .map(granted -> flags(KeyType.CONFIGURATION.permissions(), granted))
                .orElse(Map.of()));
    return call(
        Route.UPDATE_KEY,
        slug(),
        id,
        caller -> core.keys.update(caller.team(), id, patch).asClientSees());
  }

  @Override
  public boolean delete(String id) throws HoneycombException {
    return unlessMissing(
            () ->
                call(
                    Route.DELETE_KEY,
                    slug(),
                    id,
                    caller -> {
                      core.keys.delete(caller.team(), id);
                      return true;
                    }))
        .orElse(false);
  }

  @Override
  public KeyIdentity introspect(Sensitive keyValue) throws HoneycombException {
    return call(
        new Core.Asked(Route.INTROSPECT, "", ""),
        () -> core.admission.keyValue(keyValue.reveal()),
        core::identity);
  }

  @Override
  public Optional<Duration> clockSkew() {
    return answered ? Optional.of(core.switches.clockAhead) : Optional.empty();
  }

  private synchronized String slug() throws HoneycombException {
    var known = team;
    return known == null ? identity().teamSlug() : known;
  }

  private static Map<String, Boolean> flags(Set<Permission> all, Set<Permission> granted) {
    return all.stream().collect(Collectors.toMap(Permission::wireName, granted::contains));
  }

  @FunctionalInterface
  private interface Lister<S> {
    Paging.Page<S> list(Core.Caller caller, Paging.Wanted wanted);
  }

  private <S, T> List<T> all(Route route, Lister<S> lister, Function<S, T> view)
      throws HoneycombException {
    var all = new ArrayList<T>();
    var after = Optional.<String>empty();
    do {
      var wanted = new Paging.Wanted(PAGE, after);
      var page = call(route, slug(), "", caller -> lister.list(caller, wanted));
      page.items().forEach(item -> all.add(view.apply(item)));
      after = page.next();
    } while (after.isPresent());
    return List.copyOf(all);
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run() throws HoneycombException;
  }

  private static <T> Optional<T> unlessMissing(Attempt<T> attempt) throws HoneycombException {
    try {
      return Optional.of(attempt.run());
    } catch (HoneycombException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T call(Route route, String slug, String id, Function<Core.Caller, T> action)
      throws HoneycombException {
    return call(
        new Core.Asked(route, slug, id),
        () -> core.admission.managementKey(credential.id() + ":" + credential.secret().reveal()),
        action);
  }

  private <T> T call(
      Core.Asked asked, Supplier<Optional<Core.Caller>> who, Function<Core.Caller, T> action)
      throws HoneycombException {
    var reply = new JavaReply(asked.route());
    try {
      var value = core.perform(asked, who, reply, action);
      answered = true;
      return value;
    } catch (Refusal e) {
      answered = true;
      throw new HoneycombException(reply.problem(e));
    } catch (Mishap e) {
      throw new HoneycombException(reply.problem(e.manner()));
    }
  }
}

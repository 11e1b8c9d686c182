package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.KeyIdentity;
import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The one state behind both doors, and the one way to it for a call: fault, who, how often, may,
 * do.
 */
final class Core {

  /**
   * A call as it comes in.
   *
   * @param team slug in the path, empty where there is none
   * @param id in the path, empty where there is none
   */
  record Asked(Route route, String team, String id) {}

  /** Who calls. */
  record Caller(TeamState team, String keyId, Set<String> scopes) {
    boolean may(String scope) {
      return scope.isEmpty()
          || scopes.contains(scope)
          || scopes.contains(scope.replace(":read", ":write"));
    }
  }

  /** How a call came in, and what of the way back concerns the state behind it. */
  interface Door {
    /** Told also when the call is refused. */
    void budget(Budgets.Budget budget);

    void slow(Duration by);
  }

  private record Late(Instant due, Runnable commit) {}

  final Switches switches = new Switches();
  final FaultScript faults = new FaultScript();
  final Journal journal = new Journal();
  final AuthPlane authPlane = new AuthPlane();
  final InstantSource clock;
  final Minting minting;
  final KeyPlane keys;
  final EnvironmentPlane environments;
  final Admission admission;
  private final Map<String, TeamState> teams = new LinkedHashMap<>();
  private final List<Late> late = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  Core(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.minting = new Minting(random, clock, switches);
    this.keys = new KeyPlane(switches, minting, authPlane, clock);
    this.environments = new EnvironmentPlane(switches, minting, keys);
    this.admission = new Admission(switches, authPlane, teams.values(), clock);
  }

  /** Does {@code action} on a state that nobody else looks at meanwhile. */
  <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      commitLate(clock.instant());
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void commitLate(Instant until) {
    lock.lock();
    try {
      var due = late.stream().filter(waiting -> !waiting.due().isAfter(until)).toList();
      late.removeAll(due);
      due.forEach(waiting -> waiting.commit().run());
    } finally {
      lock.unlock();
    }
  }

  TeamState team(String slug) {
    return locked(
        () ->
            teams.computeIfAbsent(
                slug, _ -> new TeamState(minting.id("tm"), slug, "Team " + slug, switches)));
  }

  List<TeamState> teams() {
    return locked(() -> List.copyOf(teams.values()));
  }

  /**
   * @throws Refusal when Honeycomb would say no
   * @throws Mishap when the script says so
   */
  <T> T perform(
      Asked asked, Supplier<Optional<Caller>> who, Door door, Function<Caller, T> action) {
    var status = 200;
    try {
      return faulty(asked, who, door, action);
    } catch (Refusal e) {
      status = e.status();
      throw e;
    } catch (Mishap e) {
      status = e.status();
      throw e;
    } finally {
      journal.add(new Call(clock.instant(), asked.route(), asked.team(), asked.id(), status));
    }
  }

  private <T> T faulty(
      Asked asked, Supplier<Optional<Caller>> who, Door door, Function<Caller, T> action) {
    var fault = faults.take(asked.route());
    if (fault.isEmpty()) {
      return locked(() -> action.apply(admission.admit(asked, who, door)));
    }
    var mishap = new Mishap(fault.get().manner());
    return switch (fault.get().commit()) {
      case NEVER -> throw mishap;
      case DONE -> {
        var value = locked(() -> action.apply(admission.admit(asked, who, door)));
        if (mishap.manner() instanceof Fault.Manner.Slow slow) {
          door.slow(slow.by());
          yield value;
        }
        throw mishap;
      }
      case LATE -> {
        locked(
            () -> {
              var caller = admission.admit(asked, who, door);
              return late.add(
                  new Late(
                      clock.instant().plus(fault.get().lateBy()), () -> attempt(action, caller)));
            });
        throw mishap;
      }
    };
  }

  // Nobody is left to be told of a refusal.
  private static <T> void attempt(Function<Caller, T> action, Caller caller) {
    try {
      var _ = action.apply(caller);
    } catch (Refusal e) {
      // As if it had been refused at once.
    }
  }

  /** What {@code /1/auth} says. */
  KeyIdentity identity(Caller caller) {
    var key = key(caller);
    var legacy = key.type() == KeyType.CONFIGURATION && switches.legacyConfigurationIds;
    return new KeyIdentity(
        legacy ? key.legacyId() : key.id(), caller.team().environmentSlug(key), caller.team().slug);
  }

  /** The key by whose value somebody calls. */
  KeyState key(Caller caller) {
    return Optional.ofNullable(caller.team().everyKey.get(caller.keyId()))
        .orElseThrow(Refusal::unauthenticated);
  }
}

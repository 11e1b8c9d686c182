package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Consumers;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.EnvironmentSelector;
import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Rotation;
import dev.honeycomboperator.decision.Schedule;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.Vault.Leaving;
import dev.honeycomboperator.model.Vault.Served;
import dev.honeycomboperator.model.World.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first half of a turn: looks at the world as the Observer does, and has it decided. */
final class Eyes {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration TICK = Duration.ofHours(1);
  private static final Duration OVERLAP = TICK.multipliedBy(World.OVERLAP);
  private static final Set<Permission> PERMISSIONS = Set.of(Permission.CREATE_DATASETS);
  private static final TeamView TEAM =
      new TeamView.Ready(
          "team",
          "team",
          List.of(new Environment("e0", "E0", "e0"), new Environment("e1", "E1", "e1")),
          EnumSet.allOf(KeyType.class),
          true,
          true,
          Optional.empty());
  private static final Optional<String> ASKED = Optional.of("now");

  /** A key that is an hour old is due. */
  private static final Schedule SCHEDULE = new Schedule(TICK, Optional.empty());

  private static final Duration INTERVAL = TICK.dividedBy(10);
  private static final Rotation.Evidence EVIDENCE =
      new Rotation.Evidence(TICK.multipliedBy(World.ATMOST), Duration.ZERO);

  private final Operator operator;

  Eyes(Operator operator) {
    this.operator = operator;
  }

  /** Gives the leader a turn, or none if nothing is to be done; says what was decided. */
  Move look(World world) {
    var seen = sees(world, world.leader);
    var move = operator.decide(desired(world), seen, isDue(world) ? opening(world) : NOW);
    world.leader.turn = Plan.of(world, seen, move);
    return move;
  }

  /** A key that is due finds an opening within minutes, in which nothing else changes. */
  private static Instant opening(World world) {
    var held = world.key(world.vault.value()).orElseThrow();
    var first = SCHEDULE.due(apiKey(held, world.leader));
    var passed = Duration.between(first, NOW).dividedBy(INTERVAL);
    return first.plus(INTERVAL.multipliedBy(passed + 1));
  }

  private static boolean isDue(World world) {
    return world.due >= 0
        && world.due == world.vault.value()
        && world.leader.knows(world.due)
        && world.key(world.due).filter(key -> key.alive() && key.age() > 0).isPresent();
  }

  static int ticksSince(Instant then) {
    return (int) Duration.between(then, NOW).dividedBy(TICK);
  }

  private Observed sees(World world, Replica process) {
    var team = team(world);
    if (!(team instanceof TeamView.Ready)) {
      return new Observed(
          world.guarded,
          team,
          target(world, Optional.empty()),
          List.of(),
          statusIds(world),
          List.of(),
          Set.of(),
          false,
          new Look(false, false, NOW),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Consumers.Unseen(),
          new KeyIdList.Unwanted(),
          Map.of(),
          false);
    }
    if (world.credential == Credential.ANOTHER_TEAM) {
      process.list(world, false);
    }
    var look = freshness(world, process);
    var strayed = new ArrayList<Strayed>();
    var gone = new HashSet<String>();
    whereabouts(world, process, strayed, gone);
    var target = target(world, Optional.of(process));
    return new Observed(
        world.guarded,
        team,
        target,
        ours(world, process),
        statusIds(world),
        strayed,
        gone,
        target instanceof Target.Holding holding && proves(world, process, holding.ledger()),
        look,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        consumers(world),
        new KeyIdList.Unwanted(),
        Map.of(),
        true);
  }

  private TeamView team(World world) {
    return switch (world.credential) {
      case RIGHT -> TEAM;
      case REFUSED -> new TeamView.NotReady(Reason.CREDENTIAL_REFUSED, "refused", true);
      case ANOTHER_TEAM ->
          operator.confirmsTheTeam()
              ? new TeamView.NotReady(Reason.CREDENTIAL_OF_ANOTHER_TEAM, "another", true)
              : TEAM;
    };
  }

  private static Look freshness(World world, Replica process) {
    var tainted = process.taintedFor >= 0;
    var ripe =
        process.leadingFor >= World.SETTLING
            && (!tainted || process.taintedFor >= World.SETTLING)
            && (process.unheardFor < 0 || process.unheardFor >= World.SETTLING);
    if (ripe && (tainted || (!process.fresh && world.deletion.isPresent()))) {
      process.list(world, false);
    }
    return new Look(process.taintedFor >= 0, process.fresh, NOW);
  }

  private void whereabouts(World world, Replica process, List<Strayed> strayed, Set<String> gone) {
    for (int id : Ids.in(world.statusIds() | world.vault.recorded())) {
      if (process.knows(id) && Names.isMarked(process.nameOf(id))) {
        continue;
      }
      if ((process.gone >> id & 1) == 1) {
        gone.add(Ids.name(id));
        continue;
      }
      var asks = operator.asksForWhatIsNotListed() && world.credential != Credential.ANOTHER_TEAM;
      var found = asks ? world.key(id).filter(Key::alive) : Optional.<Key>empty();
      if (found.isPresent()) {
        process.put(found.get());
        if (!found.get().isOurs()) {
          strayed.add(new Strayed(apiKey(found.get(), process), (process.markSeen >> id & 1) == 1));
        }
      } else {
        process.remove(id);
        gone.add(Ids.name(id));
      }
    }
  }

  private List<ApiKey> ours(World world, Replica process) {
    return IntStream.range(0, World.MAX_KEYS)
        .filter(process::knows)
        .filter(
            id ->
                Names.isMarked(process.nameOf(id))
                    || (!operator.goesByTheMark() && world.isRecorded(id)))
        .mapToObj(id -> apiKey(world.key(id).orElseThrow(), process))
        .toList();
  }

  private static ApiKey apiKey(Key key, Replica process) {
    return new ApiKey(
        Ids.name(key.id()),
        KeyType.INGEST,
        Names.remote(process.nameOf(key.id())),
        process.disabled(key.id()),
        PERMISSIONS,
        Optional.of("e" + key.environment()),
        ago(key.age(), key),
        process.disabled(key.id()) ? ago(process.disabledFor(key.id()), key) : ago(key.age(), key));
  }

  private static Instant ago(int ticks, Key key) {
    return NOW.minus(TICK.multipliedBy(ticks)).minusSeconds(60 - key.id());
  }

  private static Consumers consumers(World world) {
    return world
        .pod
        .<Consumers>map(
            pod ->
                new Consumers.Seen(
                    List.of(
                        new Consumers.Consumer(
                            "Deployment/collectors",
                            false,
                            NOW.minus(TICK.multipliedBy(pod.age())).minusSeconds(1)))))
        .orElseGet(Consumers.Unseen::new);
  }

  /** Without a process nobody can be asked whose value it is. */
  private Target target(World world, Optional<Replica> asking) {
    var vault = world.vault;
    if (!vault.ours()) {
      if (vault.kind() == Kind.NONE) {
        return new Target.Absent();
      }
      return operator.checksTheOwner()
          ? new Target.Foreign("remedy")
          : new Target.Emptied(Optional.empty(), Optional.empty());
    }
    var revoking = Ids.nameIfAny(vault.revoking());
    if (vault.holding()) {
      return new Target.Holding(ledger(vault), true, revoking);
    }
    return asking
        .filter(process -> world.deletion.isEmpty() && works(world, process, vault.value()))
        .<Target>map(
            process ->
                new Target.Holding(
                    recognized(world, world.key(vault.value()).orElseThrow()), false, revoking))
        .orElseGet(
            () ->
                new Target.Emptied(
                    vault.ledger() < 0 ? Optional.empty() : Optional.of(ledger(vault)), revoking));
  }

  /** Whether Honeycomb accepts the value, and says that it is the one of a key that we know. */
  private static boolean works(World world, Replica process, int value) {
    return value >= 0
        && world.key(value).filter(key -> key.alive() && !key.disabled()).isPresent()
        && process.knows(value)
        && Names.isMarked(process.nameOf(value));
  }

  private static boolean proves(World world, Replica process, Ledger ledger) {
    return ledger.proven()
        ? !world.vault.holding()
        : !ledger.disabled() && works(world, process, world.vault.value());
  }

  private static Ledger ledger(Vault vault) {
    return ledger(vault.ledger(), vault, vault.selector(), vault.previous(), vault.proven());
  }

  private static Ledger recognized(World world, Key key) {
    var damaged = world.vault;
    var known =
        damaged.ledger() < 0
            ? damaged.serving(new Served(world.rotation, world.revocation))
            : damaged.leaving(
                new Leaving(damaged.leaving().leaked(), damaged.leaving().disabled(), -1));
    var others =
        damaged.ledger() < 0
            ? List.<Integer>of()
            : Ids.without(
                Stream.concat(damaged.previous().stream(), Stream.of(damaged.ledger())).toList(),
                key.id());
    return ledger(key.id(), known, 2 + key.environment(), others, true);
  }

  private static Ledger ledger(
      int id, Vault vault, int selector, List<Integer> previous, boolean proven) {
    return new Ledger(
        Ids.name(id),
        KeyType.INGEST,
        Ids.selector(selector),
        "e" + selector % 2,
        "team",
        Ids.names(previous),
        vault.disabled(),
        proven,
        new Ledger.Served(
            vault.served().rotation() ? ASKED : Optional.empty(),
            vault.served().revocation() ? ASKED : Optional.empty()),
        new Ledger.Leaving(
            Ids.names(vault.leaving().leaked()),
            Ids.names(vault.leaving().disabled()),
            vault.leaving().swapped() < 0
                ? Optional.empty()
                : Optional.of(NOW.minus(TICK.multipliedBy(vault.leaving().swapped()))),
            false,
            Set.of()));
  }

  private static Desired desired(World world) {
    return new Desired(
        Names.MARK,
        Names.DISPLAY.get(world.name),
        new EnvironmentSelector(By.SLUG, "e" + world.environment),
        KeyType.INGEST,
        PERMISSIONS,
        world.disabled,
        new Rotation(
            isDue(world) ? Optional.of(SCHEDULE) : Optional.empty(),
            world.rotation ? ASKED : Optional.empty(),
            world.revocation ? ASKED : Optional.empty(),
            OVERLAP,
            world.pod.map(pod -> EVIDENCE),
            world.kept),
        List.of(),
        false,
        world.deletion);
  }

  private static List<String> statusIds(World world) {
    var ids = new ArrayList<>(Ids.names(world.statusPrevious));
    Ids.nameIfAny(world.statusKey).ifPresent(ids::add);
    return ids;
  }
}

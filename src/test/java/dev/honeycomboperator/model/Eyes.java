package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.EnvironmentSelector;
import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.Keys;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Vault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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

  private final Operator operator;

  Eyes(Operator operator) {
    this.operator = operator;
  }

  /** Gives the leader a turn, or none if nothing is to be done; says what was decided. */
  Move look(World world) {
    var process = world.leader;
    var look = freshness(world, process);
    var strayed = new ArrayList<Strayed>();
    var gone = new HashSet<String>();
    whereabouts(world, process, strayed, gone);
    var target = target(world, process);
    var seen =
        new Observed(
            world.guarded,
            TEAM,
            target,
            ours(world, process),
            statusIds(world),
            strayed,
            gone,
            false,
            look,
            Optional.empty(),
            Optional.empty(),
            true);
    var desired = desired(world);
    var move = operator.decide(desired, seen, NOW);
    process.turn = turn(world, target, seen, move);
    return move;
  }

  private static Look freshness(World world, Replica process) {
    var tainted = process.taintedFor >= 0;
    var ripe =
        process.leadingFor >= World.SETTLING && (!tainted || process.taintedFor >= World.SETTLING);
    if (ripe && (tainted || (!process.fresh && world.deletion.isPresent()))) {
      process.list(world, false);
    }
    return new Look(process.taintedFor >= 0, process.fresh, NOW);
  }

  private void whereabouts(World world, Replica process, List<Strayed> strayed, Set<String> gone) {
    for (int id : ids(recorded(world))) {
      if (process.knows(id) && Names.isMarked(process.nameOf(id))) {
        continue;
      }
      if ((process.gone >> id & 1) == 1) {
        gone.add(name(id));
        continue;
      }
      var found = operator.asksForWhatIsNotListed() ? world.key(id) : Optional.<Key>empty();
      if (found.filter(Key::alive).isPresent()) {
        process.put(found.get());
        if (!found.get().isOurs()) {
          strayed.add(new Strayed(apiKey(found.get(), process), (process.markSeen >> id & 1) == 1));
        }
      } else {
        process.remove(id);
        gone.add(name(id));
      }
    }
  }

  private static int recorded(World world) {
    var ids = world.statusPrevious | (world.statusKey < 0 ? 0 : 1 << world.statusKey);
    var vault = world.vault;
    return vault.ours() && vault.ledger() >= 0 ? ids | vault.previous() | 1 << vault.ledger() : ids;
  }

  private List<ApiKey> ours(World world, Replica process) {
    var recorded = recorded(world);
    return IntStream.range(0, World.MAX_KEYS)
        .filter(process::knows)
        .filter(
            id ->
                Names.isMarked(process.nameOf(id))
                    || (!operator.goesByTheMark() && (recorded >> id & 1) == 1))
        .mapToObj(id -> apiKey(world.key(id).orElseThrow(), process))
        .toList();
  }

  private static ApiKey apiKey(Key key, Replica process) {
    return new ApiKey(
        name(key.id()),
        KeyType.INGEST,
        Names.remote(process.nameOf(key.id())),
        process.disabled(key.id()),
        PERMISSIONS,
        Optional.of("e" + key.environment()),
        NOW.minus(TICK.multipliedBy(key.age())).minusSeconds(60 - key.id()));
  }

  private Target target(World world, Replica process) {
    var vault = world.vault;
    if (!vault.ours()) {
      if (vault.kind() == Kind.NONE) {
        return new Target.Absent();
      }
      return operator.checksTheOwner()
          ? new Target.Foreign("remedy")
          : new Target.Emptied(Optional.empty(), Optional.empty());
    }
    var revoking =
        vault.revoking() < 0 ? Optional.<String>empty() : Optional.of(name(vault.revoking()));
    var ledger = vault.ledger() < 0 ? Optional.<Ledger>empty() : Optional.of(ledger(vault));
    if (vault.value() >= 0 && vault.value() == vault.ledger()) {
      return new Target.Holding(ledger.get(), true, revoking);
    }
    var id = vault.value();
    var owner = id < 0 ? Optional.<Key>empty() : world.key(id);
    if (owner.filter(key -> key.alive() && !key.disabled()).isPresent()
        && process.knows(id)
        && Names.isMarked(process.nameOf(id))) {
      return new Target.Holding(recognized(owner.get(), vault), false, revoking);
    }
    return new Target.Emptied(ledger, revoking);
  }

  private static Ledger ledger(Vault vault) {
    return ledger(vault.ledger(), vault.selector(), vault.previous());
  }

  private static Ledger recognized(Key key, Vault damaged) {
    var others = damaged.ledger() < 0 ? 0 : damaged.previous() | 1 << damaged.ledger();
    return ledger(key.id(), 2 + key.environment(), others & ~(1 << key.id()));
  }

  private static Ledger ledger(int id, int selector, int previous) {
    return new Ledger(
        name(id),
        KeyType.INGEST,
        (selector < 2 ? "slug:e" : "id:e") + selector % 2,
        "e" + selector % 2,
        "team",
        ids(previous).stream().map(Eyes::name).toList(),
        false,
        true,
        Optional.empty());
  }

  private static Desired desired(World world) {
    return new Desired(
        Names.MARK,
        Names.DISPLAY.get(world.name),
        new EnvironmentSelector(By.SLUG, "e" + world.environment),
        KeyType.INGEST,
        PERMISSIONS,
        false,
        Optional.empty(),
        OVERLAP,
        false,
        world.deletion);
  }

  private static Turn turn(World world, Target target, Observed seen, Move move) {
    var saw = !(target instanceof Target.Absent);
    var revoking =
        target instanceof Target.Ours ours ? ours.revoking().map(Eyes::number).orElse(-1) : -1;
    return switch (move) {
      case Move.Settled settled -> report(world, seen);
      case Move.Blocked blocked -> report(world, seen);
      case Move.Guard guard -> Turn.of(Act.GUARD, -1, saw);
      case Move.Issue issue ->
          Turn.of(Act.ISSUE, -1, saw)
              .naming(world.name, -1)
              .writing(selector(issue.environment()), set(issue.previous()), true, revoking);
      case Move.Amend amend ->
          Turn.of(Act.AMEND, number(amend.keyId()), saw)
              .naming(
                  amend.change().name().map(Names::of).orElse(-1),
                  amend.change().disabled().map(disabled -> disabled ? 1 : 0).orElse(-1));
      case Move.Rewrite rewrite -> {
        var orphan = rewrite.revoking().map(Eyes::number).orElse(-1);
        var ledger = rewrite.ledger().filter(known -> target instanceof Target.Holding);
        yield Turn.of(Act.REWRITE, ledger.map(known -> number(known.keyId())).orElse(-1), saw)
            .writing(
                ledger.map(known -> selector(known.environment())).orElse(0),
                ledger.map(known -> set(known.previous())).orElse(0),
                ledger.isPresent(),
                orphan);
      }
      case Move.Revoke revoke ->
          Turn.of(
              switch (revoke.grounds()) {
                case ORPHANED -> Act.REVOKE_ORPHAN;
                case RETIRED -> Act.REVOKE_PREVIOUS;
                case DELETED -> Act.REVOKE_ALL;
              },
              number(revoke.keyId()),
              saw);
      case Move.Relinquish relinquish -> Turn.of(Act.RELINQUISH, -1, saw);
      case Move.Release release -> Turn.of(Act.RELEASE, -1, saw);
    };
  }

  /** As StatusReport has it: what was handed out stays named until it is gone. */
  private static Turn report(World world, Observed seen) {
    var keys = Keys.of(seen);
    var recorded = set(keys.recordedNotGone());
    var remembered =
        world.statusKey >= 0 && (recorded >> world.statusKey & 1) == 1 ? world.statusKey : -1;
    var key = keys.held().map(held -> number(held.id())).orElse(remembered);
    var previous = key < 0 ? recorded : recorded & ~(1 << key);
    return key == world.statusKey && previous == world.statusPrevious
        ? Turn.IDLE
        : Turn.of(Act.REPORT, key, false).writing(0, previous, false, -1);
  }

  private static List<String> statusIds(World world) {
    var ids = new ArrayList<>(ids(world.statusPrevious).stream().map(Eyes::name).toList());
    if (world.statusKey >= 0) {
      ids.add(name(world.statusKey));
    }
    return ids;
  }

  private static List<Integer> ids(int set) {
    return IntStream.range(0, World.MAX_KEYS).filter(id -> (set >> id & 1) == 1).boxed().toList();
  }

  private static int set(List<String> ids) {
    return ids.stream().mapToInt(id -> 1 << number(id)).reduce(0, (some, more) -> some | more);
  }

  private static String name(int id) {
    return "k" + id;
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static int selector(String environment) {
    return List.of("slug:e0", "slug:e1", "id:e0", "id:e1").indexOf(environment);
  }
}

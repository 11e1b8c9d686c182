package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.model.Hands.Reply;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Vault.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that can happen next in a world. */
final class Histories {

  /** Takes what can happen next. */
  interface Next {

    void step(String label, World world);

    /** A law is broken by what would happen next. */
    void broken(String label, Violation violation);

    /** What happens if nobody disturbs; a world without it is at rest. */
    void undisturbed(String label, World world);
  }

  private final Eyes eyes;
  private final Hands hands;
  private final Assumptions assumptions;

  Histories(Operator operator, Assumptions assumptions) {
    this.eyes = new Eyes(operator);
    this.hands = new Hands(operator, assumptions);
    this.assumptions = assumptions;
  }

  static World beginning(Scope scope) {
    var world = new World(scope);
    world.leader.list(world, false);
    return world;
  }

  World afterQuiet(int steps, World beginning) {
    var world = beginning;
    for (int i = 0; i < steps; i++) {
      if (world.leader.turn.idle()) {
        eyes.look(world);
      } else {
        hands.carryOn(world, world.leader, Reply.FINE);
      }
    }
    return world;
  }

  void from(World world, Next next) {
    if (!world.gone) {
      if (world.leader.turn.idle()) {
        idle(world, next);
      } else {
        inTurn(world, next);
      }
      meddle(world, next);
      wish(world, next);
    }
    var paused = world.paused;
    if (paused != null) {
      wake(world, paused.turn, next);
    }
    for (var post : world.late) {
      attempt(
          "a late POST lands",
          world,
          next,
          false,
          it -> {
            it.late.remove(post);
            it.mint(post.environment(), post.name(), false);
          });
    }
  }

  private void idle(World world, Next next) {
    var text = world.text();
    var looked = world.copy();
    var move = eyes.look(looked);
    var changes = !looked.canonical().text().equals(text);
    if (changes) {
      next.undisturbed("decides " + describe(move), looked);
    }
    var swept = world.copy();
    swept.leader.list(swept, false);
    var sweeps = !swept.canonical().text().equals(text);
    if (sweeps) {
      offer("sweeps", swept, next, !changes);
    }
    var settles = !changes && !sweeps;
    if (settles && world.late.isEmpty()) {
      attempt("rests", world, next, false, it -> rest(it, move));
    }
    var ticked = world.copy();
    ticked.tick();
    var ticks = !ticked.canonical().text().equals(text);
    if (ticks) {
      offer("time passes", ticked, next, settles);
    }
    if (settles && !ticks) {
      attempt("rests for ever", world, next, false, it -> restForEver(it, move));
    }
    if (world.faultsLeft > 0) {
      die(world, next);
      var lagging = fault(world);
      lagging.leader.list(lagging, true);
      next.step("sweeps by a list that lags", lagging);
    }
  }

  private static void offer(String label, World world, Next next, boolean undisturbed) {
    if (undisturbed) {
      next.undisturbed(label, world);
    } else {
      next.step(label, world);
    }
  }

  private static void rest(World world, Move move) {
    if (Laws.waits(move) || world.deletion.isPresent()) {
      return;
    }
    Laws.after_settling_the_secret_holds_one_live_key_that_fits(world, move);
    if (move instanceof Move.Settled) {
      Laws.after_settling_nothing_else_is_alive_but_recorded_previous_keys(world);
    }
  }

  private static void restForEver(World world, Move move) {
    if (Laws.waits(move)) {
      throw new Violation("whatever waits for time goes on when it has passed");
    }
    Laws.after_settling_the_secret_holds_one_live_key_that_fits(world, move);
    if (move instanceof Move.Settled) {
      Laws.in_the_end_no_previous_key_is_left(world);
    }
  }

  private void inTurn(World world, Next next) {
    var turn = world.leader.turn;
    attempt(describe(turn), world, next, true, it -> hands.carryOn(it, it.leader, Reply.FINE));
    if (world.faultsLeft == 0) {
      return;
    }
    if (turn.asksHoneycomb()) {
      attemptFault(
          describe(turn) + ", the reply is lost",
          world,
          next,
          it -> hands.carryOn(it, it.leader, Reply.LOST));
    }
    if (turn.act() == Act.ISSUE) {
      attemptFault(
          describe(turn) + ", which never arrives",
          world,
          next,
          it -> hands.carryOn(it, it.leader, Reply.NEVER));
      if (turn.minted()) {
        die(world, next);
      } else {
        attemptFault(
            describe(turn) + ", which is late",
            world,
            next,
            it -> hands.carryOn(it, it.leader, Reply.LATE));
        attemptFault(
            describe(turn) + ", which is late, and dies",
            world,
            next,
            it -> {
              hands.carryOn(it, it.leader, Reply.LATE);
              restart(it, false);
            });
      }
    }
    if (world.paused == null) {
      attemptFault(
          "is paused",
          world,
          next,
          it -> {
            it.paused = it.leader;
            it.leader = new Replica();
            it.tick();
            restart(it, false);
          });
    }
  }

  private static World fault(World world) {
    var copy = world.copy();
    copy.faultsLeft--;
    copy.postsLeft++;
    return copy;
  }

  private void die(World world, Next next) {
    attemptFault("dies", world, next, it -> restart(it, false));
    attemptFault("dies, its successor's list lags", world, next, it -> restart(it, true));
  }

  private static void restart(World world, boolean lagging) {
    world.leader = new Replica();
    world.leader.list(world, lagging);
  }

  /**
   * A request of a paused process reaches Honeycomb in a while; its writes may come at any time.
   */
  private void wake(World world, Turn turn, Next next) {
    if (turn.asksHoneycomb() && turn.age() > World.SETTLING) {
      return;
    }
    attempt(
        "the paused process wakes up: " + describe(turn),
        world,
        next,
        false,
        it -> {
          hands.carryOn(it, Objects.requireNonNull(it.paused), Reply.FINE);
          it.paused = null;
        });
  }

  private void meddle(World world, Next next) {
    if (world.meddlingsLeft == 0) {
      return;
    }
    var vault = world.vault;
    var named =
        vault.value() < 0
            || world.statusKey == vault.value()
            || (world.statusPrevious >> vault.value() & 1) == 1;
    if (vault.ours() && (named || !assumptions.statusKeepsUp())) {
      meddling("somebody deletes the Secret", world, next, it -> it.write(Vault.NONE));
      meddling("somebody replaces the Secret", world, next, it -> it.write(Vault.FOREIGN));
      if (vault.value() >= 0) {
        meddling("somebody alters the value", world, next, it -> it.write(vault.altered()));
      }
      if (vault.ledger() >= 0) {
        meddling("somebody strips the annotations", world, next, it -> it.write(vault.stripped()));
      }
    } else if (vault.kind() == Kind.FOREIGN) {
      meddling("the foreign Secret is deleted", world, next, it -> it.write(Vault.NONE));
    } else if (vault.kind() == Kind.NONE) {
      meddling("somebody makes the Secret", world, next, it -> it.write(Vault.FOREIGN));
    }
    for (var key : world.keys) {
      if (key.isOurs() && !key.taken()) {
        var id = key.id();
        meddling(
            "somebody deletes key " + id,
            world,
            next,
            it -> it.change(id, same -> same.takenByOthers().died()));
        meddling(
            "somebody renames key " + id,
            world,
            next,
            it ->
                it.change(
                    id, same -> same.takenByOthers().changed(Names.SOMEBODYS, same.disabled())));
        if (!key.disabled()) {
          meddling(
              "somebody disables key " + id,
              world,
              next,
              it -> it.change(id, same -> same.takenByOthers().changed(same.name(), true)));
        }
      }
    }
    meddling("somebody makes a key with our mark", world, next, it -> it.mint(0, 0, true));
  }

  private static void meddling(String label, World world, Next next, Consumer<World> what) {
    attempt(
        label,
        world,
        next,
        false,
        it -> {
          it.meddlingsLeft--;
          it.postsLeft++;
          what.accept(it);
        });
  }

  private static void wish(World world, Next next) {
    if (world.wishesLeft == 0 || world.deletion.isPresent()) {
      return;
    }
    wishing(
        "the user wants another environment",
        world,
        next,
        it -> {
          it.environment = 1 - it.environment;
          it.postsLeft++;
        });
    wishing("the user wants another name", world, next, it -> it.name = 1 - it.name);
    for (var policy : DeletionPolicy.values()) {
      wishing(
          "the user deletes the resource, policy " + policy,
          world,
          next,
          it -> {
            it.deletion = Optional.of(policy);
            if (!it.guarded) {
              Hands.release(it);
            }
          });
    }
  }

  private static void wishing(String label, World world, Next next, Consumer<World> what) {
    attempt(
        label,
        world,
        next,
        false,
        it -> {
          it.wishesLeft--;
          what.accept(it);
          it.resourceChanged();
        });
  }

  private static void attemptFault(String label, World world, Next next, Consumer<World> what) {
    attempt(
        label,
        world,
        next,
        false,
        it -> {
          it.faultsLeft--;
          it.postsLeft++;
          what.accept(it);
        });
  }

  private static void attempt(
      String label, World world, Next next, boolean undisturbed, Consumer<World> what) {
    var copy = world.copy();
    try {
      what.accept(copy);
      if (copy.gone) {
        Laws.after_deletion_no_key_is_left(copy);
      }
    } catch (Violation violation) {
      next.broken(label, violation);
      return;
    }
    offer(label, copy, next, undisturbed);
  }

  private static String describe(Move move) {
    return switch (move) {
      case Move.Blocked blocked -> "Blocked " + blocked.reason();
      case Move.Issue issue -> "Issue " + issue.cause() + " previous " + issue.previous();
      default -> move.toString();
    };
  }

  private static String describe(Turn turn) {
    return turn.act() + (turn.minted() ? " hands out " : " ") + turn.key();
  }
}

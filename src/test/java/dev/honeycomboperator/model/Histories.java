package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.model.Hands.Reply;
import dev.honeycomboperator.model.Turn.Stage;
import dev.honeycomboperator.model.World.Credential;
import java.util.Objects;
import java.util.Optional;

/** Everything that can happen next in a world. */
final class Histories {

  private final Eyes eyes;
  private final Hands hands;
  private final Faults faults;
  private final Meddling meddling;

  Histories(Operator operator, Assumptions assumptions) {
    this.eyes = new Eyes(operator);
    this.hands = new Hands(operator, assumptions);
    this.faults = new Faults(hands, assumptions);
    this.meddling = new Meddling(assumptions);
  }

  static World beginning(Scope scope) {
    var world = new World(scope);
    world.leader.list(world, false);
    return world;
  }

  /**
   * A world in which a rotation has just been served: the overlap begins.
   *
   * @param evidence whether there is a pod that uses the Secret, and has to have the new value
   */
  World rotated(Scope scope, boolean evidence) {
    var world = beginning(scope);
    settle(world);
    if (evidence) {
      world.pod = Optional.of(new Pod(world.vault.value(), 0));
    }
    world.rotation = true;
    world.postsLeft++;
    world.resourceChanged();
    settle(world);
    return world;
  }

  private void settle(World world) {
    var before = "";
    for (var now = world.text(); !now.equals(before); now = world.text()) {
      before = now;
      afterQuiet(1, world);
    }
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
      var turn = world.leader.turn;
      if (turn.idle()) {
        idle(world, next);
      } else {
        next.attempt(turn.describe(), world, true, it -> hands.carryOn(it, it.leader, Reply.FINE));
      }
      faults.from(world, next);
      meddling.from(world, next);
      Wishing.from(world, next);
      if (world.credential != Credential.RIGHT) {
        next.attempt(
            "the credential is the right one again", world, it -> it.credential = Credential.RIGHT);
      }
    }
    if (world.pod.filter(pod -> pod.key() != world.vault.value()).isPresent()
        && world.vault.value() >= 0) {
      next.attempt(
          "the pod restarts", world, it -> it.pod = Optional.of(new Pod(it.vault.value(), 0)));
    }
    var paused = world.paused;
    if (paused != null) {
      wake(world, paused.turn, next);
    }
    for (var post : world.late) {
      next.attempt(
          "a late POST lands",
          world,
          it -> {
            it.late.remove(post);
            it.mint(post.environment(), post.name(), post.disabled(), false);
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
    if (world.credential == Credential.RIGHT) {
      swept.leader.list(swept, false);
    }
    var sweeps = !swept.canonical().text().equals(text);
    if (sweeps) {
      next.offer("sweeps", swept, !changes);
    }
    var settles = !changes && !sweeps;
    if (settles && world.late.isEmpty()) {
      next.attempt("rests", world, it -> rest(it, move));
    }
    var ticked = world.copy();
    ticked.tick();
    var ticks = !ticked.canonical().text().equals(text);
    if (ticks) {
      next.offer("time passes", ticked, settles);
    }
    if (settles && !ticks) {
      next.attempt("rests for ever", world, it -> restForEver(it, move));
    }
  }

  private static void rest(World world, Move move) {
    Laws.the_key_in_the_secret_is_enabled_unless_somebody_wants_otherwise(world, move);
    if (Laws.waits(move) || world.deletion.isPresent()) {
      return;
    }
    Laws.after_settling_the_secret_holds_one_live_key_that_fits(world, move);
    if (move instanceof Move.Settled) {
      Laws.after_settling_nothing_else_is_alive_but_recorded_previous_keys(world);
      Laws.a_leaked_key_is_gone_in_the_end(world);
      Laws.a_previous_key_that_is_to_be_kept_is_enabled_again(world);
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

  /**
   * A request of a paused process reaches Honeycomb in a while; its writes may come at any time,
   * one after the other, for its clock may have stood still as well.
   */
  private void wake(World world, Turn turn, Next next) {
    if (turn.asksHoneycomb() && turn.age() > World.SETTLING) {
      return;
    }
    next.attempt(
        "the paused process wakes up: " + turn.describe(),
        world,
        it -> {
          var process = Objects.requireNonNull(it.paused);
          if (turn.stage() == Stage.NOTE) {
            it.postsLeft++; // a clock that stood still is a fault of its own
          }
          hands.carryOn(it, process, Reply.FINE);
          it.paused = process.turn.idle() ? null : process;
        });
  }

  private static String describe(Move move) {
    return switch (move) {
      case Move.Blocked blocked -> "Blocked " + blocked.reason();
      case Move.Issue issue -> "Issue " + issue.cause() + " previous " + issue.previous();
      default -> move.toString();
    };
  }
}

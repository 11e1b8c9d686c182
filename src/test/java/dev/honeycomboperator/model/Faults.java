package dev.honeycomboperator.model;

import dev.honeycomboperator.model.Hands.Reply;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Turn.Stage;
import dev.honeycomboperator.model.World.Credential;

/** What can go wrong next. */
final class Faults {

  private final Hands hands;
  private final Assumptions assumptions;

  Faults(Hands hands, Assumptions assumptions) {
    this.hands = hands;
    this.assumptions = assumptions;
  }

  void from(World world, Next next) {
    if (world.faultsLeft == 0) {
      return;
    }
    var turn = world.leader.turn;
    if (turn.idle()) {
      idle(world, next);
    } else {
      inTurn(world, turn, next);
    }
    if (world.credential == Credential.RIGHT && !(world.statusLost && assumptions.recordLasts())) {
      next.fault("the credential is refused", world, it -> it.credential = Credential.REFUSED);
      next.fault(
          "the credential is another team's", world, it -> it.credential = Credential.ANOTHER_TEAM);
    }
  }

  private static void idle(World world, Next next) {
    die(world, next);
    if (world.credential == Credential.RIGHT) {
      next.fault("sweeps by a list that lags", world, it -> it.leader.list(it, true));
    }
  }

  private void inTurn(World world, Turn turn, Next next) {
    if (turn.asksHoneycomb()) {
      ends("the reply is lost", Reply.LOST, world, next);
    }
    if (turn.amends()) {
      ends("which never arrives", Reply.NEVER, world, next);
      if (world.paused == null) {
        ends("which is late", Reply.LATE, world, next);
      }
    }
    if (turn.act() == Act.ISSUE) {
      ends("which never arrives", Reply.NEVER, world, next);
      if (turn.stage() == Stage.POST) {
        ends("the proof is refused", Reply.PROOF_REFUSED, world, next);
        ends("the proof cannot be had", Reply.PROOF_UNAVAILABLE, world, next);
        ends("which is late", Reply.LATE, world, next);
        next.fault(
            turn.describe() + ", which is late, and dies",
            world,
            it -> {
              hands.carryOn(it, it.leader, Reply.LATE);
              restart(it, false);
            });
      } else {
        die(world, next);
      }
    }
    if (world.paused == null) {
      next.fault(
          "is paused",
          world,
          it -> {
            it.paused = it.leader;
            it.leader = new Replica();
            it.tick();
            restart(it, false);
          });
    }
  }

  private void ends(String how, Reply reply, World world, Next next) {
    next.fault(
        world.leader.turn.describe() + ", " + how,
        world,
        it -> hands.carryOn(it, it.leader, reply));
  }

  private static void die(World world, Next next) {
    next.fault("dies", world, it -> restart(it, false));
    next.fault("dies, its successor's list lags", world, it -> restart(it, true));
  }

  static void restart(World world, boolean lagging) {
    world.leader = new Replica();
    world.leader.list(world, lagging);
  }
}

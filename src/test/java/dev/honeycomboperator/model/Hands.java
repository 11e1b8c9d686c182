package dev.honeycomboperator.model;

import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.World.Late;

/** The second half of a turn: its effects, one at a time, as the Actor makes them. */
final class Hands {

  /** What becomes of a request. */
  enum Reply {
    FINE,
    /** It was carried out, but the reply was lost. */
    LOST,
    /** It was never carried out, and there is no reply. */
    NEVER,
    /** It is carried out after everybody stopped waiting. */
    LATE
  }

  private final Operator operator;
  private final Assumptions assumptions;

  Hands(Operator operator, Assumptions assumptions) {
    this.operator = operator;
    this.assumptions = assumptions;
  }

  /** Makes the next effect of the turn that {@code process}, of this world, is in. */
  void carryOn(World world, Replica process, Reply reply) {
    var turn = process.turn;
    process.turn = Turn.IDLE;
    switch (turn.act()) {
      case IDLE -> {}
      case GUARD -> {
        if (turn.resourceIntact() && !world.gone) {
          world.guarded = true;
          world.resourceChanged();
        }
      }
      case ISSUE -> {
        if (turn.minted()) {
          handOut(world, turn, reply);
        } else {
          post(world, process, turn, reply);
        }
      }
      case AMEND -> amend(world, process, turn, reply);
      case REWRITE -> rewrite(world, turn);
      case REVOKE_ORPHAN, REVOKE_PREVIOUS, REVOKE_ALL -> revoke(world, process, turn, reply);
      case RELINQUISH -> {
        if (mayWrite(world, turn)) {
          world.write(world.vault.retained());
        }
      }
      case RELEASE -> {
        if (turn.resourceIntact() && !world.gone) {
          release(world);
        }
      }
      case REPORT -> {
        if (turn.resourceIntact() || !assumptions.statusLasts()) {
          world.statusKey = turn.key();
          world.statusPrevious = turn.previous();
          world.resourceChanged();
        }
      }
    }
  }

  private void post(World world, Replica process, Turn turn, Reply reply) {
    if (!turn.secretIntact()) {
      return; // the try-out of the Secret's write names an old version
    }
    world.postsLeft--;
    Laws.posts_are_at_most_one_and_the_number_of_disturbances(world);
    if (reply == Reply.LATE) {
      world.late.add(new Late(turn.environment(), turn.name(), 0));
    }
    if (reply == Reply.FINE || reply == Reply.LOST) {
      var key = world.mint(turn.environment(), turn.name(), false);
      if (reply == Reply.FINE) {
        process.put(key);
        Laws.never_more_than_three_keys_are_alive_besides_previous_ones(world, process);
        process.turn = turn.minted(key.id());
        return;
      }
    }
    if (operator.repeatsPosts()) {
      post(world, process, turn, Reply.FINE);
    } else {
      process.taintedFor = 0;
    }
  }

  private void handOut(World world, Turn turn, Reply reply) {
    if (reply == Reply.NEVER || !mayWrite(world, turn)) {
      return;
    }
    Laws.a_dead_key_is_never_handed_out(world, turn.key());
    if (world.deletion.isEmpty()) {
      // A Secret that appears while its resource goes is nobody's to mount.
      world.change(turn.key(), Key::handed);
    }
    world.write(
        new Vault(
            Kind.OURS,
            turn.key(),
            turn.key(),
            turn.environment(),
            turn.previous(),
            turn.revoking()));
  }

  private void rewrite(World world, Turn turn) {
    if (mayWrite(world, turn)) {
      world.write(
          turn.ledger()
              ? new Vault(
                  Kind.OURS,
                  world.vault.value(),
                  turn.key(),
                  turn.environment(),
                  turn.previous(),
                  turn.revoking())
              : world.vault.announcing(turn.revoking()));
    }
  }

  private boolean mayWrite(World world, Turn turn) {
    var asSeen =
        (turn.sawSecret() || assumptions.absenceLasts())
            ? turn.secretIntact()
            : world.vault.kind() == Kind.NONE;
    if (world.gone || (operator.writesByVersion() && !asSeen)) {
      return false;
    }
    Laws.a_foreign_secret_is_never_written(world.vault);
    return true;
  }

  private static void amend(World world, Replica process, Turn turn, Reply reply) {
    Laws.nothing_without_our_mark_is_ever_changed(process, turn);
    var found = world.key(turn.key()).filter(Key::alive);
    if (found.isEmpty()) {
      process.remove(turn.key());
      return;
    }
    var key = found.get();
    var changed =
        key.changed(
            turn.name() < 0 ? key.name() : turn.name(),
            turn.disabled() < 0 ? key.disabled() : turn.disabled() == 1);
    world.change(turn.key(), same -> changed);
    if (reply == Reply.FINE) {
      process.put(changed);
    }
  }

  private static void revoke(World world, Replica process, Turn turn, Reply reply) {
    Laws.nothing_without_our_mark_is_ever_changed(process, turn);
    var found = world.key(turn.key()).filter(Key::alive);
    if (found.isPresent()) {
      Laws.a_key_that_was_handed_out_is_never_revoked_before_its_time(world, turn, found.get());
      world.change(turn.key(), Key::died);
    }
    if (reply == Reply.FINE) {
      process.remove(turn.key());
    }
  }

  /** The resource goes, and with it the Secret, unless that was left to its users. */
  static void release(World world) {
    world.gone = true;
    if (world.vault.ours()) {
      world.write(Vault.NONE);
    }
    world.resourceChanged();
    Laws.after_deletion_no_key_is_left(world);
  }
}

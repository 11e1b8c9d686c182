package dev.honeycomboperator.model;

import dev.honeycomboperator.model.Key.Off.By;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Turn.Stage;
import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.World.Credential;
import dev.honeycomboperator.model.World.Late;
import java.util.stream.Stream;

/** The second half of a turn: its effects, one at a time, as the Actor makes them. */
final class Hands {

  /** What becomes of an effect. */
  enum Reply {
    FINE,
    /** A key is made, and the proof refuses it. */
    PROOF_REFUSED,
    /** A key is made, and Honeycomb cannot be asked for the proof. */
    PROOF_UNAVAILABLE,
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
    if (reply == Reply.NEVER && turn.stage() != Stage.POST) {
      return;
    }
    if (turn.asksHoneycomb() && world.credential == Credential.REFUSED) {
      return;
    }
    switch (turn.act()) {
      case IDLE -> {}
      case GUARD -> {
        if (turn.resourceIntact() && !world.gone) {
          world.guarded = true;
          world.unguardedByOthers = false;
          world.resourceChanged();
        }
      }
      case ISSUE -> {
        switch (turn.stage()) {
          case POST -> post(world, process, turn, reply);
          case CLEAN_UP -> revoke(world, process, turn, reply);
          case NOTE -> note(world, process, turn);
          case WRITE -> handOut(world, turn);
        }
      }
      case AMEND, RETIRE, UNDO -> amend(world, process, turn, reply);
      case REWRITE -> {
        if (mayWrite(world, turn)) {
          world.write(turn.draft());
        }
      }
      case REVOKE_ORPHAN, REVOKE_PREVIOUS, REVOKE_LEAKED, REVOKE_ALL ->
          revoke(world, process, turn, reply);
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
      case ABANDON -> {
        if (turn.resourceIntact() && !world.gone) {
          world.abandoned = true;
          release(world);
        }
      }
      case REPORT -> {
        if (turn.resourceIntact() || !operator.reportsByVersion()) {
          world.statusKey = turn.key();
          world.statusPrevious = turn.previous();
          world.statusLost = false;
          world.resourceChanged();
        }
      }
    }
  }

  private void post(World world, Replica process, Turn turn, Reply reply) {
    if (!turn.secretIntact() || !turn.resourceIntact()) {
      return; // a try-out of the writes to come names an old version
    }
    if (!turn.datesAnother()) {
      world.postsLeft--;
    }
    if (turn.rotates()) {
      Laws.never_more_than_two_generations_by_rotation(world);
    }
    Laws.posts_are_at_most_one_and_the_number_of_disturbances(world);
    var environment = turn.draft().selector() % 2;
    var disabled = turn.draft().disabled();
    switch (reply) {
      case FINE, PROOF_REFUSED, PROOF_UNAVAILABLE -> {
        var key = world.mint(environment, turn.name(), disabled, false);
        process.put(key);
        Laws.never_more_than_three_keys_are_alive_besides_previous_ones(world, process);
        var proven = reply == Reply.FINE ? turn : turn.writing(turn.draft().unproven());
        var next = operator.notesFirst() ? Stage.NOTE : Stage.WRITE;
        process.turn = proven.then(reply == Reply.PROOF_REFUSED ? Stage.CLEAN_UP : next, key.id());
        return;
      }
      case LOST -> world.mint(environment, turn.name(), disabled, false);
      case LATE -> world.late.add(new Late(environment, turn.name(), disabled, 0));
      case NEVER -> {}
    }
    if (operator.repeatsPosts()) {
      post(world, process, turn, Reply.FINE);
    } else {
      process.taintedFor = 0;
    }
  }

  /** A write that meets another version is repeated if status names the same ids. */
  private void note(World world, Replica process, Turn turn) {
    var overtaken =
        world.deletion.isPresent() || !turn.previous().equals(Ids.in(world.statusIds()));
    if (world.gone || (!turn.resourceIntact() && overtaken)) {
      return;
    }
    var others = Stream.concat(turn.draft().previous().stream(), world.statusPrevious.stream());
    if (operator.notesInFront()) {
      others = Stream.concat(Stream.of(turn.key()), others);
    } else {
      others = Stream.concat(others, Stream.of(world.statusKey).filter(id -> id >= 0));
      world.statusKey = turn.key();
    }
    world.statusPrevious = others.filter(id -> id != world.statusKey).distinct().toList();
    world.statusLost = false;
    world.resourceChanged();
    process.turn = turn.then(Stage.WRITE, turn.key());
  }

  private void handOut(World world, Turn turn) {
    if (!mayWrite(world, turn)) {
      return;
    }
    Laws.a_dead_key_is_never_handed_out(world, turn.key());
    if (world.deletion.isEmpty()) {
      // A Secret that appears while its resource goes is nobody's to mount.
      world.change(turn.key(), Key::handed);
    }
    world.write(turn.draft().with(turn.key()));
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
    if (reply == Reply.LATE) {
      world.paused = process.leftBehind(turn);
      process.heardNothing(turn.key());
      return;
    }
    if (reply == Reply.NEVER) {
      process.heardNothing(turn.key());
      return;
    }
    var found = world.key(turn.key()).filter(Key::alive);
    if (found.isEmpty()) {
      process.remove(turn.key());
      return;
    }
    var key = found.get();
    var changed = turn.name() < 0 ? key : key.renamed(turn.name());
    if (turn.disabled() == 1) {
      if (turn.act() == Act.RETIRE) {
        Laws.a_previous_key_is_never_disabled_before_its_time_or_the_evidence(world, key);
      }
      changed = changed.switched(turn.act() == Act.RETIRE ? By.RETIREMENT : By.SPEC);
    } else if (turn.disabled() == 0) {
      Laws.only_what_we_disabled_is_enabled_again(world, key);
      changed = changed.switched(By.NOBODY);
    }
    replace(world, process, changed, reply);
  }

  private static void replace(World world, Replica process, Key changed, Reply reply) {
    world.change(changed.id(), same -> changed);
    if (reply == Reply.FINE) {
      process.put(changed);
    } else {
      process.heardNothing(changed.id());
    }
  }

  private static void revoke(World world, Replica process, Turn turn, Reply reply) {
    Laws.nothing_without_our_mark_is_ever_changed(process, turn);
    var found = world.key(turn.key()).filter(Key::alive);
    if (found.isPresent()) {
      Laws.a_key_that_was_handed_out_is_never_revoked_before_its_time(world, turn, found.get());
      Laws.a_previous_key_is_deleted_only_after_it_was_disabled_for_a_while(turn, found.get());
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

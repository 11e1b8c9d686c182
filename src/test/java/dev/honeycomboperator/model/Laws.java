package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.model.Key.Off.By;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.World.Credential;

/** What holds in every history. */
final class Laws {

  static final String HANDED_OUT = "a key that was handed out is never revoked before its time";
  static final String MARK = "nothing without this resource's mark is ever changed";
  static final String THREE = "never more than three keys are alive besides previous ones";
  static final String FOREIGN_SECRET = "a foreign Secret is never written";
  static final String NO_DEAD_KEY = "a key that we revoked or disabled is never handed out";
  static final String POSTS =
      "POSTs are at most one plus the number of faults and meddlings, but for those that date a key";
  static final String DELETION = "after deletion no key is left";

  static final String RETIRED =
      "a previous key is never disabled before its time or before the evidence";
  static final String DISABLED_FIRST =
      "a previous key is deleted only after it was disabled for a while, unless it leaked or its"
          + " resource is deleted";
  static final String ENABLED_AGAIN = "only what we disabled is enabled again";
  static final String GENERATIONS = "never more than two generations by rotation";
  static final String ENABLED =
      "the key in the Secret is enabled unless the spec or a person says otherwise";
  static final String LEAKED = "a leaked key is gone in the end";
  static final String DUE = "in the end a key that is due is replaced";
  static final String KEPT = "a previous key that is to be kept is enabled";

  private static final int MOST_AT_ONCE = 3;

  private Laws() {}

  static void a_key_that_was_handed_out_is_never_revoked_before_its_time(
      World world, Turn turn, Key key) {
    if (key.handedOut() && !(turn.act() == Act.REVOKE_ALL && world.deletion.isPresent())) {
      hold(
          switch (turn.act()) {
            case REVOKE_PREVIOUS -> isOver(world, key);
            case REVOKE_LEAKED -> world.revocation && isSucceeded(world, key, 0);
            default -> false;
          },
          HANDED_OUT);
    }
  }

  /** An older key that is in the Secret again counts from when it is there. */
  private static boolean isOver(World world, Key key) {
    return isSucceeded(world, key, World.OVERLAP) || key.past().outFor() >= World.OVERLAP;
  }

  private static boolean isSucceeded(World world, Key key, int ticks) {
    return world.keys.stream()
        .anyMatch(next -> next.id() > key.id() && next.handedOut() && next.age() >= ticks);
  }

  /** Where an older Secret comes back while the request is under way, its key is replaced. */
  static void a_previous_key_is_never_disabled_before_its_time_or_the_evidence(
      World world, Key key) {
    if (key.handedOut()) {
      var inUse =
          key.id() != world.vault.value()
              && world.pod.filter(pod -> pod.key() == key.id()).isPresent();
      hold(
          isOver(world, key)
              && (!inUse
                  || isSucceeded(world, key, World.ATMOST)
                  || key.age() >= World.OVERLAP + World.ATMOST),
          RETIRED);
    }
  }

  /** A request that comes late was right when it was sent. */
  static void a_previous_key_is_deleted_only_after_it_was_disabled_for_a_while(Turn turn, Key key) {
    hold(
        turn.act() != Act.REVOKE_PREVIOUS
            || turn.age() > 0
            || key.taken()
            || (key.disabled() && key.off().since() >= World.OVERLAP),
        DISABLED_FIRST);
  }

  static void only_what_we_disabled_is_enabled_again(World world, Key key) {
    hold(key.off().by() != By.SOMEBODY || world.vault.saysDisabled(key.id()), ENABLED_AGAIN);
  }

  static void never_more_than_two_generations_by_rotation(World world) {
    var held = world.key(world.vault.value());
    hold(
        held.filter(Key::disabled).isPresent()
            || world.keys.stream()
                .filter(key -> key.isOurs() && key.handedOut() && !key.taken())
                .allMatch(key -> key.id() == world.vault.value()),
        GENERATIONS);
  }

  static void the_key_in_the_secret_is_enabled_unless_somebody_wants_otherwise(
      World world, Move move) {
    var held = world.key(world.vault.value()).filter(Key::isOurs);
    hold(
        move instanceof Move.Blocked blocked && blocked.reason() == Reason.SETTLING
            || world.deletion.isPresent()
            || world.credential != Credential.RIGHT
            || !world.vault.holding()
            || world.disabled
            || held.filter(key -> key.disabled() && !key.taken()).isEmpty(),
        ENABLED);
  }

  static void a_leaked_key_is_gone_in_the_end(World world) {
    hold(
        world.keys.stream().noneMatch(key -> key.isOurs() && key.leaked() && !key.taken()), LEAKED);
  }

  static void a_previous_key_that_is_to_be_kept_is_enabled_again(World world) {
    hold(
        !world.kept
            || world.recordLost
            || world.keys.stream()
                .filter(Key::isOurs)
                .noneMatch(key -> key.off().by() == By.RETIREMENT && !key.taken()),
        KEPT);
  }

  /** By what the process last read from Honeycomb. */
  static void nothing_without_our_mark_is_ever_changed(Replica process, Turn turn) {
    var id = turn.key();
    var restores = Names.isMarked(turn.name()) && turn.name() >= 0;
    var seenBefore = (process.markSeen >> id & 1) == 1;
    hold(
        process.knows(id) && (Names.isMarked(process.nameOf(id)) || (restores && seenBefore)),
        MARK);
  }

  /** As far as lists show them: one that lags, or a POST that is late, hides a key for a while. */
  static void never_more_than_three_keys_are_alive_besides_previous_ones(
      World world, Replica minting) {
    var alive =
        world.keys.stream()
            .filter(Key::isOurs)
            .filter(key -> minting.knows(key.id()))
            .filter(key -> !key.planted())
            .filter(key -> !isPrevious(world, key))
            .count();
    hold(alive <= MOST_AT_ONCE, THREE);
  }

  private static boolean isPrevious(World world, Key key) {
    return key.id() != world.vault.value() && (key.handedOut() || world.isRecorded(key.id()));
  }

  static void posts_are_at_most_one_and_the_number_of_disturbances(World world) {
    hold(world.postsLeft >= 0, POSTS);
  }

  static void a_foreign_secret_is_never_written(Vault before) {
    hold(before.kind() == Kind.NONE || before.kind() == Kind.OURS, FOREIGN_SECRET);
  }

  static void a_dead_key_is_never_handed_out(World world, int id) {
    hold(
        world.deletion.isPresent()
            || world
                .key(id)
                .filter(key -> key.alive() || key.taken())
                .filter(key -> key.off().by() != By.RETIREMENT)
                .isPresent(),
        NO_DEAD_KEY);
  }

  static void after_deletion_no_key_is_left(World world) {
    hold(
        world.abandoned
            || (world.late.isEmpty()
                && world.keys.stream().noneMatch(key -> key.isOurs() && !key.planted())),
        DELETION);
  }

  /** In a world in which nothing is left to do and Honeycomb was looked at. */
  static void after_settling_the_secret_holds_one_live_key_that_fits(World world, Move move) {
    switch (move) {
      case Move.Settled settled -> {
        hold(
            world.key(world.vault.value()).filter(key -> fits(world, key)).isPresent()
                && world.vault.holding(),
            "after settling the Secret holds one live key that fits the spec");
        hold(
            world.statusKey == world.vault.value(),
            "after settling status names the key that the Secret holds");
      }
      case Move.Blocked blocked ->
          hold(isCaused(world, blocked.reason()), "nothing is " + blocked.reason() + " uncaused");
      default -> hold(false, "a world at rest is at rest");
    }
  }

  static void after_settling_nothing_else_is_alive_but_recorded_previous_keys(World world) {
    hold(
        world.keys.stream()
            .filter(Key::isOurs)
            .allMatch(
                key ->
                    key.id() == world.vault.value() || world.vault.previous().contains(key.id())),
        "after settling nothing else of ours is alive but recorded previous keys");
  }

  /** In a world that stays as it is whatever time passes. */
  static void in_the_end_no_previous_key_is_left(World world) {
    if (world.kept) {
      return;
    }
    hold(
        world.keys.stream().filter(Key::isOurs).allMatch(key -> key.id() == world.vault.value()),
        "in the end no previous key is left");
    hold(world.vault.served().rotation() || !world.rotation, "in the end a rotation is served");
    hold(world.due != world.vault.value() || world.disabled, DUE);
  }

  private static boolean fits(World world, Key key) {
    return key.alive()
        && key.disabled() == world.disabled
        && key.name() == world.name
        && key.environment() == world.environment;
  }

  private static boolean isCaused(World world, Reason reason) {
    return switch (reason) {
      case SECRET_CONFLICT -> world.vault.kind() == Kind.FOREIGN;
      case NOTHING_TO_DISABLE -> world.disabled;
      case CREDENTIAL_REFUSED -> world.credential == Credential.REFUSED;
      case CREDENTIAL_OF_ANOTHER_TEAM -> world.credential == Credential.ANOTHER_TEAM;
      case DISABLED_IN_HONEYCOMB, MARK_LOST -> world.keys.stream().anyMatch(Key::taken);
      case OVERLAP_PENDING, SETTLING -> true;
      default -> false;
    };
  }

  /** What only waits for time to pass. */
  static boolean waits(Move move) {
    return move instanceof Move.Blocked blocked
        && (blocked.reason() == Reason.SETTLING || blocked.reason() == Reason.OVERLAP_PENDING);
  }

  private static void hold(boolean law, String name) {
    if (!law) {
      throw new Violation(name);
    }
  }
}

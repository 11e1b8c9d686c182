package dev.honeycomboperator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lies across the doors of one process: counts what it does to the world, and strikes at one
 * effect. A process that died of it gets nothing through any more.
 */
final class Tripwire {

  /** What becomes of the request that is struck; its reply never arrives. */
  enum Side {
    /** It is never carried out. */
    BEFORE,
    /** It is carried out. */
    AFTER,
    /** It is carried out, but some turns of the next process later. */
    LATE
  }

  /**
   * @param effect the first is 1
   * @param deadly whether the process dies there, or merely hears nothing
   * @param down how long there is no process after a death
   * @param turns of the next process, after which a late request is carried out
   */
  record Trip(int effect, Side side, boolean deadly, Duration down, int turns) {

    private static final Duration LEASE = Duration.ofMinutes(1);

    static Trip never() {
      return dying(0, Side.BEFORE);
    }

    static Trip dying(int effect, Side side) {
      return new Trip(effect, side, true, LEASE, 0);
    }

    /** The next process comes when every overlap is over. */
    static Trip dyingForLong(int effect, Side side) {
      return new Trip(effect, side, true, SimulatedWorld.OVERLAP.multipliedBy(2), 0);
    }

    /** The next process comes at once, as if it led already. */
    static Trip dyingLate(int effect, int turns) {
      return new Trip(effect, Side.LATE, true, Duration.ZERO, turns);
    }

    static Trip unheard(int effect, Side side) {
      return new Trip(effect, side, false, Duration.ZERO, 0);
    }
  }

  /** What a door does with a request. */
  enum Verdict {
    CARRY_OUT,
    DROP,
    LOSE_REPLY,
    HOLD
  }

  private int effects;
  private @Nullable Trip trip;
  private boolean sprung;
  private boolean dead;

  /** From here on effects are counted. */
  synchronized void arm(Trip next) {
    effects = 0;
    trip = next;
    sprung = false;
  }

  synchronized Verdict judge(boolean effect) {
    if (dead) {
      return Verdict.DROP;
    }
    if (!effect) {
      return Verdict.CARRY_OUT;
    }
    effects++;
    var armed = trip;
    if (armed == null || sprung || effects != armed.effect()) {
      return Verdict.CARRY_OUT;
    }
    sprung = true;
    dead = armed.deadly();
    return switch (armed.side()) {
      case BEFORE -> Verdict.DROP;
      case AFTER -> Verdict.LOSE_REPLY;
      case LATE -> Verdict.HOLD;
    };
  }

  synchronized boolean isDead() {
    return dead;
  }

  /** Whether the history had as many effects as it takes. */
  synchronized boolean hasSprung() {
    return sprung;
  }

  /** How many there were since it was armed. */
  synchronized int effects() {
    return effects;
  }
}

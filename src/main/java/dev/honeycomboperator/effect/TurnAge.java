package dev.honeycomboperator.effect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How old a turn is. One that outlived the lease may have a successor in another process, so before
 * each effect it is asked whether it may still change the world.
 */
public record TurnAge(Instant began, Duration lease, InstantSource clock) {

  public static TurnAge startingNow(Duration lease, InstantSource clock) {
    return new TurnAge(clock.instant(), lease, clock);
  }

  public boolean isOver() {
    return remaining().compareTo(Duration.ZERO) <= 0;
  }

  Duration remaining() {
    return Duration.between(clock.instant(), began.plus(lease));
  }
}

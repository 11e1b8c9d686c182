package dev.honeycomboperator.report;

import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to look again. Endless: nothing is ever given up, it only becomes slower.
 *
 * @param shortest wait after a failure, doubled with each further one
 * @param longest wait for what may mend itself or be mended by a person
 */
public record Pace(Duration shortest, Duration longest) {

  /**
   * @param failures in a row, this turn's included
   * @param jitter 0 to 1, by which resources that failed together part
   * @return empty where only an event can change anything
   */
  public Optional<Duration> next(
      Move move, Outcome outcome, int failures, Instant now, double jitter) {
    return switch (outcome) {
      case Outcome.HandedOut handedOut -> Optional.of(Duration.ZERO);
      case Outcome.Dropped dropped -> Optional.of(spread(backoff(failures), jitter));
      case Outcome.Failed failed ->
          Optional.of(
              spread(longer(backoff(failures), failed.retryAfter().orElse(Duration.ZERO)), jitter));
      case Outcome.Done done ->
          switch (move) {
            case Move.Settled settled -> settled.wake().map(wake -> until(wake, now));
            case Move.Blocked blocked ->
                Optional.of(
                    blocked
                        .until()
                        .map(until -> until(until, now))
                        .orElseGet(
                            () ->
                                spread(
                                    blocked.reason().stalled() ? longest : backoff(failures),
                                    jitter)));
            default -> Optional.of(Duration.ZERO);
          };
    };
  }

  private Duration backoff(int failures) {
    var doublings = Math.min(Math.max(failures - 1, 0), 16);
    var wait = shortest.multipliedBy(1L << doublings);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  /** Never early: what is waited for must be true by then. */
  private static Duration until(Instant then, Instant now) {
    return longer(Duration.between(now, then), Duration.ZERO).plusMillis(10);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration spread(Duration wait, double jitter) {
    return wait.plusMillis((long) (wait.toMillis() * 0.25 * jitter));
  }
}

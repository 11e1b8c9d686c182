package dev.honeycomboperator.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A brake: whatever keeps destroying a resource's keys, or undoing what is written on its Secret,
 * cannot make us mint and write for ever. A few at once; then one an interval, which doubles while
 * the budget stays spent.
 *
 * @param interval how long the next wait is once the budget is spent
 * @param refillAt when the budget next grows by one; of no meaning while it is full
 */
public record Budget(Limits limits, int left, Duration interval, Instant refillAt) {

  /**
   * @param burst how many at once
   * @param interval the first wait
   * @param ceiling the longest wait
   */
  public record Limits(int burst, Duration interval, Duration ceiling) {}

  public static Budget full(Limits limits) {
    return new Budget(limits, limits.burst(), limits.interval(), Instant.MIN);
  }

  /** One more, for a spec that changed. */
  public Budget grantOne() {
    return new Budget(limits, left + 1, interval, refillAt);
  }

  /** Until when nothing may be spent; empty if something may. */
  public Optional<Instant> pausedUntil(Instant now) {
    var current = refilled(now);
    return current.left > 0 ? Optional.empty() : Optional.of(current.refillAt);
  }

  public Budget spend(Instant now) {
    var current = refilled(now);
    if (current.left <= 1) {
      return new Budget(limits, 0, current.doubled(), now.plus(current.interval));
    }
    var refill = current.isFull() ? now.plus(current.interval) : current.refillAt;
    return new Budget(limits, current.left - 1, current.interval, refill);
  }

  private Duration doubled() {
    return Collections.min(List.of(interval.multipliedBy(2), limits.ceiling()));
  }

  private Budget refilled(Instant now) {
    var current = this;
    while (!current.isRested() && !now.isBefore(current.refillAt)) {
      current =
          current.isFull()
              ? new Budget(limits, current.left, limits.interval(), current.refillAt)
              : new Budget(limits, current.left + 1, interval, current.refillAt.plus(interval));
    }
    return current;
  }

  private boolean isFull() {
    return left >= limits.burst();
  }

  /** Full for so long that the doubling is forgotten. */
  private boolean isRested() {
    return isFull() && interval.equals(limits.interval());
  }
}

package dev.honeycomboperator.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The brake on minting: whatever keeps destroying a resource's keys cannot make us mint for ever. A
 * few at once; then one an interval, which doubles while the budget stays spent.
 *
 * @param interval how long the next wait is once the budget is spent
 * @param refillAt when the budget next grows by one; of no meaning while it is full
 */
public record MintingBudget(Limits limits, int left, Duration interval, Instant refillAt) {

  /**
   * @param burst keys at once
   * @param interval the first wait
   * @param ceiling the longest wait
   */
  public record Limits(int burst, Duration interval, Duration ceiling) {}

  public static MintingBudget full(Limits limits) {
    return new MintingBudget(limits, limits.burst(), limits.interval(), Instant.MIN);
  }

  /** One key more, for a spec that changed. */
  public MintingBudget grantOne() {
    return new MintingBudget(limits, left + 1, interval, refillAt);
  }

  /** Until when nothing may be minted; empty if something may. */
  public Optional<Instant> pausedUntil(Instant now) {
    var current = refilled(now);
    return current.left > 0 ? Optional.empty() : Optional.of(current.refillAt);
  }

  public MintingBudget spend(Instant now) {
    var current = refilled(now);
    if (current.left <= 1) {
      return new MintingBudget(limits, 0, current.doubled(), now.plus(current.interval));
    }
    var refill = current.isFull() ? now.plus(current.interval) : current.refillAt;
    return new MintingBudget(limits, current.left - 1, current.interval, refill);
  }

  private Duration doubled() {
    return Collections.min(List.of(interval.multipliedBy(2), limits.ceiling()));
  }

  private MintingBudget refilled(Instant now) {
    var current = this;
    while (!current.isRested() && !now.isBefore(current.refillAt)) {
      current =
          current.isFull()
              ? new MintingBudget(limits, current.left, limits.interval(), current.refillAt)
              : new MintingBudget(
                  limits, current.left + 1, interval, current.refillAt.plus(interval));
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

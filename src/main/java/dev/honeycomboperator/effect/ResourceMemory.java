package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Budget;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Observed.Unapplied;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process remembers of one resource between turns. All of it can be lost without harm: a
 * process that knows nothing looks longer before it acts. Turns of one resource never overlap, so
 * it is not guarded.
 */
public final class ResourceMemory {

  /** Generous: an honest change of the spec needs two writes at the most. */
  private static final Budget.Limits WRITES =
      new Budget.Limits(10, Duration.ofSeconds(30), Duration.ofMinutes(15));

  private Budget minting;
  private Budget writing = Budget.full(WRITES);
  private Optional<Long> generation = Optional.empty();
  private Optional<Ledger.Served> demand = Optional.empty();
  private Optional<Instant> unknownPostEnded = Optional.empty();
  private Optional<Instant> unknownChangeEnded = Optional.empty();
  private Optional<Unapplied> notApplied = Optional.empty();
  private Optional<String> provenKey = Optional.empty();
  private boolean listLeft;
  private int failures;

  public ResourceMemory(Budget.Limits limits) {
    this.minting = Budget.full(limits);
  }

  /** A spec that changed deserves a key even where the brake is on, and is asked for again. */
  void sawGeneration(long current) {
    // Caches go back in time; only forth is a change.
    if (generation.filter(known -> known >= current).isPresent()) {
      return;
    }
    if (generation.isPresent()) {
      minting = minting.grantOne();
      notApplied = Optional.empty();
    }
    generation = Optional.of(current);
  }

  /** So does a person who asks for a key. */
  void sawDemand(Ledger.Served current) {
    if (demand.filter(known -> !known.equals(current)).isPresent()) {
      minting = minting.grantOne();
    }
    demand = Optional.of(current);
  }

  Optional<Instant> mintingPausedUntil(Instant now) {
    return minting.pausedUntil(now);
  }

  void posted(Instant now) {
    minting = minting.spend(now);
  }

  Optional<Instant> writingPausedUntil(Instant now) {
    return writing.pausedUntil(now);
  }

  void wrote(Instant now) {
    writing = writing.spend(now);
  }

  void postOutcomeUnknown(Instant ended) {
    unknownPostEnded = Optional.of(ended);
  }

  /** When the last POST whose outcome is still unknown ended. */
  Optional<Instant> unknownPostEnded() {
    return unknownPostEnded;
  }

  void postOutcomeKnown() {
    unknownPostEnded = Optional.empty();
  }

  void changeOutcomeUnknown(Instant ended) {
    unknownChangeEnded = Optional.of(ended);
  }

  /** When the last PATCH of unknown outcome ended; it may be carried out for a while yet. */
  Optional<Instant> unknownChangeEnded() {
    return unknownChangeEnded;
  }

  Optional<Unapplied> notApplied() {
    return notApplied;
  }

  void notApplied(Unapplied change) {
    notApplied = Optional.of(change);
  }

  boolean isProven(String keyId) {
    return provenKey.equals(Optional.of(keyId));
  }

  void proved(String keyId) {
    provenKey = Optional.of(keyId);
  }

  /** The list of ids cannot be written, and nobody waits for it any more. */
  void leaveList() {
    listLeft = true;
  }

  boolean leftList() {
    return listLeft;
  }

  /** How many turns in a row failed. */
  public int failures() {
    return failures;
  }

  public void failed() {
    failures++;
  }

  public void succeeded() {
    failures = 0;
  }
}

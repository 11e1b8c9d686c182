package dev.honeycomboperator.decision;

import java.util.Optional;

/** The Secret that the resource names, as it is found. */
public sealed interface Target {

  record Absent() implements Target {}

  /**
   * Somebody else's.
   *
   * @param remedy what a person can do about it
   */
  record Foreign(String remedy) implements Target {}

  /**
   * Ours; {@code revoking} is the orphan whose revocation it announces, see {@link Move.Rewrite}.
   */
  sealed interface Ours extends Target {
    Optional<Ledger> knownLedger();

    Optional<String> revoking();
  }

  /**
   * Ours, with a value that is the one of {@code ledger.keyId()}.
   *
   * @param asWanted whether entries, labels and annotations are what would be written today
   */
  record Holding(Ledger ledger, boolean asWanted, Optional<String> revoking) implements Ours {
    @Override
    public Optional<Ledger> knownLedger() {
      return Optional.of(ledger);
    }
  }

  /** Ours, without a value that works: never written, taken out or altered. */
  record Emptied(Optional<Ledger> knownLedger, Optional<String> revoking) implements Ours {}
}

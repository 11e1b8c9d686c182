package dev.honeycomboperator.decision;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When a key that works gets a successor, and how a key that has one goes.
 *
 * @param requested value of the annotation that asks for a new key; a value that was served before
 *     asks for nothing
 * @param revoked value of the annotation that says that the keys have leaked; the same holds
 * @param overlap how long a key that was handed out outlives its successor's creation at least
 * @param evidence what is to be seen before it goes, besides; empty: the overlap is enough
 * @param keepPrevious no previous key goes, and those that were disabled on their way out are
 *     enabled again
 */
public record Rotation(
    Optional<Schedule> schedule,
    Optional<String> requested,
    Optional<String> revoked,
    Duration overlap,
    Optional<Evidence> evidence,
    boolean keepPrevious) {

  private static final Duration LONGEST_DISABLED = Duration.ofDays(1);

  /**
   * That every pod that uses the Secret has the new value.
   *
   * @param atMost how long after its successor's creation a key goes without it
   * @param kubeletSync after it, a mounted Secret is what the API server has
   */
  public record Evidence(Duration atMost, Duration kubeletSync) {}

  /** For the ledger of a key that is issued now. */
  public Ledger.Served served() {
    return new Ledger.Served(requested, revoked);
  }

  /** How long a key stays disabled, and can be had back, before it is deleted. */
  Duration disabledFor() {
    return Collections.min(List.of(overlap, LONGEST_DISABLED));
  }
}

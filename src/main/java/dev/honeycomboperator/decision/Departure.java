package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a previous key is on its way out: it outlives its successor's creation by the overlap,
 * and whoever still uses it for longer; then it is disabled, which can be undone, and then deleted.
 */
public sealed interface Departure {

  /** Collectors may still send with it. */
  record Overlapping(Instant until) implements Departure {}

  /**
   * The overlap is over, but not everybody has the new value.
   *
   * @param by workloads; empty where nobody can tell
   * @param until when it goes all the same
   * @param look when time alone may have made a difference
   */
  record InUse(List<String> by, Instant until, Instant look) implements Departure {}

  /** To be disabled. */
  record Unneeded() implements Departure {}

  /** Disabled, and still to be had back. */
  record Disabled(Instant until) implements Departure {}

  /** To be deleted. */
  record Over(Move.Revoke.Grounds grounds) implements Departure {}

  /** Asked to be kept. */
  record Kept() implements Departure {}

  /** Nobody can tell when: clocks are apart, or nothing took its place yet. */
  record Undated() implements Departure {}

  static Departure of(ApiKey key, Keys keys, Rotation rotation, Instant now) {
    if (keys.leaving().leaked().contains(key.id())) {
      return new Over(Move.Revoke.Grounds.LEAKED);
    }
    if (rotation.keepPrevious()) {
      return new Kept();
    }
    var replaced = keys.replaced(key);
    if (!keys.seen().clocksAgree() || replaced.isEmpty()) {
      return new Undated();
    }
    var overlapOver = replaced.get().plus(rotation.overlap());
    if (now.isBefore(overlapOver)) {
      return new Overlapping(overlapOver);
    }
    if (key.disabled()) {
      var until = key.updated().plus(rotation.disabledFor());
      return now.isBefore(until) ? new Disabled(until) : new Over(Move.Revoke.Grounds.RETIRED);
    }
    return rotation
        .evidence()
        .flatMap(evidence -> missing(evidence, replaced.get(), overlapOver, keys, now))
        .orElseGet(Unneeded::new);
  }

  private static Optional<Departure> missing(
      Rotation.Evidence evidence, Instant replaced, Instant overlapOver, Keys keys, Instant now) {
    var latest = later(replaced.plus(evidence.atMost()), overlapOver);
    if (!now.isBefore(latest)) {
      return Optional.empty();
    }
    var swap = keys.swap();
    if (swap.isEmpty() || !(keys.seen().consumers() instanceof Consumers.Seen consumers)) {
      return Optional.of(new InUse(List.of(), latest, latest));
    }
    var by =
        consumers.list().stream()
            .filter(pod -> !pod.hasWhatWasThereAt(swap.get(), evidence.kubeletSync(), now))
            .map(Consumers.Consumer::workload)
            .distinct()
            .sorted()
            .toList();
    var synced = swap.get().plus(evidence.kubeletSync());
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InUse(
                by, latest, synced.isAfter(now) && synced.isBefore(latest) ? synced : latest));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** When time alone may change it. */
  default Optional<Instant> next() {
    return switch (this) {
      case Overlapping overlapping -> Optional.of(overlapping.until());
      case InUse inUse -> Optional.of(inUse.look());
      case Disabled disabled -> Optional.of(disabled.until());
      case Unneeded unneeded -> Optional.empty();
      case Over over -> Optional.empty();
      case Kept kept -> Optional.empty();
      case Undated undated -> Optional.empty();
    };
  }
}

package dev.honeycomboperator;

import static dev.honeycomboperator.HistoryLaws.hold;

import dev.honeycomboperator.honeycomb.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The keys of one resource one after the other, and what holds for them. */
final class Lineage {

  static final String NOT_EARLY = "no previous key is retired before its overlap is over";
  static final String DISABLED_FIRST = "a key is disabled for some time before it is deleted";
  static final String TWO = "never more than two generations of a resource are alive";
  static final String ONE_AT_A_TIME = "no two rotations of a resource overlap";
  static final String AGE = "a key is as old as asked, but for the time that nobody was there";

  static final Duration OVERLAP = Duration.ofHours(24);

  /** After an opening that was missed the next comes. */
  private static final Duration OPENINGS = Duration.ofHours(6);

  private static final Duration TURNS = Duration.ofMinutes(10);

  private record Held(String id, Instant created, Sensitive value) {}

  private final String name;
  private final Duration every;
  private final Outages outages;
  private final Map<String, Instant> alive = new HashMap<>();
  private final Map<String, Instant> disabled = new HashMap<>();
  private final Set<String> recorded = new HashSet<>();
  private final List<String> handedOut = new ArrayList<>();
  private final Map<String, Instant> createdAt = new HashMap<>();
  private Optional<Held> held = Optional.empty();
  private Instant othersGone = Instant.MIN;
  private boolean demanded;

  Lineage(String name, Duration every, Outages outages) {
    this.name = name;
    this.every = every;
    this.outages = outages;
  }

  Optional<Sensitive> value() {
    return held.map(Held::value);
  }

  int rotations() {
    return Math.max(handedOut.size() - 1, 0);
  }

  void demanded() {
    demanded = true;
  }

  /**
   * @return whether that is a rotation
   */
  boolean posted(String id, Instant now) {
    held.ifPresent(
        current -> {
          hold(previous().isEmpty(), ONE_AT_A_TIME, name + " " + previous());
          isOfAge(current, now);
        });
    alive.put(id, now);
    createdAt.put(id, now.truncatedTo(ChronoUnit.SECONDS));
    return held.isPresent();
  }

  private void isOfAge(Held current, Instant now) {
    var earliest = current.created().plus(every.multipliedBy(9).dividedBy(10));
    hold(demanded || !now.isBefore(earliest), AGE, name + " has a successor before " + earliest);
    isNotTooOld(current, now);
  }

  private void isNotTooOld(Held current, Instant now) {
    var ripe = current.created().plus(every.multipliedBy(9).dividedBy(10));
    var due = current.created().plus(every);
    var latest =
        (due.isBefore(othersGone) ? othersGone : due)
            .plus(OPENINGS)
            .plus(TURNS)
            .plus(outages.since(ripe, OPENINGS));
    hold(
        !others().isEmpty() || !now.isAfter(latest),
        AGE,
        name + " has a key of " + current.created() + " at " + now);
  }

  void disabled(String id, Instant now) {
    isOverdue(id, now);
    disabled.putIfAbsent(id, now.truncatedTo(ChronoUnit.SECONDS));
  }

  void deleted(String id, Instant now) {
    if (recorded.contains(id)) {
      isOverdue(id, now);
      hold(
          disabled.containsKey(id) && !disabled.get(id).plus(OVERLAP).isAfter(now),
          DISABLED_FIRST,
          name + " " + id + " at " + now + ", disabled " + disabled.get(id));
    }
    alive.remove(id);
    if (recorded.remove(id) && others().isEmpty()) {
      othersGone = now;
    }
  }

  /** A key that status alone names was in nobody's hands, and none took its place. */
  private void isOverdue(String id, Instant now) {
    var place = handedOut.lastIndexOf(id);
    if (place >= 0) {
      hold(
          place + 1 < handedOut.size()
              && !created(handedOut.get(place + 1)).plus(OVERLAP).isAfter(now),
          NOT_EARLY,
          name + " " + id + " at " + now);
    }
  }

  /** What the Secret holds now, whose value it is. */
  void holds(String id, Sensitive value) {
    if (!held.map(Held::id).equals(Optional.of(id))) {
      held = Optional.of(new Held(id, created(id), value));
      handedOut.add(id);
      demanded = false;
    }
    record(List.of(id));
    hold(previous().size() <= 1, TWO, name + " " + previous());
  }

  /** As Honeycomb shows it. */
  private Instant created(String id) {
    return Objects.requireNonNull(createdAt.get(id));
  }

  void record(Collection<String> ids) {
    ids.stream().filter(alive::containsKey).forEach(recorded::add);
  }

  /** Keys on record besides the one in the Secret. */
  private Set<String> others() {
    var others = new HashSet<>(recorded);
    held.map(Held::id).ifPresent(others::remove);
    return others;
  }

  /** Those that were in the Secret; what a crash kept from it is no generation. */
  private Set<String> previous() {
    var previous = others();
    previous.retainAll(handedOut);
    return previous;
  }

  /** Keys that nobody knows of. */
  Set<String> leaked() {
    var leaked = new HashSet<>(alive.keySet());
    leaked.removeAll(recorded);
    return leaked;
  }

  @Override
  public String toString() {
    return name;
  }

  void inTheEnd(Instant now) {
    isNotTooOld(held.orElseThrow(), now);
  }
}

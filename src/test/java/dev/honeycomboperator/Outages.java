package dev.honeycomboperator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When nobody was there, or somebody heard nothing, which takes no time. */
final class Outages {

  private record Outage(Instant from, Instant to) {}

  private final List<Outage> list = new ArrayList<>();

  void add(Instant from, Instant to) {
    list.add(new Outage(from, to));
  }

  /** What may have come too late for that, if each has cost {@code wait} besides. */
  Duration since(Instant start, Duration wait) {
    return list.stream()
        .filter(outage -> outage.to().isAfter(start))
        .map(outage -> Duration.between(later(outage.from(), start), outage.to()).plus(wait))
        .reduce(Duration.ZERO, Duration::plus);
  }

  Duration total() {
    return since(Instant.MIN, Duration.ZERO);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

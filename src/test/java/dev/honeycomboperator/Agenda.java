package dev.honeycomboperator;

import dev.honeycomboperator.honeycomb.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A clock that moves only when somebody waits, and what others do at their time. */
final class Agenda {

  private record Entry(Instant due, Runnable what) {}

  final ManualClock clock;
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  Agenda(ManualClock clock) {
    this.clock = clock;
  }

  void in(Duration time, Runnable what) {
    entries.add(new Entry(clock.instant().plus(time), what));
  }

  Optional<Instant> next() {
    return entries.stream().map(Entry::due).min(Instant::compareTo);
  }

  void advanceTo(Instant then) {
    if (then.isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), then));
    }
    var due = entries.stream().filter(entry -> !entry.due().isAfter(clock.instant())).toList();
    entries.removeAll(due);
    due.forEach(entry -> entry.what().run());
  }
}

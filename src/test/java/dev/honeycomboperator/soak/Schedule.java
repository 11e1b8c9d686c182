package dev.honeycomboperator.soak;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is to happen when. The seed alone decides the times and what each act draws; acts come one
 * after the other.
 */
final class Schedule {
  private record Act(Duration at, Runnable what) {}

  private final Queue<Act> acts = new PriorityQueue<>(Comparator.comparing(Act::at));
  private final Luck luck;
  private final Duration time;
  private final History history;
  private Instant began = Instant.EPOCH;

  Schedule(Luck luck, Duration time, History history) {
    this.luck = luck;
    this.time = time;
    this.history = history;
  }

  /** Again and again, with about {@code gap} between. */
  Schedule every(Duration gap, Consumer<Luck> act) {
    Luck own = luck.fork();
    for (Duration at = own.around(gap); at.compareTo(time) < 0; at = at.plus(own.around(gap))) {
      Luck its = own.fork();
      acts.add(new Act(at, () -> act.accept(its)));
    }
    return this;
  }

  /** The same for what lasts: {@code begin} says for how long, then comes {@code end}. */
  Schedule every(Duration gap, Function<Luck, Duration> begin, Runnable end) {
    return every(gap, its -> acts.add(new Act(now().plus(begin.apply(its)), end)));
  }

  private Duration now() {
    return Duration.between(began, Instant.now());
  }

  /** Returns when the time is over, whatever would end only later. */
  void play() {
    began = Instant.now();
    while (now().compareTo(time) < 0) {
      Act next = acts.peek();
      if (next == null || next.at().compareTo(time) > 0) {
        sleep(time.minus(now()));
      } else {
        sleep(next.at().minus(now()));
        attempt(acts.remove().what());
      }
    }
  }

  private void attempt(Runnable act) {
    try {
      act.run();
    } catch (KubernetesClientException e) {
      // People are refused too, for instance in a namespace that is about to go.
      history.tell("refused: HTTP %d %s", e.getCode(), String.valueOf(e.getMessage()));
    }
  }

  private static void sleep(Duration length) {
    if (length.isPositive()) {
      LockSupport.parkNanos(length.toNanos());
    }
  }
}

package dev.honeycomboperator;

import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of several operators of a world; all of them live in this process. */
final class Replica implements AutoCloseable {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Operator operator;

  private Replica(World world) {
    operator = world.assembled(metrics, () -> ended.set(true));
  }

  static Replica of(World world) {
    var replica = new Replica(world);
    replica.operator.start();
    return replica;
  }

  /** How many turns it has taken. */
  int turns() {
    return (int)
        metrics.find("honeycomb_operator.turns").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  /** Whether its process would have ended by now. */
  boolean ended() {
    return ended.get();
  }

  void stop() {
    operator.stop();
  }

  @Override
  public void close() {
    stop();
  }
}

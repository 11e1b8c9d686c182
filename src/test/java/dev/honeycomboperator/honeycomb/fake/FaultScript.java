package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calls go wrong, and how. An outage comes first, then what is queued, then what is
 * permanent.
 */
final class FaultScript {

  private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
  private final Map<Operation, Fault> every = new EnumMap<>(Operation.class);
  private @Nullable Fault outage;

  synchronized void next(Operation operation, int times, Fault fault) {
    var queue = next.computeIfAbsent(operation, _ -> new ArrayDeque<>());
    for (var i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  synchronized void every(Operation operation, Fault fault) {
    every.put(operation, fault);
  }

  synchronized void outage(Fault fault) {
    outage = fault;
  }

  synchronized void clear() {
    next.clear();
    every.clear();
    outage = null;
  }

  synchronized Optional<Fault> take(Route route) {
    if (outage != null) {
      return Optional.of(outage);
    }
    return route
        .operation()
        .flatMap(
            operation -> {
              var queue = next.getOrDefault(operation, new ArrayDeque<>());
              return Optional.ofNullable(queue.poll())
                  .or(() -> Optional.ofNullable(every.get(operation)));
            });
  }
}

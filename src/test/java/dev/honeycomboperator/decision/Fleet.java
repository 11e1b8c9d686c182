package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keys that were made in the same second. */
record Fleet(List<ApiKey> keys) {

  static Fleet of(int size, Duration age) {
    return new Fleet(
        IntStream.range(0, size).mapToObj(i -> Samples.key("hcxik_" + i, age)).toList());
  }

  /** What part of the fleet the busiest minute holds, in percent. */
  double busiestMinute(Function<ApiKey, Instant> start) {
    var minutes =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> Math.floorDiv(start.apply(key).getEpochSecond(), 60),
                    Collectors.counting()));
    return minutes.values().stream().mapToLong(count -> count).max().orElseThrow()
        * 100.0
        / keys.size();
  }
}

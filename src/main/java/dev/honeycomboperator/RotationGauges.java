package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.report.Conditions;
import dev.honeycomboperator.report.PreviousKeys;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How rotation gets on, over all resources: read from their statuses when somebody asks, so that it
 * is right from the first moment of a process on.
 */
record RotationGauges(CachedCluster cluster, InstantSource clock) {

  void register(MeterRegistry registry) {
    gauge(registry, "keys.oldest.age", RotationGauges::oldestAge, "seconds");
    gauge(registry, "rotations.overdue", RotationGauges::overdue, "");
    gauge(registry, "retirements.waiting", RotationGauges::waiting, "");
  }

  private void gauge(
      MeterRegistry registry, String name, ToDoubleFunction<RotationGauges> value, String unit) {
    Gauge.builder("honeycomb_operator." + name, this, value)
        .strongReference(true)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  private double oldestAge() {
    return times(HoneycombApiKeyStatus::issuedAt)
        .map(issued -> Duration.between(issued, clock.instant()))
        .max(Duration::compareTo)
        .map(Duration::toSeconds)
        .orElse(0L);
  }

  private double overdue() {
    var now = clock.instant();
    return times(HoneycombApiKeyStatus::nextRotation).filter(next -> next.isBefore(now)).count();
  }

  private double waiting() {
    return statuses()
        .flatMap(status -> Conditions.find(status.conditions(), "Rotating").stream())
        .map(Condition::getReason)
        .filter(PreviousKeys::isWaiting)
        .count();
  }

  private Stream<Instant> times(Function<HoneycombApiKeyStatus, @Nullable String> field) {
    return statuses()
        .flatMap(status -> Optional.ofNullable(field.apply(status)).stream())
        .map(Instant::parse);
  }

  private Stream<HoneycombApiKeyStatus> statuses() {
    return cluster.allResources().map(HoneycombApiKey::lastStatus);
  }
}

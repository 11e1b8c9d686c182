package dev.honeycomboperator.report;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions by the Kubernetes API conventions: the time of a transition moves only when the status
 * does.
 */
public final class Conditions {

  private final List<Condition> conditions;
  private final long generation;
  private final Instant now;

  public Conditions(@Nullable List<Condition> before, long generation, Instant now) {
    this.conditions = before == null ? List.of() : List.copyOf(before);
    this.generation = generation;
    this.now = now;
  }

  public Conditions set(String type, String status, String reason, String message) {
    var since =
        find(conditions, type)
            .filter(known -> known.getStatus().equals(status))
            .map(Condition::getLastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    var updated =
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withObservedGeneration(generation)
            .withLastTransitionTime(since)
            .build();
    var next = new ArrayList<>(conditions);
    var place = next.stream().map(Condition::getType).toList().indexOf(type);
    if (place < 0) {
      next.add(updated);
    } else {
      next.set(place, updated);
    }
    return new Conditions(next, generation, now);
  }

  /** For conditions that are there only while they are true. */
  public Conditions setOrRemove(String type, boolean present, String reason, String message) {
    return present
        ? set(type, "True", reason, message)
        : new Conditions(
            conditions.stream().filter(known -> !known.getType().equals(type)).toList(),
            generation,
            now);
  }

  public List<Condition> list() {
    return conditions;
  }

  public static Optional<Condition> find(@Nullable List<Condition> conditions, String type) {
    return conditions == null
        ? Optional.empty()
        : conditions.stream().filter(known -> known.getType().equals(type)).findFirst();
  }

  public static boolean isTrue(@Nullable List<Condition> conditions, String type) {
    return find(conditions, type).filter(known -> known.getStatus().equals("True")).isPresent();
  }
}

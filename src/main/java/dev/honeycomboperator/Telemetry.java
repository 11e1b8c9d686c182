package dev.honeycomboperator;

import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.honeycomb.CallListener;
import dev.honeycomboperator.honeycomb.CallOutcome;
import dev.honeycomboperator.honeycomb.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** The operator's own metrics; their names are part of what users build alerts on. */
final class Telemetry implements CallListener {

  private final MeterRegistry registry;

  Telemetry(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void called(Operation operation, CallOutcome outcome, Duration duration) {
    registry
        .timer(
            "honeycomb_operator.api.calls",
            "operation",
            operation.label(),
            "outcome",
            outcome.label())
        .record(duration);
  }

  void turned(Turn.Result result) {
    registry
        .counter(
            "honeycomb_operator.turns",
            "move",
            label(result.move()),
            "outcome",
            label(result.outcome()))
        .increment();
  }

  private static String label(Move move) {
    return switch (move) {
      case Move.Blocked blocked -> blocked.reason().text();
      default -> move.getClass().getSimpleName();
    };
  }

  private static String label(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed -> failed.reason().text();
      default -> outcome.getClass().getSimpleName();
    };
  }
}

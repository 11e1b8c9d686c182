package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.decision.Departure;
import dev.honeycomboperator.decision.Ids;
import dev.honeycomboperator.decision.Succession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What status says of keys that were replaced: how far each is on its way out. */
public record PreviousKeys(List<Succession.Previous> keys) {

  private static final int MOST_SHOWN = 20;

  /** For the condition {@code Rotating}: why it is as it is, most important first. */
  private enum Stage {
    WAITING_FOR_CONSUMERS("WaitingForConsumers"),
    KEPT("Kept"),
    UNDATED("Undated"),
    OVERLAP("Overlap"),
    RETIRING("Retiring");

    private final String text;

    Stage(String text) {
      this.text = text;
    }
  }

  PreviousKey of(String id) {
    return keys.stream()
        .filter(previous -> previous.key().id().equals(id))
        .findFirst()
        .map(PreviousKeys::shown)
        .orElseGet(() -> PreviousKey.of(id));
  }

  private static PreviousKey shown(Succession.Previous previous) {
    return new PreviousKey(
        previous.key().id(),
        previous.since().map(PreviousKeys::time).orElse(null),
        mayGoAt(previous.departure()),
        previous.key().disabled() ? true : null,
        previous.departure() instanceof Departure.InUse inUse && !inUse.by().isEmpty()
            ? inUse.by().stream().limit(MOST_SHOWN).toList()
            : null);
  }

  private static @Nullable String mayGoAt(Departure departure) {
    return switch (departure) {
      case Departure.Overlapping overlapping -> time(overlapping.until());
      case Departure.InUse inUse -> time(inUse.until());
      case Departure.Disabled disabled -> time(disabled.until());
      case Departure.Unneeded unneeded -> null;
      case Departure.Over over -> null;
      case Departure.Kept kept -> null;
      case Departure.Undated undated -> null;
    };
  }

  Conditions condition(Conditions conditions) {
    var stage = keys.stream().map(PreviousKeys::stage).min(Stage::compareTo);
    return conditions.setOrRemove(
        "Rotating",
        stage.isPresent(),
        stage.map(known -> known.text).orElse(""),
        String.join(" ", keys.stream().map(PreviousKeys::sentence).toList()));
  }

  /** Of the condition {@code Rotating}: somebody still uses a key whose overlap is over. */
  public static boolean isWaiting(String reason) {
    return reason.equals(Stage.WAITING_FOR_CONSUMERS.text);
  }

  private static Stage stage(Succession.Previous previous) {
    return switch (previous.departure()) {
      case Departure.InUse inUse -> Stage.WAITING_FOR_CONSUMERS;
      case Departure.Kept kept -> Stage.KEPT;
      case Departure.Undated undated -> Stage.UNDATED;
      case Departure.Overlapping overlapping -> Stage.OVERLAP;
      case Departure.Unneeded unneeded -> Stage.RETIRING;
      case Departure.Disabled disabled -> Stage.RETIRING;
      case Departure.Over over -> Stage.RETIRING;
    };
  }

  private static String sentence(Succession.Previous previous) {
    var id = previous.key().id();
    return switch (previous.departure()) {
      case Departure.Overlapping overlapping ->
          "Key %s was replaced and works until %s.".formatted(id, time(overlapping.until()));
      case Departure.InUse inUse when inUse.by().isEmpty() ->
          "Key %s was replaced; whether pods still use it cannot be seen, so it works until %s."
              .formatted(id, time(inUse.until()));
      case Departure.InUse inUse ->
          "Key %s was replaced and is still used by %s; restart them, or it goes at %s all the same."
              .formatted(id, Ids.shown(inUse.by()), time(inUse.until()));
      case Departure.Disabled disabled ->
          "Key %s is disabled and is deleted at %s; the annotation honeycomb-operator.dev/keep-previous=true enables it again."
              .formatted(id, time(disabled.until()));
      case Departure.Kept kept ->
          "Key %s is kept until the annotation honeycomb-operator.dev/keep-previous is removed."
              .formatted(id);
      case Departure.Undated undated ->
          "Key %s was replaced; when it may go cannot be told yet.".formatted(id);
      case Departure.Unneeded unneeded -> "Key %s is about to be disabled.".formatted(id);
      case Departure.Over over -> "Key %s is about to be deleted.".formatted(id);
    };
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Of the schedule: stays what it is when it has passed, so that it is seen to be overdue. */
  static @Nullable String next(Optional<Instant> next) {
    return next.map(PreviousKeys::time).orElse(null);
  }
}

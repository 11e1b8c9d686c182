package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Ids;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Event on a resource.
 *
 * @param reason of the closed vocabulary of {@link dev.honeycomboperator.decision.Reason}, or what
 *     was done
 */
public record Notice(boolean warning, String reason, String message) {

  /** What one turn did, or what newly keeps it from doing it; the same trouble is told once. */
  public static List<Notice> after(
      HoneycombApiKeyStatus before,
      HoneycombApiKeyStatus after,
      Move move,
      Outcome outcome,
      String secretName) {
    return switch (outcome) {
      case Outcome.HandedOut handedOut ->
          move instanceof Move.Issue issue
              ? List.of(
                  done(
                      "Issued",
                      "Secret %s holds the new key %s%s: %s."
                          .formatted(
                              secretName,
                              handedOut.keyId(),
                              handedOut.proven() ? ", which Honeycomb accepts" : "",
                              issue.cause().text())))
              : List.of();
      case Outcome.Done done ->
          of(move).map(List::of).orElseGet(() -> news(before.conditions(), after.conditions()));
      case Outcome.Failed failed -> news(before.conditions(), after.conditions());
      case Outcome.Dropped dropped -> List.of();
    };
  }

  private static Optional<Notice> of(Move move) {
    return switch (move) {
      case Move.Amend amend ->
          Optional.of(
              switch (amend.purpose()) {
                case AS_WANTED ->
                    done(
                        "Amended",
                        "Changed key " + amend.keyId() + " at Honeycomb to what the spec says.");
                case RETIREMENT ->
                    done(
                        "Disabled",
                        "Disabled key %s at Honeycomb: it was replaced. If something still needs it, set the annotation honeycomb-operator.dev/keep-previous=true."
                            .formatted(amend.keyId()));
                case UNDO ->
                    done(
                        "Enabled",
                        "Enabled key %s at Honeycomb again, as honeycomb-operator.dev/keep-previous asks."
                            .formatted(amend.keyId()));
                case LETTING_GO ->
                    done(
                        "LetGo",
                        "Took the operator's mark off key %s at Honeycomb: it is left to you."
                            .formatted(amend.keyId()));
              });
      case Move.Revoke revoke ->
          Optional.of(
              done(
                  "Revoked",
                  "Deleted key %s at Honeycomb: it %s."
                      .formatted(revoke.keyId(), revoke.grounds().text())));
      case Move.Relinquish relinquish when !relinquish.abandoned().isEmpty() ->
          Optional.of(abandoned(relinquish.abandoned()));
      case Move.Release release when !release.abandoned().isEmpty() ->
          Optional.of(abandoned(release.abandoned()));
      case Move.Relinquish relinquish ->
          Optional.of(
              done(
                  "Relinquished",
                  "The Secret is left to its users, as deletionPolicy Retain asks."));
      case Move.Restart restart ->
          Optional.of(
              done(
                  "Restarted",
                  "Restarted %s, so that its pods read key %s."
                      .formatted(restart.workload(), restart.keyId())));
      case Move.Publish publish -> Optional.empty();
      case Move.Settled settled -> Optional.empty();
      case Move.Blocked blocked -> Optional.empty();
      case Move.Guard guard -> Optional.empty();
      case Move.Issue issue -> Optional.empty();
      case Move.Rewrite update -> Optional.empty();
      case Move.Release release -> Optional.empty();
    };
  }

  private static List<Notice> news(
      @Nullable List<Condition> before, @Nullable List<Condition> after) {
    return Stream.concat(
            trouble(before, after).stream(),
            changed(before, after, "Rotating")
                .filter(rotating -> PreviousKeys.isWaiting(rotating.getReason()))
                .map(rotating -> done(rotating.getReason(), rotating.getMessage())))
        .toList();
  }

  /** What newly keeps an object from being ready. */
  public static List<Notice> trouble(
      @Nullable List<Condition> before, @Nullable List<Condition> after) {
    return changed(before, after, "Ready")
        .filter(ready -> ready.getStatus().equals("False"))
        .map(ready -> new Notice(true, ready.getReason(), ready.getMessage()))
        .toList();
  }

  /** A condition that says something else than before. */
  private static Stream<Condition> changed(
      @Nullable List<Condition> before, @Nullable List<Condition> after, String type) {
    var was = Conditions.find(before, type);
    return Conditions.find(after, type).stream()
        .filter(
            now ->
                was.filter(
                        known ->
                            now.getReason().equals(known.getReason())
                                && now.getMessage().equals(known.getMessage()))
                    .isEmpty());
  }

  /** Of a team: keys that belong to no resource. */
  public static Notice orphaned(List<String> ids) {
    return new Notice(
        true,
        "Orphaned",
        "%d keys of this installation belong to no resource: %s"
            .formatted(ids.size(), Ids.shown(ids)));
  }

  /** Of a team: such keys, deleted. */
  public static Notice orphansRevoked(List<String> ids) {
    return done(
        "Revoked",
        "Deleted %d keys at Honeycomb that belonged to no resource: %s"
            .formatted(ids.size(), Ids.shown(ids)));
  }

  private static Notice abandoned(List<String> ids) {
    return new Notice(
        true,
        "Abandoned",
        "Left behind at Honeycomb because the team cannot be reached: " + String.join(", ", ids));
  }

  private static Notice done(String reason, String message) {
    return new Notice(false, reason, message);
  }
}

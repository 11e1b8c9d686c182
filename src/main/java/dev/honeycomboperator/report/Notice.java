package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Ids;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
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
          of(move).map(List::of).orElseGet(() -> trouble(before.conditions(), after.conditions()));
      case Outcome.Failed failed -> trouble(before.conditions(), after.conditions());
      case Outcome.Dropped dropped -> List.of();
    };
  }

  private static Optional<Notice> of(Move move) {
    return switch (move) {
      case Move.Amend amend ->
          Optional.of(
              done(
                  "Amended",
                  "Changed key " + amend.keyId() + " at Honeycomb to what the spec says."));
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
      case Move.Settled settled -> Optional.empty();
      case Move.Blocked blocked -> Optional.empty();
      case Move.Guard guard -> Optional.empty();
      case Move.Issue issue -> Optional.empty();
      case Move.Rewrite update -> Optional.empty();
      case Move.Release release -> Optional.empty();
    };
  }

  /** What newly keeps an object from being ready. */
  public static List<Notice> trouble(
      @Nullable List<Condition> before, @Nullable List<Condition> after) {
    var was = Conditions.find(before, "Ready");
    return Conditions.find(after, "Ready")
        .filter(ready -> ready.getStatus().equals("False"))
        .filter(
            ready ->
                was.filter(
                        known ->
                            ready.getReason().equals(known.getReason())
                                && ready.getMessage().equals(known.getMessage()))
                    .isEmpty())
        .map(ready -> List.of(new Notice(true, ready.getReason(), ready.getMessage())))
        .orElse(List.of());
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

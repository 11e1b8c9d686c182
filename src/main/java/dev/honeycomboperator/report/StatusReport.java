package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Keys;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Succession;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a turn makes of a resource's status. The same world makes the same status, so a settled turn
 * writes nothing.
 */
public final class StatusReport {

  private StatusReport() {}

  /**
   * @param looked empty for a turn that could not look
   * @param succession as it follows from what was looked at
   * @param leaving the resource is being deleted, and what is in the way must be seen
   */
  public static HoneycombApiKeyStatus after(
      HoneycombApiKeyStatus before,
      Optional<Observed> looked,
      Succession succession,
      boolean leaving,
      Move move,
      Outcome outcome,
      String secretName,
      long generation,
      Instant now) {
    var verdict = verdict(move, outcome);
    if (verdict.isEmpty() || (!leaving && leavesAlone(before, looked, move, verdict.get()))) {
      return before;
    }
    var reason = verdict.get().reason();
    var message = verdict.get().message();
    var conditions = new Conditions(before.conditions(), generation, now);
    if (reason == Reason.PAUSED) {
      return conditionsOnly(
          before,
          before.observedGeneration(),
          conditions.set("Paused", "True", reason.text(), message));
    }
    conditions =
        conditions
            .set("Ready", verdict.get().ready(), reason.text(), message)
            .setOrRemove("Stalled", reason.stalled(), reason.text(), message)
            .setOrRemove("Paused", false, "", "");
    var seen = looked.orElse(null);
    if (seen == null || !(seen.team() instanceof TeamView.Ready team)) {
      return conditionsOnly(before, generation, conditions);
    }
    if (seen.target() instanceof Target.Holding holding) {
      conditions =
          holding.ledger().proven()
              ? conditions.set(
                  "Verified",
                  "True",
                  "Proven",
                  "Honeycomb accepted the key with the expected environment and team.")
              : conditions.set(
                  "Verified",
                  "Unknown",
                  "NotProven",
                  "Honeycomb could not be asked yet whether it accepts the key.");
    }
    var previous = new PreviousKeys(succession.previous());
    conditions = previous.condition(conditions);
    var keys = Keys.of(seen);
    var held = keys.held();
    var keyId = held.map(ApiKey::id).or(() -> stillRecorded(before, keys)).orElse(null);
    return new HoneycombApiKeyStatus(
        generation,
        conditions.list(),
        keyId,
        emptyToNull(
            keys.recordedNotGone().stream()
                .filter(id -> !id.equals(keyId))
                .map(previous::of)
                .toList()),
        held.flatMap(key -> slug(key, team)).orElse(before.environment()),
        team.slug(),
        secretName,
        held.map(key -> key.created().toString()).orElse(before.issuedAt()),
        PreviousKeys.next(succession.next()));
  }

  private static HoneycombApiKeyStatus conditionsOnly(
      HoneycombApiKeyStatus before, @Nullable Long generation, Conditions conditions) {
    return new HoneycombApiKeyStatus(
        generation,
        conditions.list(),
        before.keyId(),
        before.previous(),
        before.environment(),
        before.team(),
        before.secretName(),
        before.issuedAt(),
        before.nextRotation());
  }

  private record Verdict(String ready, Reason reason, String message) {}

  /** Empty while things are on their way: the next turn, at once, tells how they ended. */
  private static Optional<Verdict> verdict(Move move, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed ->
          Optional.of(new Verdict("False", failed.reason(), failed.message()));
      case Outcome.HandedOut handedOut -> Optional.empty();
      case Outcome.Dropped dropped -> Optional.empty();
      case Outcome.Done done ->
          switch (move) {
            case Move.Settled settled ->
                Optional.of(
                    new Verdict(
                        "True",
                        Reason.AVAILABLE,
                        "The Secret holds a key that is as the spec says."));
            case Move.Blocked blocked ->
                Optional.of(new Verdict("False", blocked.reason(), blocked.message()));
            default -> Optional.empty();
          };
    };
  }

  /**
   * A turn that could not look says nothing about the key, which goes on working: otherwise one
   * outage would flip every resource of the team.
   */
  private static boolean leavesAlone(
      HoneycombApiKeyStatus before, Optional<Observed> looked, Move move, Verdict verdict) {
    var lookedAtAll = looked.filter(seen -> seen.team() instanceof TeamView.Ready).isPresent();
    return verdict.reason() == Reason.TEAM_NOT_READY
        || ((verdict.reason() == Reason.ANOTHER_WRITER || !concernsHeldKey(move))
            && works(before, looked))
        || (!lookedAtAll
            && verdict.reason().isAboutLooking()
            && Conditions.isTrue(before.conditions(), "Ready"));
  }

  /** What goes wrong with an age or with a key that was replaced is no trouble of the held one. */
  private static boolean concernsHeldKey(Move move) {
    return switch (move) {
      case Move.Issue issue ->
          issue.cause() != Move.Issue.Cause.ROTATION_DUE
              && issue.cause() != Move.Issue.Cause.OUTDATED;
      case Move.Amend amend ->
          amend.purpose() != Move.Amend.Purpose.RETIREMENT
              && amend.purpose() != Move.Amend.Purpose.UNDO;
      case Move.Revoke revoke -> false;
      default -> true;
    };
  }

  private static boolean works(HoneycombApiKeyStatus before, Optional<Observed> looked) {
    return Conditions.isTrue(before.conditions(), "Ready")
        && looked.flatMap(seen -> Keys.of(seen).held()).isPresent();
  }

  /** Whatever was handed out stays on record here until it is gone, also while the Secret is. */
  private static Optional<String> stillRecorded(HoneycombApiKeyStatus before, Keys keys) {
    return Optional.ofNullable(before.keyId()).filter(keys.recordedNotGone()::contains);
  }

  private static Optional<String> slug(ApiKey key, TeamView.Ready team) {
    return team.environments().stream()
        .filter(known -> key.environmentId().filter(known.id()::equals).isPresent())
        .map(Environment::slug)
        .findFirst();
  }

  private static <T> @Nullable List<T> emptyToNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}

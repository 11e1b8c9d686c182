package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a key that is held gets a successor. */
record Replacing(Steps steps, Issuing issuing, Instant now) {

  /**
   * A replacement of a key that still works waits rather than let more than this many others live.
   */
  static final int MAX_PREVIOUS = 3;

  /**
   * What Honeycomb cannot change on a key makes a new one; the old one lives on for the overlap.
   */
  Optional<Move> replace(TeamView.Ready team, Ledger ledger, ApiKey held) {
    return replacementReason(team, ledger, held)
        .map(
            cause ->
                cause.canWait() && steps.keys().previous().size() >= MAX_PREVIOUS
                    ? pending()
                    : issuing.issue(team, cause))
        .or(
            () ->
                renewal(held)
                    .map(cause -> issuing.issue(team, cause))
                    .filter(Replacing::isPossible));
  }

  /** A key that is merely old does well enough while something holds up its successor. */
  private Optional<Move.Issue.Cause> renewal(ApiKey held) {
    return outdated()
        .filter(time -> !time.isAfter(now))
        .map(time -> Move.Issue.Cause.OUTDATED)
        .or(
            () ->
                nextRotation(held)
                    .filter(opening -> !opening.isAfter(now))
                    .map(opening -> Move.Issue.Cause.ROTATION_DUE));
  }

  private static boolean isPossible(Move move) {
    return !(move instanceof Move.Blocked);
  }

  private Move pending() {
    return Steps.blocked(
        Reason.OVERLAP_PENDING,
        "The spec needs a new key while %d previous ones still work; it is issued when the first of them is retired."
            .formatted(steps.keys().previous().size()));
  }

  private Optional<Move.Issue.Cause> replacementReason(
      TeamView.Ready team, Ledger ledger, ApiKey held) {
    if (steps.keys().leakIsNews(steps.desired().rotation())) {
      return Optional.of(Move.Issue.Cause.LEAKED);
    }
    // An older Secret came back; what it holds was on its way out.
    if (steps.keys().newest().isPresent()
        && held.disabled()
        && !steps.desired().disabled()
        && !ledger.disabled()) {
      return Optional.of(Move.Issue.Cause.LOST);
    }
    if (held.type() != steps.desired().type()) {
      return Optional.of(Move.Issue.Cause.TYPE_CHANGED);
    }
    if (held.type() == KeyType.INGEST
        && !held.permissions().equals(steps.desired().permissions())) {
      return Optional.of(Move.Issue.Cause.PERMISSIONS_CHANGED);
    }
    if (environmentDiffers(team, ledger, held)) {
      return Optional.of(Move.Issue.Cause.ENVIRONMENT_CHANGED);
    }
    var request = steps.desired().rotation().requested();
    var requested = request.isPresent() && !request.equals(ledger.served().rotation());
    // A spec has to be met; a rotation can wait until the last one is over, unless it is the way
    // out.
    if (requested && (steps.keys().previous().isEmpty() || held.disabled())) {
      return Optional.of(Move.Issue.Cause.ROTATION_REQUESTED);
    }
    return Optional.empty();
  }

  /**
   * When a key is issued from which on a newer key than the held one can count its days: not at
   * once, or every crash between key and Secret would make another.
   */
  private Optional<Instant> outdated() {
    var rotation = steps.desired().rotation();
    return rotation.keepPrevious()
            || !steps.seen().clocksAgree()
            || steps.keys().previous().size() >= MAX_PREVIOUS
        ? Optional.empty()
        : steps.keys().newest().map(newer -> newer.created().plus(rotation.overlap()));
  }

  /** Empty as well while the last rotation is not over, or no time can be told. */
  private Optional<Instant> nextRotation(ApiKey held) {
    return steps.keys().previous().isEmpty() && steps.seen().clocksAgree()
        ? steps.desired().schedule(held).map(schedule -> schedule.opening(held, now))
        : Optional.empty();
  }

  /** An opening of which nothing could be made is looked at again while it lasts, or after it. */
  private Optional<Instant> rotationLook(TeamView.Ready team, ApiKey held) {
    return nextRotation(held)
        .map(
            opening ->
                opening.isAfter(now)
                    ? opening
                    : until(issuing.issue(team, Move.Issue.Cause.ROTATION_DUE))
                        .orElseGet(() -> Schedule.closing(opening)));
  }

  private static Optional<Instant> until(Move move) {
    return move instanceof Move.Blocked blocked ? blocked.until() : Optional.empty();
  }

  boolean environmentDiffers(TeamView.Ready team, Ledger ledger, ApiKey held) {
    return !ledger.environment().equals(steps.desired().environment().toString())
        && !(steps.desired().environment().resolve(team.environments())
                instanceof Resolution.Found found
            && held.environmentId().equals(Optional.of(found.environment().id())));
  }

  /** When time alone may have a successor issued. */
  Stream<Instant> looks(TeamView.Ready team, ApiKey held) {
    return Stream.concat(
        outdated().filter(since -> since.isAfter(now)).stream(), rotationLook(team, held).stream());
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.honeycomb.NewKey;
import java.util.Locale;
import java.util.Optional;

/** What has to be so before a key is asked for, and what is asked for. */
record Issuing(Steps steps, FollowUps followUps) {

  /** A new key, if nothing that can be known beforehand speaks against it. */
  Move issue(TeamView.Ready team, Move.Issue.Cause cause) {
    var refused = refusal(team);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!team.takesNewKeys()) {
      return Steps.blocked(
          Reason.TEAM_TERMINATING,
          "The team is being deleted and takes no new keys; name another team.");
    }
    var barred = followUps.barred();
    if (barred.isPresent()) {
      return barred.get();
    }
    if (steps.desired().disabled() && steps.keys().held().isEmpty()) {
      return Steps.blocked(
          Reason.NOTHING_TO_DISABLE,
          "spec.disabled is true and there is no key yet; one is issued once it is false.");
    }
    if (steps.seen().look().tainted()) {
      return steps.settling("A request for a key ended without a reply; it may have made one.");
    }
    if (steps.seen().mintingPausedUntil().isPresent()) {
      return new Move.Blocked(
          Reason.MINTING_PAUSED,
          "Keys of this resource were lost too often; the next one is issued after a pause. See what deletes"
              + " or alters the Secret, or the key in Honeycomb.",
          steps.seen().mintingPausedUntil());
    }
    return switch (steps.desired().environment().resolve(team.environments())) {
      case Resolution.Unknown unknown ->
          Steps.blocked(Reason.ENVIRONMENT_NOT_FOUND, notFound(team, unknown));
      case Resolution.Found found ->
          steps.seen().guarded()
              ? new Move.Issue(
                  new NewKey(
                      steps.desired().type(),
                      steps.desired().remoteName(),
                      found.environment().id(),
                      steps.desired().permissions(),
                      steps.desired().disabled()),
                  steps.desired().environment().toString(),
                  steps.keys().recordedNotGone(),
                  leaving(cause),
                  cause)
              : new Move.Guard();
    };
  }

  /** Of the keys before the one that is issued. */
  private Ledger.Leaving leaving(Move.Issue.Cause cause) {
    if (cause == Move.Issue.Cause.FIRST) {
      return Ledger.Leaving.NONE;
    }
    var known = steps.keys().leaving().only(steps.keys().recordedNotGone()).forSuccessor();
    return steps.keys().leakIsNews(steps.desired().rotation())
        ? known.withLeaked(steps.keys().leaked())
        : known;
  }

  Optional<Move> refusal(TeamView.Ready team) {
    if (!team.allowsNamespace()) {
      return Optional.of(
          Steps.blocked(
              Reason.NAMESPACE_NOT_ALLOWED,
              "The team does not allow this namespace; see spec.allowedNamespaces of the team."));
    }
    if (!team.allowedTypes().contains(steps.desired().type())) {
      return Optional.of(
          Steps.blocked(
              Reason.KEY_TYPE_NOT_ALLOWED,
              "The team does not allow keys of spec.type "
                  + steps.desired().type().wireName()
                  + "; see spec.allowedKeyTypes of the team."));
    }
    return Optional.empty();
  }

  private String notFound(TeamView.Ready team, Resolution.Unknown unknown) {
    var selector = steps.desired().environment();
    return "Team %s has no environment with spec.environment.%s '%s'%s; create it in Honeycomb or correct the spec."
        .formatted(
            team.slug(),
            selector.by().name().toLowerCase(Locale.ROOT),
            selector.value(),
            unknown.nearest().isEmpty()
                ? ""
                : " (it has " + String.join(", ", unknown.nearest()) + ")");
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.NewKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The heart: what is seen and what is wanted make one move. Pure and total; nothing is carried over
 * from turn to turn, so a crash is merely an early next turn.
 *
 * <p>Of the keys that bear this resource's mark, the one that the Secret holds is <i>held</i>;
 * those that the Secret or status name as handed out before are <i>previous</i>; every other is an
 * <i>orphan</i>, which nobody can miss.
 */
public final class Decision {

  /**
   * A replacement of a key that still works waits rather than let more than this many others live.
   */
  static final int MAX_PREVIOUS = 3;

  private static final Duration PROVE_AGAIN = Duration.ofMinutes(1);

  private final Desired desired;
  private final Observed seen;
  private final Keys keys;
  private final Instant now;

  private Decision(Desired desired, Observed seen, Instant now) {
    this.desired = desired;
    this.seen = seen;
    this.keys = Keys.of(seen);
    this.now = now;
  }

  public static Move decide(Desired desired, Observed seen, Instant now) {
    var decision = new Decision(desired, seen, now);
    return decision.unlessHeld(
        desired.deletion().map(decision::letGo).orElseGet(decision::provide));
  }

  private Move unlessHeld(Move move) {
    return seen.team() instanceof TeamView.Ready team
        ? team.brake()
            .filter(brake -> brake.holds(move))
            .map(brake -> blocked(brake.reason(), brake.message()))
            .orElse(move)
        : move;
  }

  private Move provide() {
    if (desired.paused()) {
      return blocked(
          Reason.PAUSED, "Paused by annotation; nothing is changed until it is removed.");
    }
    // A replace or a restore may have taken the finalizer off a resource that has keys.
    if (!seen.guarded() && !(seen.ours().isEmpty() && keys.recordedNotGone().isEmpty())) {
      return new Move.Guard();
    }
    return switch (seen.team()) {
      case TeamView.NotReady team -> blocked(team.reason(), team.message());
      case TeamView.Ready team ->
          switch (seen.target()) {
            case Target.Foreign foreign -> blocked(Reason.SECRET_CONFLICT, foreign.remedy());
            case Target.Absent absent -> handOut(team, absent, firstOrLost());
            case Target.Emptied emptied -> handOut(team, emptied, firstOrLost());
            case Target.Holding holding -> provide(team, holding);
          };
    };
  }

  private Move provide(TeamView.Ready team, Target.Holding holding) {
    var id = holding.ledger().keyId();
    if (seen.gone().contains(id)) {
      return handOut(team, holding, Move.Issue.Cause.DELETED_IN_HONEYCOMB);
    }
    return keys.held()
        .map(held -> keep(team, holding, held))
        .or(() -> keys.strayed(id).map(this::restoreMark))
        .orElseGet(
            () -> blocked(Reason.HONEYCOMB_UNAVAILABLE, "Key " + id + " could not be looked up."));
  }

  /** No key works for the collectors: the next one comes before everything else. */
  private Move handOut(TeamView.Ready team, Target target, Move.Issue.Cause cause) {
    return firstOf(
        List.of(
            // The write of the next key's Secret is the fence for one orphan; more must not pile
            // up.
            keys.orphans().size() > 1 ? revokeOrphan(target) : Optional.empty(),
            Optional.of(issue(team, cause)),
            revokeOrphan(target)));
  }

  private Move.Issue.Cause firstOrLost() {
    return keys.recorded().isEmpty() ? Move.Issue.Cause.FIRST : Move.Issue.Cause.LOST;
  }

  private Move keep(TeamView.Ready team, Target.Holding holding, ApiKey held) {
    var refused = refusal(team);
    return firstOf(
        List.of(
            // While the Secret's write fails nothing is minted: each attempt would leave an orphan.
            revokeOrphan(holding),
            refused.isPresent() ? refused : replace(team, holding.ledger(), held),
            refused.isPresent() ? Optional.empty() : amend(holding.ledger(), held),
            restorePreviousMark(),
            bookkeep(team, holding, held),
            retire(),
            Optional.of(new Move.Settled(nextLook(holding.ledger())))));
  }

  /**
   * What Honeycomb cannot change on a key makes a new one; the old one lives on for the overlap.
   */
  private Optional<Move> replace(TeamView.Ready team, Ledger ledger, ApiKey held) {
    return replacementReason(team, ledger, held)
        .map(
            cause ->
                keys.previous().size() < MAX_PREVIOUS
                    ? issue(team, cause)
                    : blocked(
                        Reason.OVERLAP_PENDING,
                        "The spec needs a new key while %d previous ones still work; it is issued when the first of them is retired."
                            .formatted(keys.previous().size())));
  }

  private Optional<Move.Issue.Cause> replacementReason(
      TeamView.Ready team, Ledger ledger, ApiKey held) {
    if (held.type() != desired.type()) {
      return Optional.of(Move.Issue.Cause.TYPE_CHANGED);
    }
    if (held.type() == KeyType.INGEST && !held.permissions().equals(desired.permissions())) {
      return Optional.of(Move.Issue.Cause.PERMISSIONS_CHANGED);
    }
    if (environmentDiffers(team, ledger, held)) {
      return Optional.of(Move.Issue.Cause.ENVIRONMENT_CHANGED);
    }
    var requested =
        desired.rotate().isPresent() && !desired.rotate().equals(ledger.rotationServed());
    // A spec has to be met; a rotation can wait until the last one is over, unless it is the way
    // out.
    if (requested && (keys.previous().isEmpty() || held.disabled())) {
      return Optional.of(Move.Issue.Cause.ROTATION_REQUESTED);
    }
    return Optional.empty();
  }

  private boolean environmentDiffers(TeamView.Ready team, Ledger ledger, ApiKey held) {
    return !ledger.environment().equals(desired.environment().toString())
        && !(desired.environment().resolve(team.environments()) instanceof Resolution.Found found
            && held.environmentId().equals(Optional.of(found.environment().id())));
  }

  /** A new key, if nothing that can be known beforehand speaks against it. */
  private Move issue(TeamView.Ready team, Move.Issue.Cause cause) {
    var refused = refusal(team);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!team.takesNewKeys()) {
      return blocked(
          Reason.TEAM_TERMINATING,
          "The team is being deleted and takes no new keys; name another team.");
    }
    if (desired.disabled() && keys.held().isEmpty()) {
      return blocked(
          Reason.NOTHING_TO_DISABLE,
          "spec.disabled is true and there is no key yet; one is issued once it is false.");
    }
    if (seen.look().tainted()) {
      return settling("A request for a key ended without a reply; it may have made one.");
    }
    if (seen.mintingPausedUntil().isPresent()) {
      return new Move.Blocked(
          Reason.MINTING_PAUSED,
          "Keys of this resource were lost too often; the next one is issued after a pause. See what deletes"
              + " or alters the Secret, or the key in Honeycomb.",
          seen.mintingPausedUntil());
    }
    return switch (desired.environment().resolve(team.environments())) {
      case Resolution.Unknown unknown ->
          blocked(Reason.ENVIRONMENT_NOT_FOUND, notFound(team, unknown));
      case Resolution.Found found ->
          seen.guarded()
              ? new Move.Issue(
                  new NewKey(
                      desired.type(),
                      desired.remoteName(),
                      found.environment().id(),
                      desired.permissions(),
                      desired.disabled()),
                  desired.environment().toString(),
                  keys.recordedNotGone(),
                  cause)
              : new Move.Guard();
    };
  }

  private Optional<Move> refusal(TeamView.Ready team) {
    if (!team.allowsNamespace()) {
      return Optional.of(
          blocked(
              Reason.NAMESPACE_NOT_ALLOWED,
              "The team does not allow this namespace; see spec.allowedNamespaces of the team."));
    }
    if (!team.allowedTypes().contains(desired.type())) {
      return Optional.of(
          blocked(
              Reason.KEY_TYPE_NOT_ALLOWED,
              "The team does not allow keys of spec.type "
                  + desired.type().wireName()
                  + "; see spec.allowedKeyTypes of the team."));
    }
    return Optional.empty();
  }

  private String notFound(TeamView.Ready team, Resolution.Unknown unknown) {
    var selector = desired.environment();
    return "Team %s has no environment with spec.environment.%s '%s'%s; create it in Honeycomb or correct the spec."
        .formatted(
            team.slug(),
            selector.by().name().toLowerCase(Locale.ROOT),
            selector.value(),
            unknown.nearest().isEmpty()
                ? ""
                : " (it has " + String.join(", ", unknown.nearest()) + ")");
  }

  /**
   * Name, permissions and the disabled flag follow the spec; a key that somebody else disabled
   * stays so.
   */
  private Optional<Move> amend(Ledger ledger, ApiKey held) {
    var change = KeyChange.NONE;
    if (!held.name().equals(desired.remoteName())) {
      change = change.withName(desired.remoteName());
    }
    if (held.type() == KeyType.CONFIGURATION && !held.permissions().equals(desired.permissions())) {
      change = change.withPermissions(desired.permissions());
    }
    if (held.disabled() && !desired.disabled() && !ledger.disabled()) {
      return Optional.of(
          blocked(
              Reason.DISABLED_IN_HONEYCOMB,
              "Key "
                  + held.id()
                  + " was disabled in Honeycomb, perhaps because it leaked. Enable it there, or"
                  + " set a new value of the annotation honeycomb-operator.dev/rotate for another key."));
    }
    // That it was us must be on record before it happens.
    if (held.disabled() != desired.disabled() && (held.disabled() || ledger.disabled())) {
      change = change.withDisabled(desired.disabled());
    }
    if (change.equals(KeyChange.NONE)) {
      return Optional.empty();
    }
    return Optional.of(amend(held.id(), change));
  }

  private Move amend(String id, KeyChange change) {
    return seen.notApplied().filter(change::equals).isPresent()
        ? blocked(
            Reason.NOT_APPLIED,
            "Honeycomb acknowledged a change of key "
                + id
                + " but did not make it; it is asked again when the"
                + " spec changes.")
        : new Move.Amend(id, change);
  }

  private Optional<Move> revokeOrphan(Target target) {
    return keys.orphans().stream()
        .findFirst()
        .map(
            orphan ->
                target instanceof Target.Ours ours
                        && ours.revoking().equals(Optional.of(orphan.id()))
                    ? new Move.Revoke(orphan.id(), Move.Revoke.Grounds.ORPHANED)
                    : new Move.Rewrite(ledgerOf(target), Optional.of(orphan.id())));
  }

  private static Optional<Ledger> ledgerOf(Target target) {
    return target instanceof Target.Ours ours ? ours.knownLedger() : Optional.empty();
  }

  /**
   * What the Secret says must be so: it is what the next turn, the next process and a restore go
   * by.
   */
  private Optional<Move> bookkeep(TeamView.Ready team, Target.Holding holding, ApiKey held) {
    var ledger = holding.ledger();
    var wanted = ledger.withPrevious(keys.previousOnRecord());
    if (!environmentDiffers(team, ledger, held)) {
      wanted = wanted.withEnvironment(desired.environment().toString());
    }
    // A request of a predecessor to disable the key may still land.
    if (desired.disabled() || (!held.disabled() && seen.look().fresh())) {
      wanted = wanted.withDisabled(desired.disabled());
    }
    if (seen.proven()) {
      wanted = wanted.withProven();
    }
    if (wanted.equals(ledger) && holding.asWanted() && holding.revoking().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        seen.writingPausedUntil().isEmpty()
            ? new Move.Rewrite(Optional.of(wanted), Optional.empty())
            : new Move.Blocked(
                Reason.SECRET_CONTESTED,
                "Something keeps undoing what the operator writes on the Secret; it is written again after a pause."
                    + " See who else writes it (kubectl get secret -o yaml --show-managed-fields). The key in it works.",
                seen.writingPausedUntil()));
  }

  private Optional<Move> retire() {
    return keys.previous().stream()
        .filter(key -> retirement(key).filter(due -> !due.isAfter(now)).isPresent())
        .findFirst()
        .map(key -> new Move.Revoke(key.id(), Move.Revoke.Grounds.RETIRED));
  }

  /** A key that was handed out before it could be proven is proven as soon as it can be. */
  private Optional<Instant> nextLook(Ledger ledger) {
    var proof =
        ledger.proven() || ledger.disabled()
            ? Optional.<Instant>empty()
            : Optional.of(now.plus(PROVE_AGAIN));
    return Stream.concat(
            keys.previous().stream().flatMap(key -> retirement(key).stream()), proof.stream())
        .min(Instant::compareTo);
  }

  /**
   * By Honeycomb's timestamps alone, which nobody here can forge or forget. A key that is newer
   * than the held one was made and not written, or its predecessor came back; that can only have
   * been while the predecessor lived.
   */
  private Optional<Instant> retirement(ApiKey previous) {
    if (!seen.clocksAgree()) {
      return Optional.empty();
    }
    var replaced =
        keys.successorOf(previous)
            .map(ApiKey::created)
            .or(() -> keys.held().map(older -> previous.created().plus(desired.overlap())));
    return replaced.map(at -> at.plus(desired.overlap()));
  }

  /** Without its mark a previous key could never be retired. */
  private Optional<Move> restorePreviousMark() {
    return seen.strayed().stream()
        .map(this::restoreMark)
        .filter(move -> move instanceof Move.Amend)
        .findFirst();
  }

  private Move restoreMark(Strayed strayed) {
    return strayed.markSeen() && Mark.in(strayed.key().name()).isEmpty()
        ? amend(strayed.key().id(), KeyChange.NONE.withName(desired.remoteName()))
        : blocked(
            Reason.MARK_LOST,
            "Key "
                + strayed.key().id()
                + " lost the end of its name in Honeycomb, by which it is known to be"
                + " ours. Rename it there to exactly: "
                + desired.remoteName());
  }

  private Move letGo(Desired.DeletionPolicy policy) {
    if (!seen.guarded()) {
      return new Move.Settled(Optional.empty());
    }
    if (seen.team() instanceof TeamView.NotReady team) {
      return policy == Desired.DeletionPolicy.RETAIN && team.dead()
          ? leave(policy, keys.recordedNotGone())
          : blocked(team.reason(), team.message());
    }
    var cleared =
        switch (policy) {
          case DELETE -> revokeAll();
          case DISABLE, RETAIN -> unmarkAll(policy);
        };
    return cleared.orElseGet(
        () ->
            seen.look().tainted() || !seen.look().fresh()
                ? settling("The resource goes once it is certain that no key of it is left behind.")
                : leave(policy, List.of()));
  }

  private Optional<Move> revokeAll() {
    return seen.ours().stream()
        .findFirst()
        .<Move>map(key -> new Move.Revoke(key.id(), Move.Revoke.Grounds.DELETED))
        .or(() -> seen.strayed().stream().findFirst().map(this::restoreMark));
  }

  private Optional<Move> unmarkAll(Desired.DeletionPolicy policy) {
    if (!keys.orphans().isEmpty()) {
      return seen.target() instanceof Target.Ours
          ? revokeOrphan(seen.target())
          : Optional.of(
              new Move.Revoke(keys.orphans().getFirst().id(), Move.Revoke.Grounds.ORPHANED));
    }
    var change = KeyChange.NONE.withName(Mark.fitting(desired.displayName()));
    var wanted = policy == Desired.DeletionPolicy.DISABLE ? change.withDisabled(true) : change;
    return seen.ours().stream().findFirst().map(key -> amend(key.id(), wanted));
  }

  private Move leave(Desired.DeletionPolicy policy, List<String> abandoned) {
    return policy == Desired.DeletionPolicy.RETAIN && seen.target() instanceof Target.Ours
        ? new Move.Relinquish(abandoned)
        : new Move.Release(abandoned);
  }

  private Move settling(String message) {
    return new Move.Blocked(Reason.SETTLING, message, Optional.of(seen.look().freshFrom()));
  }

  private static Move blocked(Reason reason, String message) {
    return new Move.Blocked(reason, message, Optional.empty());
  }

  /** Something that can be done goes before something that has to wait, whatever their order. */
  private static Move firstOf(List<Optional<Move>> candidates) {
    var moves = candidates.stream().flatMap(Optional::stream).toList();
    return moves.stream()
        .filter(move -> !(move instanceof Move.Blocked) && !(move instanceof Move.Settled))
        .findFirst()
        .orElseGet(moves::getFirst);
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.NewKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** Something that can be done goes before something that has to wait, whatever their order. */
  private static final Comparator<Move> WAITING_LAST = Comparator.comparing(Decision::isWaiting);

  private final Desired desired;
  private final Observed seen;
  private final Keys keys;
  private final Steps steps;
  private final Succession succession;
  private final FollowUps followUps;
  private final Instant now;

  private Decision(Desired desired, Observed seen, Instant now) {
    this.desired = desired;
    this.seen = seen;
    this.keys = Keys.of(seen);
    this.steps = new Steps(desired, seen, keys);
    this.succession = Succession.of(desired, keys, now);
    this.followUps = new FollowUps(desired, seen, keys);
    this.now = now;
  }

  public static Move decide(Desired desired, Observed seen, Instant now) {
    var decision = new Decision(desired, seen, now);
    return decision.unlessHeld(
        desired.deletion().map(decision::letGo).orElseGet(decision::provide));
  }

  private Move letGo(Desired.DeletionPolicy policy) {
    return new LettingGo(desired, seen, keys, steps, policy).decide();
  }

  private Move unlessHeld(Move move) {
    return seen.team() instanceof TeamView.Ready team
        ? team.brake()
            .filter(brake -> brake.holds(move))
            .map(brake -> Steps.blocked(brake.reason(), brake.message()))
            .orElse(move)
        : move;
  }

  private Move provide() {
    if (desired.paused()) {
      return Steps.blocked(
          Reason.PAUSED, "Paused by annotation; nothing is changed until it is removed.");
    }
    // A replace or a restore may have taken the finalizer off a resource that has keys.
    if (!seen.guarded() && !(seen.ours().isEmpty() && keys.recordedNotGone().isEmpty())) {
      return new Move.Guard();
    }
    return switch (seen.team()) {
      case TeamView.NotReady team -> Steps.blocked(team.reason(), team.message());
      case TeamView.Ready team ->
          switch (seen.target()) {
            case Target.Foreign foreign -> Steps.blocked(Reason.SECRET_CONFLICT, foreign.remedy());
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
        .or(() -> keys.strayed(id).map(steps::restoreMark))
        .orElseGet(
            () ->
                Steps.blocked(
                    Reason.HONEYCOMB_UNAVAILABLE, "Key " + id + " could not be looked up."));
  }

  /** No key works for the collectors: the next one comes before everything else. */
  private Move handOut(TeamView.Ready team, Target target, Move.Issue.Cause cause) {
    return firstOf(
        List.of(
            // The write of the next key's Secret is the fence for one orphan; more must not pile
            // up.
            keys.orphans().size() > 1 ? steps.revokeOrphan(target) : Optional.empty(),
            Optional.of(issue(team, cause)),
            steps.revokeOrphan(target)));
  }

  private Move.Issue.Cause firstOrLost() {
    return keys.recorded().isEmpty() ? Move.Issue.Cause.FIRST : Move.Issue.Cause.LOST;
  }

  private Move keep(TeamView.Ready team, Target.Holding holding, ApiKey held) {
    var refused = refusal(team);
    return firstOf(
        List.of(
            // While the Secret's write fails nothing is minted: each attempt would leave an orphan.
            steps.revokeOrphan(holding),
            followUps.publish(held.id()),
            refused.isPresent() ? refused : replace(team, holding.ledger(), held),
            refused.isPresent() ? Optional.empty() : amend(holding.ledger(), held),
            restorePreviousMark(),
            bookkeep(team, holding, held),
            followUps.restart(holding.ledger()),
            retire(holding.ledger()),
            Optional.of(new Move.Settled(nextLook(team, holding.ledger(), held)))));
  }

  /**
   * What Honeycomb cannot change on a key makes a new one; the old one lives on for the overlap.
   */
  private Optional<Move> replace(TeamView.Ready team, Ledger ledger, ApiKey held) {
    return replacementReason(team, ledger, held)
        .map(
            cause ->
                cause.canWait() && keys.previous().size() >= MAX_PREVIOUS
                    ? pending()
                    : issue(team, cause))
        .or(() -> renewal(held).map(cause -> issue(team, cause)).filter(Decision::isPossible));
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
            .formatted(keys.previous().size()));
  }

  private Optional<Move.Issue.Cause> replacementReason(
      TeamView.Ready team, Ledger ledger, ApiKey held) {
    if (keys.leakIsNews(desired.rotation())) {
      return Optional.of(Move.Issue.Cause.LEAKED);
    }
    // An older Secret came back; what it holds was on its way out.
    if (keys.newest().isPresent() && held.disabled() && !desired.disabled() && !ledger.disabled()) {
      return Optional.of(Move.Issue.Cause.LOST);
    }
    if (held.type() != desired.type()) {
      return Optional.of(Move.Issue.Cause.TYPE_CHANGED);
    }
    if (held.type() == KeyType.INGEST && !held.permissions().equals(desired.permissions())) {
      return Optional.of(Move.Issue.Cause.PERMISSIONS_CHANGED);
    }
    if (environmentDiffers(team, ledger, held)) {
      return Optional.of(Move.Issue.Cause.ENVIRONMENT_CHANGED);
    }
    var request = desired.rotation().requested();
    var requested = request.isPresent() && !request.equals(ledger.served().rotation());
    // A spec has to be met; a rotation can wait until the last one is over, unless it is the way
    // out.
    if (requested && (keys.previous().isEmpty() || held.disabled())) {
      return Optional.of(Move.Issue.Cause.ROTATION_REQUESTED);
    }
    return Optional.empty();
  }

  /**
   * When a key is issued from which on a newer key than the held one can count its days: not at
   * once, or every crash between key and Secret would make another.
   */
  private Optional<Instant> outdated() {
    var rotation = desired.rotation();
    return rotation.keepPrevious() || !seen.clocksAgree() || keys.previous().size() >= MAX_PREVIOUS
        ? Optional.empty()
        : keys.newest().map(newer -> newer.created().plus(rotation.overlap()));
  }

  /** Empty as well while the last rotation is not over, or no time can be told. */
  private Optional<Instant> nextRotation(ApiKey held) {
    return keys.previous().isEmpty() && seen.clocksAgree()
        ? desired.schedule(held).map(schedule -> schedule.opening(held, now))
        : Optional.empty();
  }

  /** An opening of which nothing could be made is looked at again while it lasts, or after it. */
  private Optional<Instant> rotationLook(TeamView.Ready team, ApiKey held) {
    return nextRotation(held)
        .map(
            opening ->
                opening.isAfter(now)
                    ? opening
                    : until(issue(team, Move.Issue.Cause.ROTATION_DUE))
                        .orElseGet(() -> Schedule.closing(opening)));
  }

  private static Optional<Instant> until(Move move) {
    return move instanceof Move.Blocked blocked ? blocked.until() : Optional.empty();
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
      return Steps.blocked(
          Reason.TEAM_TERMINATING,
          "The team is being deleted and takes no new keys; name another team.");
    }
    var barred = followUps.barred();
    if (barred.isPresent()) {
      return barred.get();
    }
    if (desired.disabled() && keys.held().isEmpty()) {
      return Steps.blocked(
          Reason.NOTHING_TO_DISABLE,
          "spec.disabled is true and there is no key yet; one is issued once it is false.");
    }
    if (seen.look().tainted()) {
      return steps.settling("A request for a key ended without a reply; it may have made one.");
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
          Steps.blocked(Reason.ENVIRONMENT_NOT_FOUND, notFound(team, unknown));
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
                  leaving(),
                  cause)
              : new Move.Guard();
    };
  }

  /** Of the keys before the one that is issued. */
  private Ledger.Leaving leaving() {
    var known = keys.leaving().only(keys.recordedNotGone()).forSuccessor();
    return keys.leakIsNews(desired.rotation()) ? known.withLeaked(keys.recordedNotGone()) : known;
  }

  private Optional<Move> refusal(TeamView.Ready team) {
    if (!team.allowsNamespace()) {
      return Optional.of(
          Steps.blocked(
              Reason.NAMESPACE_NOT_ALLOWED,
              "The team does not allow this namespace; see spec.allowedNamespaces of the team."));
    }
    if (!team.allowedTypes().contains(desired.type())) {
      return Optional.of(
          Steps.blocked(
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
          Steps.blocked(
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
    return Optional.of(steps.amend(held.id(), change, Purpose.AS_WANTED));
  }

  /**
   * What the Secret says must be so: it is what the next turn, the next process and a restore go
   * by.
   */
  private Optional<Move> bookkeep(TeamView.Ready team, Target.Holding holding, ApiKey held) {
    var ledger = holding.ledger();
    var previous = keys.previousOnRecord();
    var wanted = ledger.withPrevious(previous, leavingOnRecord(ledger, previous));
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

  private Ledger.Leaving leavingOnRecord(Ledger ledger, List<String> ids) {
    var known = ledger.leaving().only(ids);
    var disabled = new TreeSet<>(known.disabled());
    for (var previous : succession.previous()) {
      var key = previous.key();
      switch (previous.departure()) {
        case Departure.Unneeded unneeded -> disabled.add(key.id());
        // A request of a predecessor to disable it may still land.
        case Departure.Kept kept when !key.disabled() && seen.look().fresh() ->
            disabled.remove(key.id());
        default -> {}
      }
    }
    var swapMatters =
        desired.rotation().evidence().isPresent()
            && !succession.previous().isEmpty()
            && known.swapped().isEmpty();
    return known
        .withDisabled(disabled)
        .withRestarted(followUps.restarted(ledger))
        .withSwapped(swapMatters ? Optional.of(now) : known.swapped());
  }

  /** That it was us who disabled a key must be on record before it happens, here as well. */
  private Optional<Move> retire(Ledger ledger) {
    return succession.previous().stream()
        .flatMap(previous -> retire(previous, ledger.leaving().disabled()).stream())
        .min(WAITING_LAST);
  }

  private Optional<Move> retire(Succession.Previous previous, Set<String> disabledByUs) {
    var key = previous.key();
    var ours = disabledByUs.contains(key.id());
    return switch (previous.departure()) {
      case Departure.Unneeded unneeded when ours ->
          Optional.of(steps.amend(key.id(), KeyChange.NONE.withDisabled(true), Purpose.RETIREMENT));
      case Departure.Kept kept when ours && key.disabled() ->
          Optional.of(steps.amend(key.id(), KeyChange.NONE.withDisabled(false), Purpose.UNDO));
      case Departure.Over over -> Optional.of(new Move.Revoke(key.id(), over.grounds()));
      case Departure.Overlapping overlapping -> Optional.empty();
      case Departure.InUse inUse -> Optional.empty();
      case Departure.Unneeded unneeded -> Optional.empty();
      case Departure.Disabled disabled -> Optional.empty();
      case Departure.Kept kept -> Optional.empty();
      case Departure.Undated undated -> Optional.empty();
    };
  }

  /** A key that was handed out before it could be proven is proven as soon as it can be. */
  private Optional<Instant> nextLook(TeamView.Ready team, Ledger ledger, ApiKey held) {
    var proof =
        ledger.proven() || ledger.disabled()
            ? Optional.<Instant>empty()
            : Optional.of(now.plus(PROVE_AGAIN));
    var outdated = outdated().filter(since -> since.isAfter(now));
    return Stream.of(
            succession.changes(),
            outdated.stream(),
            proof.stream(),
            rotationLook(team, held).stream(),
            followUps.nextLook(ledger, now).stream())
        .flatMap(times -> times)
        .min(Instant::compareTo);
  }

  /** Without its mark a previous key could never be retired. */
  private Optional<Move> restorePreviousMark() {
    return seen.strayed().stream()
        .map(steps::restoreMark)
        .filter(move -> move instanceof Move.Amend)
        .findFirst();
  }

  private static Move firstOf(List<Optional<Move>> candidates) {
    return candidates.stream().flatMap(Optional::stream).min(WAITING_LAST).orElseThrow();
  }

  private static boolean isWaiting(Move move) {
    return move instanceof Move.Blocked || move instanceof Move.Settled;
  }
}

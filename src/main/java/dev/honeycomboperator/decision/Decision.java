package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private static final Duration PROVE_AGAIN = Duration.ofMinutes(1);

  private final Desired desired;
  private final Observed seen;
  private final Keys keys;
  private final Steps steps;
  private final Succession succession;
  private final FollowUps followUps;
  private final Issuing issuing;
  private final Replacing replacing;
  private final Retiring retiring;
  private final Instant now;

  private Decision(Desired desired, Observed seen, Instant now) {
    this.desired = desired;
    this.seen = seen;
    this.keys = Keys.of(seen);
    this.steps = new Steps(desired, seen, keys);
    this.succession = Succession.of(desired, keys, now);
    this.followUps = new FollowUps(desired, seen, keys, now);
    this.issuing = new Issuing(steps, followUps);
    this.replacing = new Replacing(steps, issuing, now);
    this.retiring = new Retiring(steps, succession, followUps, now);
    this.now = now;
  }

  public static Move decide(Desired desired, Observed seen, Instant now) {
    var decision = new Decision(desired, seen, now);
    return decision.unlessHeld(
        desired.deletion().map(decision::letGo).orElseGet(decision::provide));
  }

  private Move letGo(Desired.DeletionPolicy policy) {
    return new LettingGo(steps, policy).decide();
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
            Optional.of(issuing.issue(team, cause)),
            steps.revokeOrphan(target)));
  }

  private Move.Issue.Cause firstOrLost() {
    return keys.recorded().isEmpty() ? Move.Issue.Cause.FIRST : Move.Issue.Cause.LOST;
  }

  private Move keep(TeamView.Ready team, Target.Holding holding, ApiKey held) {
    var refused = issuing.refusal(team);
    return firstOf(
        List.of(
            // While the Secret's write fails nothing is minted: each attempt would leave an orphan.
            steps.revokeOrphan(holding),
            refused.isPresent() ? refused : replacing.replace(team, holding.ledger(), held),
            refused.isPresent() ? Optional.empty() : amend(holding.ledger(), held),
            restorePreviousMark(),
            bookkeep(team, holding, held),
            retiring.retire(holding.ledger()),
            // Last: what others refuse must not hold up what the key itself needs.
            followUps.publish(held.id()),
            followUps.restart(holding.ledger()),
            Optional.of(new Move.Settled(nextLook(team, holding.ledger(), held)))));
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
    var wanted = ledger.withPrevious(previous, retiring.onRecord(ledger, previous));
    if (!replacing.environmentDiffers(team, ledger, held)) {
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

  /** A key that was handed out before it could be proven is proven as soon as it can be. */
  private Optional<Instant> nextLook(TeamView.Ready team, Ledger ledger, ApiKey held) {
    var proof =
        ledger.proven() || ledger.disabled()
            ? Optional.<Instant>empty()
            : Optional.of(now.plus(PROVE_AGAIN));
    return Stream.of(
            succession.changes(),
            proof.stream(),
            replacing.looks(team, held),
            followUps.nextLook(ledger).stream())
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
    return candidates.stream().flatMap(Optional::stream).min(Steps.WAITING_LAST).orElseThrow();
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.IssuedKey;
import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The move with two effects that matter: the key is made, proven, noted in status, and written into
 * the Secret. The secret half of the key exists here alone until the Secret is written. What goes
 * wrong before the note leaves an orphan, which the next look finds by its mark; what goes wrong
 * after it leaves a previous key, since nobody can tell whether the Secret was there for a moment.
 * So nothing is cleaned up here but a key that does not work.
 */
final class Issuance {

  private final SecretWrites secrets;
  private final StatusWrites statuses;
  private final KeyIdLists keyIds;
  private final Proof proof;
  private final Duration needed;
  private final InstantSource clock;

  /**
   * @param needed what a whole issuance may take; with less of the turn left none is begun
   */
  Issuance(
      SecretWrites secrets,
      StatusWrites statuses,
      KeyIdLists keyIds,
      Proof proof,
      Duration needed,
      InstantSource clock) {
    this.needed = needed;
    this.secrets = secrets;
    this.statuses = statuses;
    this.keyIds = keyIds;
    this.proof = proof;
    this.clock = clock;
  }

  Outcome issue(View view, TeamSession team, Move.Issue issue, TurnAge age)
      throws HoneycombException, InterruptedException {
    var draft = new SecretDraft(view.secret(), view.resource(), view.desired().mark());
    var revoking =
        view.secret() instanceof KeySecret.Ours ours ? ours.revoking() : Optional.<String>empty();
    var tried = secrets.tryOut(draft.announcing(revoking));
    if (!(tried instanceof Outcome.Done)) {
      return tried;
    }
    var notable = statuses.tryOut(view.resource());
    if (!(notable instanceof Outcome.Done)) {
      return notable;
    }
    var listable = keyIds.tryOut(view.resource());
    if (!(listable instanceof Outcome.Done)) {
      return listable;
    }
    if (age.remaining().compareTo(needed) < 0) {
      return new Outcome.Dropped();
    }
    var issued = post(view, team, issue);
    var verdict = issue.key().disabled() ? Proof.Verdict.UNAVAILABLE : proof.of(issued, team);
    if (verdict == Proof.Verdict.REFUSED) {
      team.honeycomb().delete(issued.key().id());
      team.inventory().remove(issued.key().id());
      return Outcome.failed(
          Reason.PROOF_REFUSED,
          "Honeycomb made a key and then did not accept it; it was deleted and never handed out.");
    }
    var published = keyIds.publish(view.resource(), listed(issued, issue), age);
    if (!(published instanceof Outcome.Done)) {
      return published;
    }
    var noted = statuses.note(view.resource(), issued.key().id(), issue.previous(), age);
    if (!(noted instanceof Outcome.Done)) {
      return noted;
    }
    var proven = verdict == Proof.Verdict.PROVEN;
    var ledger =
        new Ledger(
            issued.key().id(),
            issue.key().type(),
            issue.environment(),
            issue.key().environmentId(),
            team.identity().teamId(),
            issue.previous(),
            issue.key().disabled(),
            proven,
            view.desired().rotation().served(),
            issue.leaving());
    var written = secrets.write(draft.holding(ledger, issued.value(), revoking), age);
    return written instanceof Outcome.Done
        ? new Outcome.HandedOut(issued.key().id(), proven)
        : written;
  }

  /** As the next look wants it: the key that is about to be held, then those before it. */
  private static List<String> listed(IssuedKey issued, Move.Issue issue) {
    return Stream.concat(Stream.of(issued.key().id()), issue.previous().stream()).toList();
  }

  private IssuedKey post(View view, TeamSession team, Move.Issue issue) throws HoneycombException {
    var memory = view.memory();
    var mark = view.desired().mark();
    var nothingMade = false;
    var known = false;
    team.census().posting(mark);
    try {
      var issued = team.honeycomb().create(issue.key());
      team.census().posted(mark, issued.key().id());
      team.inventory().put(issued.key());
      known = true;
      return issued;
    } catch (HoneycombException e) {
      nothingMade = !e.problem().outcomeUnknown();
      if (e.problem() instanceof Problem.NotFound) {
        // The environment was deleted since the list was made.
        team.forgetEnvironments();
      }
      throw e;
    } finally {
      if (nothingMade) {
        team.census().postMadeNothing(mark);
      } else {
        memory.posted(clock.instant());
        if (!known) {
          memory.postOutcomeUnknown(clock.instant());
          team.census().postLost(mark, clock.instant());
        }
      }
    }
  }
}

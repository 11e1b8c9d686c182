package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed.Unapplied;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.Pause;
import dev.honeycomboperator.honeycomb.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;

/**
 * Makes a move: the only code that changes Honeycomb's keys, their Secrets and their resources'
 * finalizers.
 */
public final class Actor {

  private final Issuance issuance;
  private final SecretWrites secrets;
  private final Finalizers finalizers;
  private final Neighbours neighbours;

  public Actor(
      KubernetesClient kubernetes,
      StatusWrites statuses,
      Neighbours neighbours,
      Timings timings,
      Pause pause,
      InstantSource clock) {
    this.secrets = new SecretWrites(kubernetes, pause);
    this.finalizers = new Finalizers(kubernetes);
    this.neighbours = neighbours;
    this.issuance =
        new Issuance(
            secrets,
            statuses,
            neighbours.keyIds(),
            new Proof(timings.proofPatience(), pause, clock),
            timings.issuance(),
            clock);
  }

  public Outcome act(View view, Move move, TurnAge age) throws InterruptedException {
    if (age.isOver()) {
      return new Outcome.Dropped();
    }
    try {
      return switch (move) {
        case Move.Settled settled -> new Outcome.Done();
        case Move.Blocked blocked -> new Outcome.Done();
        case Move.Guard guard -> finalizers.add(view.resource(), Names.FINALIZER);
        case Move.Issue issue -> issuance.issue(view, team(view), issue, age);
        case Move.Amend amend -> amend(view, team(view), amend, age);
        case Move.Revoke revoke -> revoke(team(view), revoke.keyId());
        case Move.Rewrite rewrite -> write(view, rewrite, age);
        case Move.Publish publish -> publish(view, publish, age);
        case Move.Restart restart ->
            neighbours.workloads().restart(restart, view.resource().getMetadata().getNamespace());
        case Move.Relinquish relinquish -> relinquish(view, age);
        case Move.Release release -> finalizers.remove(view.resource(), Names.FINALIZER);
      };
    } catch (HoneycombException e) {
      return Outcome.of(e.problem());
    }
  }

  /** Every move that needs a team is made of a view in which one was ready. */
  private static TeamSession team(View view) {
    return view.session().orElseThrow();
  }

  private static Outcome amend(View view, TeamSession team, Move.Amend amend, TurnAge age)
      throws HoneycombException {
    try {
      var shown = team.honeycomb().update(amend.keyId(), amend.change());
      team.inventory().put(shown);
      if (!shows(shown, amend.change())) {
        view.memory().notApplied(new Unapplied(amend.keyId(), amend.change()));
      }
      return new Outcome.Done();
    } catch (HoneycombException e) {
      if (e.problem().outcomeUnknown()) {
        team.inventory().forget(amend.keyId());
        view.memory().changeOutcomeUnknown(age.clock().instant());
      }
      return e.problem() instanceof Problem.NotFound
          ? confirmGone(team, amend.keyId())
          : Outcome.of(e.problem());
    }
  }

  private static boolean shows(ApiKey key, KeyChange change) {
    return key.equals(key.with(change));
  }

  private static Outcome revoke(TeamSession team, String keyId) throws HoneycombException {
    if (team.honeycomb().delete(keyId)) {
      team.census().revoked(keyId);
      team.inventory().remove(keyId);
      return new Outcome.Done();
    }
    return confirmGone(team, keyId);
  }

  /** A 404 means gone only in the team that the key was made in. */
  private static Outcome confirmGone(TeamSession team, String keyId) throws HoneycombException {
    if (!team.teamIsConfirmed()) {
      return Outcome.failed(
          Reason.CREDENTIAL_OF_ANOTHER_TEAM,
          "Honeycomb does not know key " + keyId + " in the team of this management key.");
    }
    team.inventory().remove(keyId);
    return new Outcome.Done();
  }

  private Outcome write(View view, Move.Rewrite rewrite, TurnAge age) throws InterruptedException {
    var draft = new SecretDraft(view.secret(), view.resource(), view.desired().mark());
    var secret =
        rewrite.ledger().isPresent()
                && view.secret() instanceof KeySecret.Ours ours
                && view.seen().target() instanceof Target.Holding
            ? draft.holding(rewrite.ledger().get(), ours.value().orElseThrow(), rewrite.revoking())
            : draft.announcing(rewrite.revoking());
    if (rewrite.revoking().isEmpty()) {
      view.memory().wrote(age.clock().instant());
    }
    return secrets.write(secret, age);
  }

  /** That dead keys stay listed is no reason to hold up a resource that is being deleted. */
  private Outcome publish(View view, Move.Publish publish, TurnAge age)
      throws InterruptedException {
    var outcome = neighbours.keyIds().publish(view.resource(), publish.ids(), age);
    if (outcome instanceof Outcome.Failed && view.desired().deletion().isPresent()) {
      view.memory().leaveList();
      return new Outcome.Done();
    }
    return outcome;
  }

  private Outcome relinquish(View view, TurnAge age) throws InterruptedException {
    neighbours.keyIds().disown(view.resource());
    return view.secret() instanceof KeySecret.Ours ours
        ? secrets.write(ours.relinquished(), age)
        : new Outcome.Done();
  }
}

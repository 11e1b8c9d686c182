package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Keys;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.model.Turn.Act;
import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.Vault.Leaving;
import dev.honeycomboperator.model.Vault.Served;
import java.util.Optional;

/** What a process sets about once it has decided, in ids of the model. */
final class Plan {

  private Plan() {}

  static Turn of(World world, Observed seen, Move move) {
    var saw = !(seen.target() instanceof Target.Absent);
    return switch (move) {
      case Move.Settled settled -> report(world, seen);
      case Move.Blocked blocked -> report(world, seen);
      case Move.Publish publish -> throw new AssertionError("nobody asked for a list of ids");
      case Move.Restart restart -> throw new AssertionError("nobody asked for a restart");
      case Move.Guard guard -> Turn.of(Act.GUARD, -1, saw);
      case Move.Issue issue ->
          Turn.of(Act.ISSUE, -1, saw)
              .naming(world.name, why(issue.cause()))
              .recording(Ids.in(world.statusIds()))
              .writing(draft(world, issue));
      case Move.Amend amend ->
          Turn.of(act(amend), Ids.number(amend.keyId()), saw)
              .naming(
                  amend.change().name().map(Names::of).orElse(-1),
                  amend.change().disabled().map(disabled -> disabled ? 1 : 0).orElse(-1));
      case Move.Rewrite rewrite ->
          Turn.of(Act.REWRITE, -1, saw).writing(draft(world, seen.target(), rewrite));
      case Move.Revoke revoke ->
          Turn.of(
              switch (revoke.grounds()) {
                case ORPHANED -> Act.REVOKE_ORPHAN;
                case RETIRED -> Act.REVOKE_PREVIOUS;
                case LEAKED -> Act.REVOKE_LEAKED;
                case DELETED -> Act.REVOKE_ALL;
              },
              Ids.number(revoke.keyId()),
              saw);
      case Move.Relinquish relinquish -> Turn.of(Act.RELINQUISH, -1, saw);
      case Move.Release release ->
          Turn.of(mayAbandon(world, seen) ? Act.ABANDON : Act.RELEASE, -1, saw);
    };
  }

  private static int why(Move.Issue.Cause cause) {
    return switch (cause) {
      case ROTATION_REQUESTED, ROTATION_DUE -> Turn.ROTATES;
      case OUTDATED -> Turn.OUTDATED;
      default -> -1;
    };
  }

  private static Act act(Move.Amend amend) {
    return switch (amend.purpose()) {
      case AS_WANTED, LETTING_GO -> Act.AMEND;
      case RETIREMENT -> Act.RETIRE;
      case UNDO -> Act.UNDO;
    };
  }

  /** The documented way out where a team is dead. */
  private static boolean mayAbandon(World world, Observed seen) {
    return seen.team() instanceof TeamView.NotReady
        && world.deletion.equals(Optional.of(DeletionPolicy.RETAIN));
  }

  private static Vault draft(World world, Move.Issue issue) {
    var revoking = world.vault.ours() ? world.vault.revoking() : -1;
    return new Vault(
        Kind.OURS,
        -1,
        -1,
        Ids.selector(issue.environment()),
        Ids.numbers(issue.previous()),
        revoking,
        issue.key().disabled(),
        !issue.key().disabled(),
        new Served(world.rotation, world.revocation),
        leaving(issue.leaving()));
  }

  private static Vault draft(World world, Target target, Move.Rewrite rewrite) {
    var orphan = Ids.number(rewrite.revoking());
    return rewrite
        .ledger()
        .filter(known -> target instanceof Target.Holding)
        .map(ledger -> draft(world, ledger, orphan))
        .orElseGet(() -> world.vault.announcing(orphan));
  }

  private static Vault draft(World world, Ledger ledger, int orphan) {
    return new Vault(
        Kind.OURS,
        world.vault.value(),
        Ids.number(ledger.keyId()),
        Ids.selector(ledger.environment()),
        Ids.numbers(ledger.previous()),
        orphan,
        ledger.disabled(),
        ledger.proven(),
        new Served(
            ledger.served().rotation().isPresent(), ledger.served().revocation().isPresent()),
        leaving(ledger.leaving()));
  }

  private static Leaving leaving(Ledger.Leaving known) {
    return new Leaving(
        Ids.set(known.leaked()),
        Ids.set(known.disabled()),
        known.swapped().map(Eyes::ticksSince).orElse(-1));
  }

  /** As StatusReport has it: what was handed out stays named until it is gone. */
  private static Turn report(World world, Observed seen) {
    if (!(seen.team() instanceof TeamView.Ready)) {
      return Turn.IDLE;
    }
    var keys = Keys.of(seen);
    var recorded = Ids.numbers(keys.recordedNotGone());
    var remembered = recorded.contains(world.statusKey) ? world.statusKey : -1;
    var key = keys.held().map(held -> Ids.number(held.id())).orElse(remembered);
    var previous = Ids.without(recorded, key);
    return key == world.statusKey && previous.equals(world.statusPrevious)
        ? Turn.IDLE
        : Turn.of(Act.REPORT, key, false).recording(previous);
  }
}

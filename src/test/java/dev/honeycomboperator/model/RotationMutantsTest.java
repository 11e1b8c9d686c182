package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Ledger.Leaving;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Rotation;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws bite: whatever care a rotation leaves out, some history after one breaks a law. */
final class RotationMutantsTest {

  @Test
  void a_previous_key_must_not_be_disabled_before_that_is_on_record() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, seen, now) instanceof Move.Rewrite rewrite
                    && rewrite.ledger().filter(RotationMutantsTest::retires).isPresent()
                ? new Move.Amend(
                    rewrite.ledger().orElseThrow().previous().getFirst(),
                    KeyChange.NONE.withDisabled(true),
                    Purpose.RETIREMENT)
                : Decision.decide(desired, seen, now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.KEPT);
  }

  @Test
  void a_previous_key_must_not_be_disabled_while_a_pod_still_has_it() {
    Deciding mutant = (desired, seen, now) -> Decision.decide(withoutEvidence(desired), seen, now);
    var found =
        Enumeration.afterRotation(true, mutant.operator(), new Scope(0, 0, 0), Assumptions.ALL);

    assertThat(found.law()).contains(Laws.RETIRED);
  }

  @Test
  void a_previous_key_must_not_be_deleted_before_it_was_disabled() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, seen, now) instanceof Move.Amend amend
                    && amend.purpose() == Purpose.RETIREMENT
                ? new Move.Revoke(amend.keyId(), Grounds.RETIRED)
                : Decision.decide(desired, seen, now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 0))).isEqualTo(Laws.DISABLED_FIRST);
  }

  @Test
  void a_key_that_a_person_disabled_must_not_be_enabled_again() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, new Sight(seen).of(believingToHaveDisabledAll(seen)), now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 1))).isEqualTo(Laws.ENABLED_AGAIN);
  }

  @Test
  void a_key_that_is_due_must_not_be_replaced_while_a_previous_one_is_left() {
    Deciding mutant =
        (desired, seen, now) -> {
          var hasty = Decision.decide(desired, new Sight(seen).of(heldOnly(seen)), now);
          return hasty instanceof Move.Issue issue && issue.cause() == Cause.ROTATION_DUE
              ? hasty
              : Decision.decide(desired, seen, now);
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.GENERATIONS);
  }

  @Test
  void a_leaked_key_must_not_be_revoked_before_the_next_one_is_handed_out() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, seen, now) instanceof Move.Issue issue
                    && issue.cause() == Cause.LEAKED
                    && !seen.ours().isEmpty()
                ? new Move.Revoke(seen.ours().getLast().id(), Grounds.LEAKED)
                : Decision.decide(desired, seen, now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.HANDED_OUT);
  }

  @Test
  void a_leaked_key_must_not_be_given_its_overlap() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, seen, now) instanceof Move.Issue issue
                ? new Move.Issue(
                    issue.key(), issue.environment(), issue.previous(), Leaving.NONE, issue.cause())
                : Decision.decide(desired, seen, now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.LEAKED);
  }

  @Test
  void that_a_key_was_disabled_must_not_be_struck_off_while_the_request_may_still_land() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(
                desired,
                desired.deletion().isPresent() ? seen : new Sight(seen).of(trusted(seen)),
                now);

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.KEPT);
  }

  @Test
  void a_newer_key_than_the_held_one_must_not_wait_for_ever() {
    Deciding mutant =
        (desired, seen, now) ->
            Decision.decide(desired, seen, now) instanceof Move.Issue issue
                    && issue.cause() == Cause.OUTDATED
                ? Decision.decide(keepingPrevious(desired), seen, now)
                : Decision.decide(desired, seen, now);

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 0)))
        .isEqualTo("in the end no previous key is left");
  }

  private static String lawBrokenBy(Deciding mutant, Scope scope) {
    return Enumeration.afterRotation(false, mutant.operator(), scope, Assumptions.ALL)
        .law()
        .orElse("none");
  }

  private static boolean retires(Ledger ledger) {
    return !ledger.leaving().disabled().isEmpty();
  }

  private static Desired withoutEvidence(Desired desired) {
    var rotation = desired.rotation();
    return with(
        desired,
        new Rotation(
            rotation.schedule(),
            rotation.requested(),
            rotation.revoked(),
            rotation.overlap(),
            Optional.empty(),
            rotation.keepPrevious()));
  }

  private static Desired keepingPrevious(Desired desired) {
    var rotation = desired.rotation();
    return with(
        desired,
        new Rotation(
            rotation.schedule(),
            rotation.requested(),
            rotation.revoked(),
            rotation.overlap(),
            rotation.evidence(),
            true));
  }

  private static Desired with(Desired desired, Rotation rotation) {
    return new Desired(
        desired.mark(),
        desired.displayName(),
        desired.environment(),
        desired.type(),
        desired.permissions(),
        desired.disabled(),
        rotation,
        desired.restarts(),
        desired.paused(),
        desired.deletion());
  }

  private static Target believingToHaveDisabledAll(Observed seen) {
    return seen.target() instanceof Target.Holding holding
        ? new Target.Holding(believing(holding.ledger()), holding.asWanted(), holding.revoking())
        : seen.target();
  }

  private static Ledger believing(Ledger ledger) {
    return new Ledger(
        ledger.keyId(),
        ledger.type(),
        ledger.environment(),
        ledger.environmentId(),
        ledger.teamId(),
        ledger.previous(),
        ledger.disabled(),
        ledger.proven(),
        ledger.served(),
        new Leaving(
            ledger.leaving().leaked(),
            Set.copyOf(ledger.previous()),
            Optional.empty(),
            false,
            Set.of()));
  }

  private static List<ApiKey> heldOnly(Observed seen) {
    return seen.ours().stream()
        .filter(
            key ->
                seen.target() instanceof Target.Holding holding
                    && holding.ledger().keyId().equals(key.id()))
        .toList();
  }

  private static Look trusted(Observed seen) {
    return new Look(seen.look().tainted(), true, seen.look().freshFrom());
  }
}

package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.disabled;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key that works gets a successor because of its age. */
final class RotatingTest {

  private static final Duration QUARTER = Duration.ofDays(90);
  private static final ApiKey KEY = key("key-1", Duration.ofDays(30));
  private static final Instant DUE = new Schedule(QUARTER, Optional.empty()).due(KEY);
  private static final Instant CLOSED = DUE.plusSeconds(60);

  @Test
  void a_young_key_is_looked_at_when_it_is_due() {
    var decided = settled().wantsEvery(QUARTER).decided();

    decided.isToSettleUntil(DUE);
  }

  @Test
  void a_key_is_not_replaced_before_it_is_due() {
    var decided = settled().wantsEvery(QUARTER).at(DUE.minusMillis(1)).decided();

    decided.isToSettleUntil(DUE);
  }

  @Test
  void a_key_is_replaced_when_it_is_due() {
    var decided = due().decided();

    decided.isToIssue(Cause.ROTATION_DUE, "key-1");
  }

  @Test
  void a_key_is_replaced_later_while_the_opening_lasts() {
    var decided = due().at(CLOSED.minusSeconds(1)).decided();

    decided.isToIssue(Cause.ROTATION_DUE, "key-1");
  }

  @Test
  void a_key_that_missed_its_opening_waits_for_the_next() {
    var decided = due().at(CLOSED).decided();

    decided.isToSettleUntil(DUE.plus(Duration.ofHours(6)));
  }

  @Test
  void a_rotation_on_demand_does_not_wait_for_the_schedule() {
    var decided = settled().wantsEvery(QUARTER).wantsRotation("1").decided();

    decided.isToIssue(Cause.ROTATION_REQUESTED, "key-1");
  }

  @Test
  void a_rotation_waits_until_the_last_one_is_over() {
    var overlap = Duration.ofDays(365);
    var decided =
        due()
            .with(key("key-0", Duration.ofDays(40)))
            .secretHolds("key-1", "key-0")
            .wantsOverlap(overlap)
            .decided();

    decided.isToSettleUntil(KEY.created().plus(overlap));
  }

  @Test
  void a_rotation_that_is_held_up_for_a_known_time_is_tried_after_it() {
    var decided = due().mintingPaused().decided();

    decided.isToSettleUntil(DUE.plusSeconds(90));
  }

  @Test
  void a_rotation_waits_for_a_request_whose_outcome_is_unknown() {
    var decided = due().postUnknown().decided();

    decided.isToSettleUntil(DUE.plusSeconds(90));
  }

  @Test
  void a_rotation_that_is_held_up_is_looked_at_again_after_its_opening() {
    var decided = due().teamWithoutEnvironments().decided();

    decided.isToSettleUntil(CLOSED);
  }

  @Test
  void a_team_that_is_being_deleted_takes_no_new_keys_and_keeps_its_old_ones() {
    var decided = due().teamTerminating().decided();

    decided.isToSettleUntil(CLOSED);
  }

  @Test
  void a_key_that_is_disabled_as_asked_need_not_be_young() {
    var decided =
        due()
            .disabledFor("key-1", Duration.ZERO)
            .secretHolds(disabled(ledger("key-1")))
            .wantsDisabled()
            .decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_is_to_be_disabled_is_not_replaced_first() {
    var decided = due().secretHolds(disabled(ledger("key-1"))).wantsDisabled().succession();

    assertThat(decided.next()).isEmpty();
  }

  @Test
  void a_key_that_somebody_disabled_is_not_replaced_by_a_clock() {
    var decided = due().disabledFor("key-1", Duration.ZERO).decided();

    decided.isBlocked(
        Reason.DISABLED_IN_HONEYCOMB,
        "Key key-1 was disabled in Honeycomb, perhaps because it leaked. Enable it there, or set a"
            + " new value of the annotation honeycomb-operator.dev/rotate for another key.");
  }

  @Test
  void no_key_is_replaced_for_its_age_while_the_clocks_are_apart() {
    var decided = due().clocksApart().decided();

    decided.isToSettle();
  }

  @Test
  void no_key_is_replaced_for_its_age_while_somebody_else_makes_keys_of_this_installation() {
    var brake = new Brake.AnotherWriter(List.of("strange"), "honeycombteam acme -n telemetry");
    var decided = due().braked(brake).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, brake.message());
  }

  @Test
  void a_key_is_replaced_for_its_age_also_while_many_keys_are_missing() {
    var brake = new Brake.MassLoss(List.of("lost"), 1, "honeycombteam acme -n telemetry");
    var decided = due().braked(brake).decided();

    decided.isToIssue(Cause.ROTATION_DUE, "key-1");
  }

  @Test
  void when_a_key_is_due_is_told_before() {
    var succession = settled().wantsEvery(QUARTER).succession();

    assertThat(succession).isEqualTo(new Succession(Optional.of(DUE), List.of()));
  }

  @Test
  void whatever_asked_for_a_key_is_served_by_it() {
    var rotation =
        new Rotation(
            Optional.empty(),
            Optional.of("rotate"),
            Optional.of("leaked"),
            Samples.OVERLAP,
            Optional.empty(),
            false);

    assertThat(rotation.served())
        .isEqualTo(new Ledger.Served(Optional.of("rotate"), Optional.of("leaked")));
  }

  private static Given due() {
    return settled().wantsEvery(QUARTER).at(DUE);
  }
}

package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.OVERLAP;
import static dev.honeycomboperator.decision.Samples.disabling;
import static dev.honeycomboperator.decision.Samples.ledger;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages in which a key goes whose overlap is over, and how it is had back. */
final class DepartureTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final KeyChange DISABLE = KeyChange.NONE.withDisabled(true);
  private static final Ledger LEDGER = ledger("key-2", "key-1");
  private static final Ledger DISABLING = disabling(LEDGER, "key-1");

  @Test
  void it_is_disabled_once_that_is_on_record() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).decided();

    decided.isToAmend("key-1", DISABLE, Purpose.RETIREMENT);
  }

  @Test
  void it_is_not_disabled_while_that_cannot_be_put_on_record() {
    var decided = replaced(OVERLAP).writingPaused().decided();

    decided.isBlocked(
        Reason.SECRET_CONTESTED,
        LATER,
        "Something keeps undoing what the operator writes on the Secret; it is written again after a pause."
            + " See who else writes it (kubectl get secret -o yaml --show-managed-fields). The key in it works.");
  }

  @Test
  void the_oldest_is_disabled_first() {
    var decided =
        replaced(OVERLAP)
            .with(Samples.key("key-0", DAY.multipliedBy(9)))
            .secretHolds(disabling(ledger("key-2", "key-0", "key-1"), "key-0", "key-1"))
            .decided();

    decided.isToAmend("key-0", DISABLE, Purpose.RETIREMENT);
  }

  @Test
  void a_change_that_honeycomb_did_not_make_is_not_asked_again() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).notApplied(DISABLE).decided();

    decided.isBlocked(
        Reason.NOT_APPLIED,
        "Honeycomb acknowledged a change of key key-1 but did not make it; it is asked again when"
            + " the spec changes.");
  }

  @Test
  void what_honeycomb_did_not_do_to_one_key_is_asked_of_another() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).notApplied("key-0", DISABLE).decided();

    decided.isToAmend("key-1", DISABLE, Purpose.RETIREMENT);
  }

  @Test
  void what_can_be_done_to_one_goes_on_while_another_has_to_wait() {
    var decided =
        replaced(OVERLAP.multipliedBy(2))
            .with(Samples.key("key-0", DAY.multipliedBy(9)))
            .secretHolds(disabling(ledger("key-2", "key-0", "key-1"), "key-0", "key-1"))
            .disabledFor("key-1", DAY)
            .notApplied("key-0", DISABLE)
            .decided();

    decided.isToRevoke("key-1", Grounds.RETIRED);
  }

  @Test
  void it_stays_disabled_for_a_day() {
    var decided = disabledFor(DAY.minus(SECOND)).decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void it_is_deleted_after_it_was_disabled_for_a_day() {
    var decided = disabledFor(DAY).decided();

    decided.isToRevoke("key-1", Grounds.RETIRED);
  }

  @Test
  void it_stays_disabled_for_a_day_after_a_longer_overlap_too() {
    var decided = disabledFor(DAY).wantsOverlap(DAY.multipliedBy(3)).decided();

    decided.isToRevoke("key-1", Grounds.RETIRED);
  }

  @Test
  void it_stays_disabled_no_longer_than_an_overlap() {
    var decided = disabledFor(Duration.ofHours(2)).wantsOverlap(Duration.ofHours(2)).decided();

    decided.isToRevoke("key-1", Grounds.RETIRED);
  }

  @Test
  void it_stays_disabled_for_a_short_overlap() {
    var overlap = Duration.ofHours(2);
    var decided = disabledFor(overlap.minus(SECOND)).wantsOverlap(overlap).decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void it_is_not_deleted_while_the_clocks_are_apart() {
    var decided = disabledFor(DAY.multipliedBy(2)).clocksApart().decided();

    decided.isToSettle();
  }

  @Test
  void it_is_not_deleted_during_the_overlap_although_somebody_disabled_it() {
    var decided =
        replaced(OVERLAP.minus(SECOND)).disabledFor("key-1", DAY.multipliedBy(2)).decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void that_somebody_else_disabled_it_is_not_put_on_record_as_ours() {
    var decided = replaced(DAY.multipliedBy(5)).disabledFor("key-1", SECOND).decided();

    decided.isToSettleUntil(NOW.plus(DAY).minus(SECOND));
  }

  @Test
  void it_is_kept_where_that_is_asked() {
    var decided = replaced(OVERLAP).keepsPrevious().decided();

    decided.isToSettle();
  }

  @Test
  void it_is_had_back_where_that_is_asked() {
    var decided = disabledFor(SECOND).keepsPrevious().decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(false), Purpose.UNDO);
  }

  @Test
  void it_is_had_back_as_long_as_it_is_there() {
    var decided = disabledFor(DAY.multipliedBy(3)).clocksApart().keepsPrevious().decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(false), Purpose.UNDO);
  }

  @Test
  void what_somebody_else_disabled_is_not_enabled() {
    var decided = disabledFor(SECOND).secretHolds(LEDGER).keepsPrevious().decided();

    decided.isToSettle();
  }

  @Test
  void that_we_disabled_it_is_struck_off_once_it_is_enabled_again() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).keepsPrevious().decided();

    decided.isToRewrite(LEDGER);
  }

  @Test
  void that_we_disabled_it_stays_on_record_while_a_predecessors_request_may_still_land() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).keepsPrevious().notFresh().decided();

    decided.isToSettle();
  }

  @Test
  void that_we_disabled_it_stays_on_record_until_it_is_enabled() {
    var decided = disabledFor(SECOND).keepsPrevious().secretDiffers().decided();

    decided.isToRewrite(DISABLING);
  }

  @Test
  void what_is_on_record_of_it_goes_with_it() {
    var decided = replaced(OVERLAP).secretHolds(DISABLING).gone("key-1").decided();

    decided.isToRewrite(ledger("key-2"));
  }

  @Test
  void it_works_on_while_somebody_else_makes_keys_of_this_installation() {
    var brake = new Brake.AnotherWriter(List.of("strange"), "honeycombteam acme -n telemetry");
    var decided = replaced(OVERLAP).secretHolds(DISABLING).braked(brake).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, brake.message());
  }

  @Test
  void it_is_disabled_also_while_many_keys_are_missing() {
    var brake = new Brake.MassLoss(List.of("lost"), 1, "honeycombteam acme -n telemetry");
    var decided = replaced(OVERLAP).secretHolds(DISABLING).braked(brake).decided();

    decided.isToAmend("key-1", DISABLE, Purpose.RETIREMENT);
  }

  /** By us, long after the overlap was over. */
  private static Given disabledFor(Duration time) {
    return replaced(DAY.multipliedBy(9)).secretHolds(DISABLING).disabledFor("key-1", time);
  }
}

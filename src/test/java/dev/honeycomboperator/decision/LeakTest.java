package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.disabling;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.leakServed;
import static dev.honeycomboperator.decision.Samples.leaking;
import static dev.honeycomboperator.decision.Samples.ledger;
import static dev.honeycomboperator.decision.Samples.swapped;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that are said to have leaked: the next one first, and then they go at once. */
final class LeakTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Ledger LEAKING = leakServed(leaking(ledger("key-2", "key-1"), "key-1"), "1");

  @Test
  void a_key_that_status_alone_names_has_leaked_as_well() {
    var decided = settled().key("newer").statusNames("newer", "key-1").leaked("1").decided();

    decided.isToIssue(Cause.LEAKED, leaked("newer", "key-1"), "newer", "key-1");
  }

  @Test
  void where_an_older_secret_came_back_a_key_that_status_alone_names_has_not_leaked() {
    var decided =
        settled().key("newer").statusNames("newer", "key-1").gone("key-1").leaked("1").decided();

    decided.isToIssue(Cause.DELETED_IN_HONEYCOMB, Ledger.Leaving.NONE.forSuccessor(), "newer");
  }

  @Test
  void the_next_key_comes_first() {
    var decided = settled().leaked("1").decided();

    decided.isToIssue(Cause.LEAKED, leaked("key-1"), "key-1");
  }

  @Test
  void the_next_key_waits_for_no_previous_ones() {
    var decided =
        nothingYet()
            .with(key("key-1", HOUR.multipliedBy(4)))
            .with(key("key-2", HOUR.multipliedBy(3)))
            .with(key("key-3", HOUR.multipliedBy(2)))
            .with(key("key-4", HOUR))
            .secretHolds("key-4", "key-1", "key-2", "key-3")
            .leaked("1")
            .decided();

    var all = new String[] {"key-1", "key-2", "key-3", "key-4"};
    decided.isToIssue(Cause.LEAKED, leaked(all), all);
  }

  @Test
  void a_leak_is_graver_than_another_wish() {
    var decided = settled().leaked("1").wantsEnvironment("staging").wantsRotation("1").decided();

    decided.isToIssue(Cause.LEAKED, "key-1");
  }

  @Test
  void the_brake_on_minting_holds_here_too() {
    var decided = settled().leaked("1").mintingPaused().decided();

    decided.isBlocked(
        Reason.MINTING_PAUSED,
        LATER,
        "Keys of this resource were lost too often; the next one is issued after a pause. See what deletes"
            + " or alters the Secret, or the key in Honeycomb.");
  }

  @Test
  void many_missing_keys_do_not_hold_up_the_next_one() {
    var brake = new Brake.MassLoss(List.of("lost"), 1, "honeycombteam acme -n telemetry");
    var decided = settled().leaked("1").braked(brake).decided();

    decided.isToIssue(Cause.LEAKED, "key-1");
  }

  @Test
  void a_leaked_key_goes_at_once() {
    var decided = replaced(MINUTE).secretHolds(LEAKING).leaked("1").decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_leaked_key_is_not_kept() {
    var decided = replaced(MINUTE).secretHolds(LEAKING).leaked("1").keepsPrevious().decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_leaked_key_goes_by_no_clock() {
    var decided = replaced(MINUTE).secretHolds(LEAKING).leaked("1").clocksApart().decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_leaked_key_waits_for_no_consumers() {
    var decided =
        replaced(MINUTE)
            .secretHolds(swapped(LEAKING, MINUTE))
            .leaked("1")
            .wantsEvidence(HOUR)
            .decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_leaked_key_goes_also_when_the_annotation_is_taken_off_meanwhile() {
    var decided = replaced(MINUTE).secretHolds(LEAKING).decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_key_that_was_not_said_to_have_leaked_keeps_its_overlap() {
    var decided =
        replaced(MINUTE)
            .with(key("key-0", HOUR))
            .secretHolds(leaking(ledger("key-2", "key-0", "key-1"), "key-1"))
            .decided();

    decided.isToRevoke("key-1", Grounds.LEAKED);
  }

  @Test
  void a_leak_is_served_once() {
    var decided = settled().secretHolds(leakServed(ledger("key-1"), "1")).leaked("1").decided();

    decided.isToSettle();
  }

  @Test
  void another_leak_is_served_again() {
    var decided = settled().secretHolds(leakServed(ledger("key-1"), "1")).leaked("2").decided();

    decided.isToIssue(Cause.LEAKED, leaked("key-1"), "key-1");
  }

  @Test
  void an_annotation_that_was_taken_off_is_no_leak() {
    var decided = settled().secretHolds(leakServed(ledger("key-1"), "1")).decided();

    decided.isToSettle();
  }

  @Test
  void where_no_ledger_can_say_it_a_leak_is_old_news() {
    var decided = settled().secretDeleted().leaked("1").decided();

    decided.isToIssue(Cause.LOST, Ledger.Leaving.NONE.forSuccessor(), "key-1");
  }

  @Test
  void a_leak_is_news_also_where_the_value_is_lost() {
    var decided = settled().secretEmptied(ledger("key-1")).leaked("1").decided();

    decided.isToIssue(Cause.LOST, leaked("key-1"), "key-1");
  }

  @Test
  void a_later_key_takes_over_what_is_on_record_of_the_keys_before_it() {
    var known = swapped(disabling(leaking(ledger("key-2", "key-1"), "key-1"), "key-1"), MINUTE);
    var decided = replaced(MINUTE).secretHolds(known).wantsEnvironment("staging").decided();

    decided.isToIssue(
        Cause.ENVIRONMENT_CHANGED,
        new Ledger.Leaving(Set.of("key-1"), Set.of("key-1"), Optional.empty(), true, Set.of()),
        "key-1",
        "key-2");
  }

  @Test
  void a_later_key_does_not_take_over_what_was_on_record_of_keys_that_are_gone() {
    var known = disabling(leaking(ledger("key-2", "key-1"), "key-1"), "key-1");
    var decided =
        replaced(MINUTE).secretHolds(known).gone("key-1").wantsEnvironment("staging").decided();

    decided.isToIssue(Cause.ENVIRONMENT_CHANGED, Ledger.Leaving.NONE.forSuccessor(), "key-2");
  }

  private static Ledger.Leaving leaked(String... ids) {
    return new Ledger.Leaving(Set.of(ids), Set.of(), Optional.empty(), true, Set.of());
  }
}

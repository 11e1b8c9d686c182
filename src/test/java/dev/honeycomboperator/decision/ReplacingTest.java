package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.configuration;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static dev.honeycomboperator.decision.Samples.rotationServed;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a key that still works gets a successor. */
final class ReplacingTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final ApiKey KEY = key("key-1", Duration.ofDays(30));

  @Test
  void another_environment_takes_another_key() {
    var decided = settled().wantsEnvironment("staging").decided();

    decided.isToIssue(Cause.ENVIRONMENT_CHANGED, "key-1");
  }

  @Test
  void an_unknown_environment_leaves_the_key_as_it_is() {
    var decided = settled().wantsEnvironment("prodution").decided();

    decided.isBlocked(
        Reason.ENVIRONMENT_NOT_FOUND,
        "Team acme has no environment with spec.environment.slug 'prodution' (it has production,"
            + " staging); create it in Honeycomb or correct the spec.");
  }

  @Test
  void another_type_takes_another_key() {
    var decided = settled().wants(KeyType.CONFIGURATION).decided();

    decided.isToIssue(Cause.TYPE_CHANGED, "key-1");
  }

  @Test
  void other_permissions_take_another_ingest_key() {
    var decided = settled().wants(KeyType.INGEST).decided();

    decided.isToIssue(Cause.PERMISSIONS_CHANGED, "key-1");
  }

  @Test
  void other_permissions_take_no_other_configuration_key_when_the_type_changes_as_well() {
    var decided = settled().with(configuration(KEY)).decided();

    decided.isToIssue(Cause.TYPE_CHANGED, "key-1");
  }

  @Test
  void a_rotation_that_is_asked_for_takes_another_key() {
    var decided = settled().wantsRotation("1").decided();

    decided.isToIssue(Cause.ROTATION_REQUESTED, "key-1");
  }

  @Test
  void a_rotation_that_was_served_is_not_served_again() {
    var decided =
        settled().secretHolds(rotationServed(ledger("key-1"), "1")).wantsRotation("1").decided();

    decided.isToSettle();
  }

  @Test
  void a_rotation_waits_until_the_last_one_is_over() {
    var decided = replaced(HOUR).wantsRotation("1").decided();

    decided.isToSettleUntil(Samples.NOW.plus(Duration.ofHours(23)));
  }

  @Test
  void a_spec_does_not_wait_until_the_last_replacement_is_over() {
    var decided = replaced(HOUR).wantsEnvironment("staging").decided();

    decided.isToIssue(Cause.ENVIRONMENT_CHANGED, "key-1", "key-2");
  }

  @Test
  void a_spec_waits_while_three_previous_keys_still_work() {
    var decided =
        threePrevious(key("key-4", Duration.ofMinutes(10))).wantsEnvironment("staging").decided();

    decided.isBlocked(
        Reason.OVERLAP_PENDING,
        "The spec needs a new key while 3 previous ones still work; it is issued when the first of"
            + " them is retired.");
  }

  @Test
  void two_previous_keys_hold_up_no_spec() {
    var decided =
        threePrevious(key("key-4", Duration.ofMinutes(10)))
            .gone("key-1")
            .wantsEnvironment("staging")
            .decided();

    decided.isToIssue(Cause.ENVIRONMENT_CHANGED, "key-2", "key-3", "key-4");
  }

  @Test
  void what_can_be_done_goes_on_while_a_spec_waits() {
    var decided =
        threePrevious(key("key-4", Duration.ofMinutes(10)))
            .wantsEnvironment("staging")
            .secretDiffers()
            .decided();

    decided.isToRewrite(ledger("key-4", "key-1", "key-2", "key-3"));
  }

  @Test
  void an_unlucky_key_is_replaced_however_many_previous_ones_work() {
    var decided = threePrevious(key("key-4", Duration.ofMinutes(10))).gone("key-4").decided();

    decided.isToIssue(Cause.DELETED_IN_HONEYCOMB, "key-1", "key-2", "key-3");
  }

  @Test
  void a_replacement_waits_for_a_request_whose_outcome_is_unknown() {
    var decided = settled().wantsEnvironment("staging").postUnknown().decided();

    decided.isBlocked(
        Reason.SETTLING, LATER, "A request for a key ended without a reply; it may have made one.");
  }

  @Test
  void a_key_that_somebody_disabled_is_replaced_by_a_rotation() {
    var decided = settled().disabledByHand("key-1").wantsRotation("1").decided();

    decided.isToIssue(Cause.ROTATION_REQUESTED, "key-1");
  }

  @Test
  void a_held_key_that_is_disabled_is_replaced_while_a_newer_one_is_on_record() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .with(key("newer", HOUR))
            .statusNames("key-1", "newer")
            .decided();

    decided.isToIssue(Cause.LOST, "newer", "key-1");
  }

  @Test
  void a_held_key_that_is_disabled_is_replaced_however_many_previous_ones_work() {
    var held = Samples.disabledFor(key("key-4", HOUR.multipliedBy(3)), HOUR);
    var decided = threePrevious(held).decided();

    decided.isToIssue(Cause.LOST, "key-1", "key-2", "key-3", "key-4");
  }

  @Test
  void a_held_key_that_works_is_not_replaced_at_once_while_a_newer_one_is_on_record() {
    var decided = settled().with(key("newer", HOUR)).secretHolds("key-1", "newer").decided();

    decided.isToSettleUntil(Samples.NOW.minus(HOUR).plus(Samples.OVERLAP));
  }

  @Test
  void a_held_key_that_is_disabled_stays_so_while_no_newer_one_is_on_record() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .key("key-0")
            .secretHolds("key-1", "key-0")
            .keepsPrevious()
            .decided();

    decided.isBlocked(
        Reason.DISABLED_IN_HONEYCOMB,
        "Key key-1 was disabled in Honeycomb, perhaps because it leaked. Enable it there, or set a"
            + " new value of the annotation honeycomb-operator.dev/rotate for another key.");
  }

  @Test
  void a_held_key_that_is_to_be_disabled_is_not_replaced_at_once_for_a_newer_one() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .with(key("newer", HOUR))
            .secretHolds(Samples.disabled(ledger("key-1", "newer")))
            .wantsDisabled()
            .decided();

    decided.isToSettleUntil(Samples.NOW.minus(HOUR).plus(Samples.OVERLAP));
  }

  @Test
  void a_held_key_that_we_disabled_is_enabled_rather_than_replaced_for_a_newer_one() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .with(key("newer", HOUR))
            .secretHolds(Samples.disabled(ledger("key-1", "newer")))
            .decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(false));
  }

  private static Given threePrevious(ApiKey held) {
    return nothingYet()
        .with(key("key-1", HOUR.multipliedBy(4)))
        .with(key("key-2", HOUR.multipliedBy(3)))
        .with(key("key-3", HOUR.multipliedBy(2)))
        .with(held)
        .secretHolds("key-4", "key-1", "key-2", "key-3");
  }
}

package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.MARK;
import static dev.honeycomboperator.decision.Samples.REMOTE_NAME;
import static dev.honeycomboperator.decision.Samples.configuration;
import static dev.honeycomboperator.decision.Samples.disabled;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static dev.honeycomboperator.decision.Samples.renamed;
import static dev.honeycomboperator.decision.Samples.unproven;

import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done to a key that the Secret holds and that needs no successor. */
final class KeepingTest {

  private static final ApiKey KEY = key("key-1", Duration.ofDays(30));

  @Test
  void a_key_that_is_as_the_spec_says_is_left_alone() {
    var decided = settled().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_was_renamed_gets_its_name_back() {
    var decided = settled().with(renamed(KEY, MARK.nameFor("tea time"))).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(REMOTE_NAME));
  }

  @Test
  void a_new_display_name_is_written_with_the_mark() {
    var decided = settled().wantsName("us-west-2").decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(MARK.nameFor("us-west-2")));
  }

  @Test
  void permissions_of_a_configuration_key_are_amended() {
    var decided =
        settled()
            .with(configuration(KEY, Permission.SEND_EVENTS))
            .wants(KeyType.CONFIGURATION, Permission.RUN_QUERIES)
            .decided();

    decided.isToAmend("key-1", KeyChange.NONE.withPermissions(Set.of(Permission.RUN_QUERIES)));
  }

  @Test
  void a_configuration_key_with_the_permissions_asked_for_is_left_alone() {
    var decided =
        settled()
            .with(configuration(KEY, Permission.RUN_QUERIES))
            .wants(KeyType.CONFIGURATION, Permission.RUN_QUERIES)
            .decided();

    decided.isToSettle();
  }

  @Test
  void that_we_disable_a_key_is_on_record_before_it_happens() {
    var decided = settled().wantsDisabled().decided();

    decided.isToRewrite(disabled(ledger("key-1")));
  }

  @Test
  void a_key_is_disabled_once_that_is_on_record() {
    var decided = settled().secretHolds(disabled(ledger("key-1"))).wantsDisabled().decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(true));
  }

  @Test
  void a_key_that_is_disabled_as_asked_is_left_alone() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .secretHolds(disabled(ledger("key-1")))
            .wantsDisabled()
            .decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_we_disabled_is_enabled_when_the_spec_says_so() {
    var decided =
        settled().disabledByHand("key-1").secretHolds(disabled(ledger("key-1"))).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(false));
  }

  @Test
  void that_we_disabled_a_key_is_struck_off_once_it_is_enabled() {
    var decided = settled().secretHolds(disabled(ledger("key-1"))).decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void that_we_disabled_a_key_stays_on_record_while_a_predecessors_request_may_still_land() {
    var decided = settled().secretHolds(disabled(ledger("key-1"))).notFresh().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_somebody_else_disabled_stays_disabled() {
    var decided = settled().disabledByHand("key-1").decided();

    decided.isBlocked(
        Reason.DISABLED_IN_HONEYCOMB,
        "Key key-1 was disabled in Honeycomb, perhaps because it leaked. Enable it there, or set a"
            + " new value of the annotation honeycomb-operator.dev/rotate for another key.");
  }

  @Test
  void a_key_that_somebody_else_disabled_is_adopted_as_disabled_when_the_spec_says_so() {
    var decided = settled().disabledByHand("key-1").wantsDisabled().decided();

    decided.isToRewrite(disabled(ledger("key-1")));
  }

  @Test
  void the_secret_is_kept_up_also_while_the_key_stays_disabled_by_somebody_else() {
    var decided = settled().disabledByHand("key-1").secretDiffers().decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void a_change_that_honeycomb_acknowledged_but_did_not_make_is_not_asked_again() {
    var change = KeyChange.NONE.withName(MARK.nameFor("us-west-2"));
    var decided = settled().wantsName("us-west-2").notApplied(change).decided();

    decided.isBlocked(
        Reason.NOT_APPLIED,
        "Honeycomb acknowledged a change of key key-1 but did not make it; it is asked again when"
            + " the spec changes.");
  }

  @Test
  void another_change_is_asked_for_after_one_that_was_not_made() {
    var change = KeyChange.NONE.withName(MARK.nameFor("us-west-1"));
    var decided = settled().wantsName("us-west-2").notApplied(change).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(MARK.nameFor("us-west-2")));
  }

  @Test
  void a_secret_that_is_not_as_it_would_be_written_today_is_written_again() {
    var decided = settled().secretDiffers().decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void a_secret_that_somebody_keeps_undoing_is_written_again_after_a_pause() {
    var decided = settled().secretDiffers().writingPaused().decided();

    decided.isBlocked(
        Reason.SECRET_CONTESTED,
        LATER,
        "Something keeps undoing what the operator writes on the Secret; it is written again after a pause."
            + " See who else writes it (kubectl get secret -o yaml --show-managed-fields). The key in it works.");
  }

  @Test
  void a_proof_that_comes_later_is_put_on_record() {
    var decided = settled().secretHolds(unproven(ledger("key-1"))).proven().decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void a_key_that_is_not_proven_yet_is_looked_at_again_soon() {
    var decided = settled().secretHolds(unproven(ledger("key-1"))).decided();

    decided.isToSettleUntil(Samples.NOW.plus(java.time.Duration.ofMinutes(1)));
  }

  @Test
  void another_way_to_name_the_same_environment_is_put_on_record() {
    var decided = settled().wants(new EnvironmentSelector(By.NAME, "Production")).decided();

    decided.isToRewrite(ledger("key-1").withEnvironment("name:Production"));
  }

  @Test
  void an_environment_that_was_renamed_does_not_matter_while_the_spec_stays() {
    var decided =
        settled()
            .secretHolds(ledger("key-1").withEnvironment("slug:prod"))
            .wantsEnvironment("prod")
            .decided();

    decided.isToSettle();
  }

  @Test
  void an_announcement_that_has_served_is_taken_off() {
    var decided = settled().announced("key-0").decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void what_only_status_remembers_is_put_on_record_in_the_secret() {
    var decided =
        settled()
            .with(key("key-1", Duration.ofHours(1)))
            .key("key-0")
            .statusNames("key-0", "key-1")
            .decided();

    decided.isToRewrite(ledger("key-1", "key-0"));
  }

  @Test
  void a_previous_key_that_is_gone_is_struck_off() {
    var decided = settled().secretHolds("key-1", "key-0").gone("key-0").decided();

    decided.isToRewrite(ledger("key-1"));
  }
}

package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.REMOTE_NAME;
import static dev.honeycomboperator.decision.Samples.disabled;
import static dev.honeycomboperator.decision.Samples.ledger;

import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.NewKey;
import dev.honeycomboperator.honeycomb.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a key is issued into a Secret that hands none out. */
final class IssuingTest {

  @Test
  void the_finalizer_comes_before_the_first_key() {
    var decided = nothingYet().unguarded().decided();

    decided.is(new Move.Guard());
  }

  @Test
  void the_first_key_is_as_the_spec_says_and_bears_the_mark() {
    var decided = nothingYet().decided();

    decided.is(
        new Move.Issue(
            new NewKey(
                KeyType.INGEST, REMOTE_NAME, "env-1", Set.of(Permission.CREATE_DATASETS), false),
            "slug:production",
            List.of(),
            Ledger.Leaving.NONE,
            Cause.FIRST));
  }

  @Test
  void an_environment_may_be_named_by_its_name() {
    var decided = nothingYet().wants(new EnvironmentSelector(By.NAME, "Staging")).decided();

    decided.is(
        new Move.Issue(
            new NewKey(
                KeyType.INGEST, REMOTE_NAME, "env-2", Set.of(Permission.CREATE_DATASETS), false),
            "name:Staging",
            List.of(),
            Ledger.Leaving.NONE,
            Cause.FIRST));
  }

  @Test
  void a_secret_that_never_held_a_value_gets_the_first_key() {
    var decided = nothingYet().secretWithoutLedger().decided();

    decided.isToIssue(Cause.FIRST);
  }

  @Test
  void a_key_whose_secret_was_deleted_is_succeeded_and_lives_on_as_previous() {
    var decided = settled().secretDeleted().decided();

    decided.isToIssue(Cause.LOST, "key-1");
  }

  @Test
  void a_key_whose_value_was_altered_is_succeeded_and_lives_on_as_previous() {
    var decided = settled().secretEmptied(ledger("key-1", "key-0")).decided();

    decided.isToIssue(Cause.LOST, "key-0", "key-1");
  }

  @Test
  void a_key_that_was_deleted_in_honeycomb_is_succeeded_and_forgotten() {
    var decided = settled().gone("key-1").decided();

    decided.isToIssue(Cause.DELETED_IN_HONEYCOMB);
  }

  @Test
  void a_key_that_cannot_be_looked_up_is_not_taken_for_gone() {
    var decided = settled().unlisted("key-1").decided();

    decided.isBlocked(Reason.HONEYCOMB_UNAVAILABLE, "Key key-1 could not be looked up.");
  }

  @Test
  void no_key_is_asked_for_while_the_last_request_may_still_make_one() {
    var decided = nothingYet().postUnknown().decided();

    decided.isBlocked(
        Reason.SETTLING, LATER, "A request for a key ended without a reply; it may have made one.");
  }

  @Test
  void a_list_that_is_not_fresh_does_not_hold_up_the_first_key() {
    var decided = nothingYet().notFresh().decided();

    decided.isToIssue(Cause.FIRST);
  }

  @Test
  void the_brake_on_minting_says_when_it_lets_go() {
    var decided = settled().secretDeleted().mintingPaused().decided();

    decided.isBlocked(
        Reason.MINTING_PAUSED,
        LATER,
        "Keys of this resource were lost too often; the next one is issued after a pause. See what"
            + " deletes or alters the Secret, or the key in Honeycomb.");
  }

  @Test
  void no_key_is_made_only_to_be_disabled() {
    var decided = nothingYet().wantsDisabled().decided();

    decided.isBlocked(
        Reason.NOTHING_TO_DISABLE,
        "spec.disabled is true and there is no key yet; one is issued once it is false.");
  }

  @Test
  void a_disabled_key_is_replaced_by_a_disabled_one() {
    var decided =
        settled()
            .disabledByHand("key-1")
            .secretHolds(disabled(ledger("key-1")))
            .wantsDisabled()
            .wantsEnvironment("staging")
            .decided();

    decided.is(
        new Move.Issue(
            new NewKey(
                KeyType.INGEST, REMOTE_NAME, "env-2", Set.of(Permission.CREATE_DATASETS), true),
            "slug:staging",
            List.of("key-1"),
            Ledger.Leaving.NONE.forSuccessor(),
            Cause.ENVIRONMENT_CHANGED));
  }
}

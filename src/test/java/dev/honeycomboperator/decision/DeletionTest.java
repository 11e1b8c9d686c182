package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Desired.DeletionPolicy.DELETE;
import static dev.honeycomboperator.decision.Desired.DeletionPolicy.DISABLE;
import static dev.honeycomboperator.decision.Desired.DeletionPolicy.RETAIN;
import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.DISPLAY_NAME;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.REMOTE_NAME;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static dev.honeycomboperator.decision.Samples.renamed;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a resource lets its keys go. */
final class DeletionTest {

  private static final String SETTLING =
      "The resource goes once it is certain that no key of it is left behind.";
  private static final ApiKey STRAYED = renamed(key("key-1", Duration.ofDays(30)), "my key");

  @Test
  void a_resource_that_never_had_the_finalizer_has_nothing_to_let_go() {
    var decided = nothingYet().unguarded().deleted(DELETE).decided();

    decided.isToSettle();
  }

  @Test
  void the_key_is_revoked() {
    var decided = settled().deleted(DELETE).decided();

    decided.isToRevoke("key-1", Grounds.DELETED);
  }

  @Test
  void previous_keys_are_revoked_before_their_time_too() {
    var decided = replaced(Duration.ofHours(1)).gone("key-2").deleted(DELETE).decided();

    decided.isToRevoke("key-1", Grounds.DELETED);
  }

  @Test
  void orphans_are_revoked_without_a_fence() {
    var decided = nothingYet().key("orphan").deleted(DELETE).decided();

    decided.isToRevoke("orphan", Grounds.DELETED);
  }

  @Test
  void a_key_that_lost_its_mark_gets_it_back_so_that_it_can_be_revoked() {
    var decided = settled().strayed(STRAYED, true).deleted(DELETE).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(REMOTE_NAME));
  }

  @Test
  void a_key_that_lost_its_mark_unseen_keeps_the_finalizer() {
    var decided = settled().strayed(STRAYED, false).deleted(DELETE).decided();

    decided.isBlocked(
        Reason.MARK_LOST,
        "Key key-1 lost the end of its name in Honeycomb, by which it is known to be ours. Rename"
            + " it there to exactly: "
            + REMOTE_NAME);
  }

  @Test
  void the_finalizer_goes_when_nothing_is_left() {
    var decided = settled().gone("key-1").deleted(DELETE).decided();

    decided.isToRelease();
  }

  @Test
  void the_finalizer_stays_until_a_fresh_look() {
    var decided = settled().gone("key-1").notFresh().deleted(DELETE).decided();

    decided.isBlocked(Reason.SETTLING, LATER, SETTLING);
  }

  @Test
  void the_finalizer_stays_while_a_request_may_still_make_a_key() {
    var decided = nothingYet().postUnknown().deleted(DELETE).decided();

    decided.isBlocked(Reason.SETTLING, LATER, SETTLING);
  }

  @Test
  void a_pause_does_not_hold_up_deletion() {
    var decided = settled().paused().deleted(DELETE).decided();

    decided.isToRevoke("key-1", Grounds.DELETED);
  }

  @Test
  void a_foreign_secret_does_not_hold_up_deletion() {
    var decided = settled().secretOfSomebodyElse().deleted(DELETE).decided();

    decided.isToRevoke("key-1", Grounds.DELETED);
  }

  @Test
  void a_namespace_that_is_not_allowed_any_more_does_not_hold_up_deletion() {
    var decided = settled().namespaceNotAllowed().deleted(DELETE).decided();

    decided.isToRevoke("key-1", Grounds.DELETED);
  }

  @Test
  void a_team_that_is_not_ready_keeps_the_finalizer() {
    var decided = settled().teamNotReady(Reason.CREDENTIAL_REFUSED, true).deleted(DELETE).decided();

    decided.isBlocked(Reason.CREDENTIAL_REFUSED, "The team is not ready.");
  }

  @Test
  void a_key_that_is_to_stay_disabled_is_disabled_and_loses_the_mark() {
    var decided = settled().deleted(DISABLE).decided();

    decided.isToAmend(
        "key-1", KeyChange.NONE.withName(DISPLAY_NAME).withDisabled(true), Purpose.LETTING_GO);
  }

  @Test
  void a_resource_whose_keys_stay_disabled_goes_with_its_secret() {
    var decided = settled().strayed(STRAYED, true).deleted(DISABLE).decided();

    decided.isToRelease();
  }

  @Test
  void a_key_that_is_to_stay_loses_the_mark() {
    var decided = settled().deleted(RETAIN).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(DISPLAY_NAME), Purpose.LETTING_GO);
  }

  @Test
  void a_display_name_that_is_too_long_is_cut_as_it_was_on_the_key() {
    var decided = settled().wantsName("x".repeat(61)).deleted(RETAIN).decided();

    decided.isToAmend(
        "key-1", KeyChange.NONE.withName(Mark.fitting("x".repeat(61))), Purpose.LETTING_GO);
  }

  @Test
  void a_mark_that_honeycomb_does_not_take_off_keeps_the_finalizer() {
    var decided =
        settled().notApplied(KeyChange.NONE.withName(DISPLAY_NAME)).deleted(RETAIN).decided();

    decided.isBlocked(
        Reason.NOT_APPLIED,
        "Honeycomb acknowledged a change of key key-1 but did not make it; it is asked again when"
            + " the spec changes.");
  }

  @Test
  void the_secret_is_left_to_its_users_before_the_finalizer_goes() {
    var decided = settled().strayed(STRAYED, true).deleted(RETAIN).decided();

    decided.is(new Move.Relinquish(List.of()));
  }

  @Test
  void the_finalizer_goes_once_the_secret_is_its_users_own() {
    var decided = settled().strayed(STRAYED, true).secretOfSomebodyElse().deleted(RETAIN).decided();

    decided.isToRelease();
  }

  @Test
  void an_orphan_does_not_stay_where_keys_are_retained() {
    var decided = settled().key("orphan").deleted(RETAIN).decided();

    decided.isToAnnounce("orphan", Optional.of(ledger("key-1")));
  }

  @Test
  void an_orphan_goes_behind_its_fence_where_keys_are_retained() {
    var decided = settled().key("orphan").announced("orphan").deleted(DISABLE).decided();

    decided.isToRevoke("orphan", Grounds.ORPHANED);
  }

  @Test
  void an_orphan_goes_at_once_where_keys_are_retained_and_no_secret_is_left() {
    var decided = nothingYet().key("orphan").deleted(RETAIN).decided();

    decided.isToRevoke("orphan", Grounds.ORPHANED);
  }

  @Test
  void retaining_with_a_dead_credential_leaves_the_secret_first() {
    var decided = settled().teamNotReady(Reason.TEAM_NOT_FOUND, true).deleted(RETAIN).decided();

    decided.is(new Move.Relinquish(List.of("key-1")));
  }

  @Test
  void retaining_with_a_dead_credential_names_the_keys_that_are_left_behind() {
    var decided =
        settled()
            .secretDeleted()
            .teamNotReady(Reason.TEAM_NOT_FOUND, true)
            .deleted(RETAIN)
            .decided();

    decided.isToRelease("key-1");
  }

  @Test
  void retaining_waits_for_a_team_that_may_come_back() {
    var decided = settled().teamNotReady(Reason.TEAM_NOT_READY, false).deleted(RETAIN).decided();

    decided.isBlocked(Reason.TEAM_NOT_READY, "The team is not ready.");
  }
}

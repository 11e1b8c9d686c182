package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.ledger;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of keys of ours that were never handed out. */
final class OrphansTest {

  @Test
  void an_orphan_is_announced_in_the_secret_first() {
    var decided = settled().key("orphan").decided();

    decided.isToAnnounce("orphan", Optional.of(ledger("key-1")));
  }

  @Test
  void an_orphan_is_revoked_only_behind_a_fence() {
    var decided = settled().key("orphan").announced("orphan").decided();

    decided.isToRevoke("orphan", Grounds.ORPHANED);
  }

  @Test
  void the_fence_of_another_orphan_is_none() {
    var decided = settled().key("orphan").announced("another").decided();

    decided.isToAnnounce("orphan", Optional.of(ledger("key-1")));
  }

  @Test
  void the_next_key_comes_before_the_orphan_where_there_is_no_secret() {
    var decided = nothingYet().key("orphan").decided();

    decided.isToIssue(Cause.FIRST);
  }

  @Test
  void orphans_do_not_pile_up_where_no_secret_can_be_written() {
    var decided = nothingYet().key("orphan-1").key("orphan-2").decided();

    decided.isToAnnounce("orphan-1", Optional.empty());
  }

  @Test
  void of_several_orphans_one_is_revoked_before_the_next_key() {
    var decided =
        nothingYet()
            .key("orphan-1")
            .key("orphan-2")
            .secretWithoutLedger()
            .announced("orphan-1")
            .decided();

    decided.isToRevoke("orphan-1", Grounds.ORPHANED);
  }

  @Test
  void an_orphan_goes_also_while_no_key_can_be_issued() {
    var decided = nothingYet().key("orphan").wantsEnvironment("nowhere").decided();

    decided.isToAnnounce("orphan", Optional.empty());
  }

  @Test
  void an_orphan_goes_before_a_key_that_works_is_replaced() {
    var decided = settled().key("orphan").wantsEnvironment("staging").decided();

    decided.isToAnnounce("orphan", Optional.of(ledger("key-1")));
  }

  @Test
  void an_announcement_keeps_what_a_damaged_secret_still_says() {
    var decided =
        settled().key("orphan-1").key("orphan-2").secretEmptied(ledger("key-1")).decided();

    decided.isToAnnounce("orphan-1", Optional.of(ledger("key-1")));
  }

  @Test
  void a_key_that_the_secret_names_as_previous_is_no_orphan() {
    var decided = settled().secretHolds("key-1", "key-0").key("key-0").clocksApart().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_status_alone_names_as_handed_out_outlives_its_secret() {
    var decided = nothingYet().key("key-1").statusNames("key-1").decided();

    decided.isToIssue(Cause.LOST, "key-1");
  }

  @Test
  void an_orphan_is_revoked_also_while_the_namespace_is_not_allowed() {
    var decided = settled().key("orphan").namespaceNotAllowed().announced("orphan").decided();

    decided.isToRevoke("orphan", Grounds.ORPHANED);
  }
}

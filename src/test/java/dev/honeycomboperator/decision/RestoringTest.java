package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.REMOTE_NAME;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.renamed;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What others took off comes back: the mark of a key, the finalizer of a resource. */
final class RestoringTest {

  private static final ApiKey KEY = key("key-1", Duration.ofDays(30));

  @Test
  void a_key_that_lost_its_mark_gets_it_back_if_this_process_saw_it_there() {
    var decided = settled().strayed(renamed(KEY, "my key"), true).decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(REMOTE_NAME));
  }

  @Test
  void a_key_that_lost_its_mark_is_left_alone_if_this_process_never_saw_it_there() {
    var decided = settled().strayed(renamed(KEY, "my key"), false).decided();

    decided.isBlocked(
        Reason.MARK_LOST,
        "Key key-1 lost the end of its name in Honeycomb, by which it is known to be ours. Rename"
            + " it there to exactly: "
            + REMOTE_NAME);
  }

  @Test
  void a_key_that_bears_the_mark_of_another_resource_is_left_alone() {
    var others = Mark.of("prod", "telemetry", "others").nameFor("others");
    var decided = settled().strayed(renamed(KEY, others), true).decided();

    decided.isBlocked(
        Reason.MARK_LOST,
        "Key key-1 lost the end of its name in Honeycomb, by which it is known to be ours. Rename"
            + " it there to exactly: "
            + REMOTE_NAME);
  }

  @Test
  void a_previous_key_that_lost_its_mark_stays_on_record_and_troubles_nobody() {
    var previous = renamed(key("key-0", Duration.ofDays(60)), "my key");
    var decided = settled().secretHolds("key-1", "key-0").strayed(previous, false).decided();

    decided.isToSettle();
  }

  @Test
  void a_finalizer_that_was_taken_off_comes_back_while_there_is_a_key() {
    var decided = settled().unguarded().decided();

    decided.is(new Move.Guard());
  }

  @Test
  void a_finalizer_that_was_taken_off_comes_back_for_an_orphan() {
    var decided = nothingYet().key("orphan").unguarded().wantsDisabled().decided();

    decided.is(new Move.Guard());
  }

  @Test
  void a_finalizer_that_was_taken_off_comes_back_for_a_key_that_only_status_names() {
    var decided = nothingYet().statusNames("key-1").unguarded().wantsDisabled().decided();

    decided.is(new Move.Guard());
  }

  @Test
  void a_resource_whose_keys_are_all_gone_needs_no_finalizer() {
    var decided =
        nothingYet()
            .statusNames("key-1")
            .gone("key-1")
            .unguarded()
            .secretOfSomebodyElse()
            .decided();

    decided.isBlocked(Reason.SECRET_CONFLICT, Samples.REMEDY);
  }

  @Test
  void a_previous_key_that_lost_its_mark_gets_it_back() {
    var previous = renamed(key("key-0", Duration.ofDays(60)), "my old key");
    var decided = settled().secretHolds("key-1", "key-0").strayed(previous, true).decided();

    decided.isToAmend("key-0", KeyChange.NONE.withName(REMOTE_NAME));
  }

  @Test
  void a_previous_key_that_lost_its_mark_unseen_is_left_alone() {
    var previous = renamed(key("key-0", Duration.ofDays(60)), "my old key");
    var decided = settled().secretHolds("key-1", "key-0").strayed(previous, false).decided();

    decided.isToSettle();
  }

  @Test
  void of_several_keys_that_lost_their_marks_the_one_in_the_secret_gets_it_back() {
    var previous = renamed(key("key-0", Duration.ofDays(60)), "my old key");
    var decided =
        settled()
            .secretHolds("key-1", "key-0")
            .strayed(previous, true)
            .strayed(renamed(KEY, "my key"), true)
            .decided();

    decided.isToAmend("key-1", KeyChange.NONE.withName(REMOTE_NAME));
  }
}

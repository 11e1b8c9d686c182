package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.OVERLAP;
import static dev.honeycomboperator.decision.Samples.disabling;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a key that was handed out and replaced goes. */
final class RetiringTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void a_previous_key_lives_until_the_overlap_is_over() {
    var decided = replaced(OVERLAP.minus(SECOND)).decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void a_previous_key_is_on_its_way_out_the_moment_the_overlap_is_over() {
    var decided = replaced(OVERLAP).decided();

    decided.isToRewrite(disabling(ledger("key-2", "key-1"), "key-1"));
  }

  @Test
  void nothing_is_retired_while_the_clocks_are_apart() {
    var decided = replaced(OVERLAP.multipliedBy(2)).clocksApart().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_goes_by_the_creation_of_its_own_successor() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP.multipliedBy(3)))
            .with(key("key-2", OVERLAP.plus(SECOND)))
            .with(key("key-3", SECOND))
            .secretHolds("key-3", "key-1", "key-2")
            .decided();

    decided.isToRewrite(disabling(ledger("key-3", "key-1", "key-2"), "key-1"));
  }

  @Test
  void of_two_keys_of_one_second_the_one_that_the_secret_does_not_hold_goes() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP))
            .with(key("key-2", OVERLAP))
            .secretHolds("key-2", "key-1")
            .decided();

    decided.isToRewrite(disabling(ledger("key-2", "key-1"), "key-1"));
  }

  @Test
  void the_next_look_is_when_the_first_of_several_goes() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP.multipliedBy(3)))
            .with(key("key-2", Duration.ofHours(3)))
            .with(key("key-3", Duration.ofHours(1)))
            .secretHolds("key-3", "key-1", "key-2")
            .decided();

    decided.isToSettleUntil(NOW.plus(Duration.ofHours(21)));
  }

  @Test
  void a_successor_that_only_status_names_retires_nobody() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP.multipliedBy(4)))
            .with(key("forged", OVERLAP.multipliedBy(2)))
            .with(key("key-2", OVERLAP.minus(SECOND)))
            .secretHolds("key-2", "key-1", "forged")
            .secretDeleted()
            .statusNames("key-1", "forged", "key-2")
            .wantsEnvironment("nowhere")
            .decided();

    decided.isBlocked(
        Reason.ENVIRONMENT_NOT_FOUND,
        "Team acme has no environment with spec.environment.slug 'nowhere' (it has staging,"
            + " production); create it in Honeycomb or correct the spec.");
  }

  @Test
  void status_cannot_bring_a_retirement_forward() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP.multipliedBy(4)))
            .with(key("forged", OVERLAP.multipliedBy(2)))
            .with(key("key-2", OVERLAP.minus(SECOND)))
            .secretHolds("key-2", "key-1")
            .statusNames("forged")
            .decided();

    decided.isToRewrite(ledger("key-2", "forged", "key-1"));
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_counts_from_the_next_one() {
    var decided = settled().with(key("newer", OVERLAP)).secretHolds("key-1", "newer").decided();

    decided.isToIssue(Cause.OUTDATED, "newer", "key-1");
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_costs_no_other_while_previous_ones_are_kept() {
    var decided =
        settled()
            .with(key("newer", OVERLAP))
            .secretHolds("key-1", "newer")
            .keepsPrevious()
            .decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_waits_while_no_other_can_be_issued() {
    var decided =
        settled().with(key("newer", OVERLAP)).secretHolds("key-1", "newer").postUnknown().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_gets_no_successor_before() {
    var decided =
        settled().with(key("newer", OVERLAP.minus(SECOND))).secretHolds("key-1", "newer").decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_gets_no_successor_while_the_clocks_are_apart() {
    var decided =
        settled().with(key("newer", OVERLAP)).secretHolds("key-1", "newer").clocksApart().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_gets_no_successor_beside_three_previous_ones() {
    var decided =
        settled()
            .with(key("newer", OVERLAP))
            .with(key("newer-2", OVERLAP.plus(SECOND)))
            .with(key("newer-3", OVERLAP.multipliedBy(2)))
            .secretHolds("key-1", "newer", "newer-2", "newer-3")
            .decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_came_into_no_secret_succeeds_nobody() {
    var decided =
        nothingYet()
            .with(key("key-1", OVERLAP.multipliedBy(4)))
            .with(key("noted", OVERLAP.multipliedBy(2)))
            .with(key("key-2", OVERLAP.minus(SECOND)))
            .secretHolds("key-2", "noted", "key-1")
            .decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void a_key_that_was_noted_goes_on_record_before_the_held_one() {
    var keys = settled().key("noted").statusNames("key-1", "noted").keys();

    assertThat(keys.recorded()).containsExactly("noted", "key-1");
  }

  @Test
  void retirement_goes_on_while_the_namespace_is_not_allowed() {
    var decided = replaced(OVERLAP).namespaceNotAllowed().decided();

    decided.isToRewrite(disabling(ledger("key-2", "key-1"), "key-1"));
  }

  @Test
  void of_two_keys_that_only_status_names_neither_succeeds_the_other() {
    var noted = key("noted-1", OVERLAP.multipliedBy(4));
    var keys =
        nothingYet()
            .with(noted)
            .with(key("noted-2", OVERLAP.multipliedBy(2)))
            .with(key("key-1", SECOND))
            .secretHolds("key-1")
            .statusNames("noted-1", "noted-2")
            .keys();

    assertThat(keys.successorOf(noted)).contains(key("key-1", SECOND));
  }
}

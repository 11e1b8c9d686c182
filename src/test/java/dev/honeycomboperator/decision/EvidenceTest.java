package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.KUBELET_SYNC;
import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.OVERLAP;
import static dev.honeycomboperator.decision.Samples.disabling;
import static dev.honeycomboperator.decision.Samples.key;
import static dev.honeycomboperator.decision.Samples.ledger;
import static dev.honeycomboperator.decision.Samples.swapped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Consumers.Consumer;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key goes when every pod that uses the Secret has the value after it. */
final class EvidenceTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration AT_MOST = DAY.multipliedBy(14);
  private static final Duration REPLACED = DAY.multipliedBy(2);
  private static final Ledger LEDGER = ledger("key-2", "key-1");
  private static final Ledger SWAPPED = swapped(LEDGER, REPLACED);
  private static final Ledger LEAVING = disabling(SWAPPED, "key-1");

  @Test
  void when_the_value_was_in_the_secret_is_put_on_record_first() {
    var decided = replaced(MINUTE).wantsEvidence(AT_MOST).decided();

    decided.isToRewrite(swapped(LEDGER, Duration.ZERO));
  }

  @Test
  void when_the_value_was_in_the_secret_stays_on_record_as_it_was() {
    var decided = replaced(MINUTE).wantsEvidence(AT_MOST).secretHolds(SWAPPED).decided();

    decided.isToSettleUntil(NOW.plus(OVERLAP).minus(MINUTE));
  }

  @Test
  void when_the_value_was_in_the_secret_does_not_matter_without_previous_keys() {
    var decided = settled().wantsEvidence(AT_MOST).decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_nobody_uses_goes_after_the_overlap() {
    var decided = waiting().consumers().decided();

    decided.isToRewrite(LEAVING);
  }

  @Test
  void a_pod_that_started_before_the_swap_has_the_old_value() {
    var decided = waiting().consumers(pod(REPLACED.plus(SECOND))).decided();

    decided.isToSettleUntil(NOW.minus(REPLACED).plus(AT_MOST));
  }

  @Test
  void a_pod_that_started_in_the_second_of_the_swap_may_have_the_old_value() {
    var decided = waiting().consumers(pod(REPLACED)).decided();

    decided.isToSettleUntil(NOW.minus(REPLACED).plus(AT_MOST));
  }

  @Test
  void a_pod_that_started_after_the_swap_has_the_new_value() {
    var decided = waiting().consumers(pod(REPLACED.minus(SECOND))).decided();

    decided.isToRewrite(LEAVING);
  }

  @Test
  void a_pod_that_started_before_the_key_was_made_has_the_old_value_whatever_our_clock_said() {
    var decided =
        waiting()
            .secretHolds(swapped(LEDGER, REPLACED.plus(DAY)))
            .consumers(pod(REPLACED.plus(MINUTE)))
            .decided();

    decided.isToSettleUntil(NOW.minus(REPLACED).plus(AT_MOST));
  }

  @Test
  void a_pod_that_mounts_the_secret_has_the_new_value_once_the_kubelet_synced() {
    var decided =
        waiting()
            .secretHolds(swapped(LEDGER, KUBELET_SYNC))
            .consumers(mounted(DAY.multipliedBy(9)))
            .decided();

    decided.isToRewrite(disabling(swapped(LEDGER, KUBELET_SYNC), "key-1"));
  }

  @Test
  void a_pod_that_mounts_the_secret_is_waited_for_until_the_kubelet_synced() {
    var decided =
        waiting()
            .secretHolds(swapped(LEDGER, MINUTE))
            .consumers(mounted(DAY.multipliedBy(9)))
            .decided();

    decided.isToSettleUntil(NOW.minus(MINUTE).plus(KUBELET_SYNC));
  }

  @Test
  void nobody_is_waited_for_after_the_longest_time() {
    var decided = longestBut(Duration.ZERO).consumers(pod(AT_MOST.multipliedBy(2))).decided();

    decided.isToRewrite(disabling(swapped(LEDGER, AT_MOST), "key-1"));
  }

  @Test
  void a_pod_is_waited_for_until_the_longest_time() {
    var decided = longestBut(SECOND).consumers(pod(AT_MOST.multipliedBy(2))).decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void a_kubelet_that_syncs_later_than_the_longest_time_is_not_waited_for() {
    var decided =
        longestBut(MINUTE)
            .secretHolds(swapped(LEDGER, SECOND))
            .consumers(mounted(DAY.multipliedBy(90)))
            .decided();

    decided.isToSettleUntil(NOW.plus(MINUTE));
  }

  @Test
  void the_longest_time_is_never_less_than_the_overlap() {
    var decided =
        replaced(OVERLAP.minus(SECOND))
            .wantsEvidence(MINUTE)
            .secretHolds(SWAPPED)
            .consumers(pod(DAY.multipliedBy(9)))
            .decided();

    decided.isToSettleUntil(NOW.plus(SECOND));
  }

  @Test
  void after_a_longer_overlap_nobody_is_waited_for() {
    var decided = waiting().wantsEvidence(MINUTE).consumers(pod(DAY.multipliedBy(9))).decided();

    decided.isToRewrite(LEAVING);
  }

  @Test
  void where_pods_cannot_be_seen_the_longest_time_is_waited() {
    var decided = waiting().decided();

    decided.isToSettleUntil(NOW.minus(REPLACED).plus(AT_MOST));
  }

  @Test
  void a_key_that_is_newer_than_the_held_one_waits_for_the_next_one_whoever_uses_it() {
    var age = DAY.multipliedBy(3);
    var decided =
        settled()
            .with(key("newer", age))
            .secretHolds(swapped(ledger("key-1", "newer"), age))
            .wantsEvidence(AT_MOST)
            .consumers()
            .decided();

    decided.isToIssue(Cause.OUTDATED, "newer", "key-1");
  }

  @Test
  void a_key_that_is_disabled_waits_for_nobody_any_more() {
    var decided =
        waiting()
            .secretHolds(LEAVING)
            .disabledFor("key-1", SECOND)
            .consumers(pod(DAY.multipliedBy(9)))
            .decided();

    decided.isToSettleUntil(NOW.plus(DAY).minus(SECOND));
  }

  @Test
  void who_is_waited_for_is_named_once_and_in_order() {
    var old = NOW.minus(DAY.multipliedBy(9));
    var succession =
        waiting()
            .consumers(
                new Consumer("Deployment/collector", false, old),
                new Consumer("DaemonSet/agent", false, old),
                new Consumer("Deployment/collector", false, old.plusSeconds(1)),
                new Consumer("Deployment/updated", false, NOW))
            .succession();

    var latest = NOW.minus(REPLACED).plus(AT_MOST);
    assertThat(succession.previous().getFirst().departure())
        .isEqualTo(
            new Departure.InUse(
                List.of("DaemonSet/agent", "Deployment/collector"), latest, latest));
  }

  @Test
  void two_previous_keys_wait_each_by_its_own_successor() {
    var decided =
        nothingYet()
            .with(key("key-0", DAY.multipliedBy(9)))
            .with(key("key-1", DAY.multipliedBy(4)))
            .with(key("key-2", REPLACED))
            .secretHolds(swapped(ledger("key-2", "key-0", "key-1"), REPLACED))
            .wantsEvidence(DAY.multipliedBy(3))
            .consumers(pod(DAY.multipliedBy(10)))
            .decided();

    decided.isToRewrite(disabling(swapped(ledger("key-2", "key-0", "key-1"), REPLACED), "key-0"));
  }

  /** The overlap is over, and the swap on record. */
  private static Given waiting() {
    return replaced(REPLACED).wantsEvidence(AT_MOST).secretHolds(SWAPPED);
  }

  private static Given longestBut(Duration rest) {
    var ago = AT_MOST.minus(rest);
    return replaced(ago).wantsEvidence(AT_MOST).secretHolds(swapped(LEDGER, ago));
  }

  private static Consumer pod(Duration age) {
    return new Consumer("Deployment/collector", false, NOW.minus(age));
  }

  private static Consumer mounted(Duration age) {
    return new Consumer("Deployment/collector", true, NOW.minus(age));
  }
}

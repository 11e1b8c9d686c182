package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.replaced;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.REMEDY;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Workload.Kind;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What receivers and workloads need of a key that takes the place of another. */
final class FollowUpsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Workload GATEWAY = new Workload(Kind.DEPLOYMENT, "gateway");
  private static final Workload AGENT = new Workload(Kind.DAEMON_SET, "agent");

  @Test
  void the_held_key_and_the_previous_ones_are_listed() {
    var decided = replaced(HOUR).listed("key-1").decided();

    decided.is(new Move.Publish(List.of("key-2", "key-1")));
  }

  @Test
  void a_list_that_is_right_stays_as_it_is() {
    var decided = settled().listed("key-1").decided();

    decided.isToSettle();
  }

  @Test
  void a_key_that_is_gone_is_struck_off_the_list() {
    var decided = settled().listed("key-1", "key-0").decided();

    decided.is(new Move.Publish(List.of("key-1")));
  }

  @Test
  void no_key_is_issued_that_receivers_would_not_know() {
    var decided = nothingYet().listBarred(REMEDY).decided();

    decided.isBlocked(Reason.KEY_IDS_NOT_WRITABLE, REMEDY);
  }

  @Test
  void a_list_that_cannot_be_written_is_said() {
    var decided = settled().listBarred(REMEDY).decided();

    decided.isBlocked(Reason.KEY_IDS_NOT_WRITABLE, REMEDY);
  }

  @Test
  void a_list_that_cannot_be_written_holds_up_nothing_that_can_be_done() {
    var decided = settled().secretDiffers().listBarred(REMEDY).decided();

    decided.isToRewrite(Samples.ledger("key-1"));
  }

  @Test
  void a_list_loses_the_keys_of_a_resource_that_goes() {
    var decided = nothingYet().listed("key-1").deleted(DeletionPolicy.DELETE).decided();

    decided.is(new Move.Publish(List.of()));
  }

  @Test
  void a_list_keeps_keys_that_are_left_to_their_users() {
    var decided = nothingYet().listed("key-1").deleted(DeletionPolicy.RETAIN).decided();

    decided.isToRelease();
  }

  @Test
  void an_empty_list_does_not_hold_up_a_resource_that_goes() {
    var decided = nothingYet().listed().deleted(DeletionPolicy.DELETE).decided();

    decided.isToRelease();
  }

  @Test
  void a_list_that_is_to_be_written_holds_up_no_retirement() {
    var decided =
        replaced(Samples.OVERLAP)
            .secretHolds(Samples.disabling(Samples.ledger("key-2", "key-1"), "key-1"))
            .listed("key-0")
            .decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(true), Move.Amend.Purpose.RETIREMENT);
  }

  @Test
  void a_restart_that_is_due_holds_up_no_retirement() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.DUE, AGENT, Rollout.DUE))
            .with(Samples.key("key-2", Samples.OVERLAP))
            .secretHolds(Samples.disabling(restarted(), "key-1"))
            .decided();

    decided.isToAmend("key-1", KeyChange.NONE.withDisabled(true), Move.Amend.Purpose.RETIREMENT);
  }

  @Test
  void workloads_are_restarted_only_when_receivers_know_the_new_key() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.DUE, AGENT, Rollout.DUE))
            .with(Samples.key("key-2", Duration.ofMinutes(1)))
            .listed("key-2", "key-1")
            .decided();

    decided.isToSettleUntil(NOW.plus(Duration.ofMinutes(4)));
  }

  @Test
  void a_key_that_is_alone_is_a_reason_to_restart_while_it_is_young() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.DUE, AGENT, Rollout.DONE)).gone("key-1").decided();

    decided.is(new Move.Rewrite(Optional.of(withoutPrevious(AGENT)), Optional.empty()));
  }

  @Test
  void nothing_is_restarted_for_a_key_that_is_old_and_alone() {
    var decided =
        settled()
            .secretHolds(withRestarted(Samples.ledger("key-1"), Set.of()))
            .restarts(GATEWAY)
            .rollouts(Map.of(GATEWAY, Rollout.DUE))
            .decided();

    decided.isToSettle();
  }

  @Test
  void the_first_workload_is_restarted_for_a_new_key() {
    var decided = rotated(Map.of(GATEWAY, Rollout.DUE, AGENT, Rollout.DUE)).decided();

    decided.is(new Move.Restart(GATEWAY, "key-2"));
  }

  @Test
  void a_restart_goes_on_record_as_soon_as_it_is_seen() {
    var decided = rotated(Map.of(GATEWAY, Rollout.UNDER_WAY, AGENT, Rollout.DUE)).decided();

    decided.isToRewrite(restarted(GATEWAY));
  }

  @Test
  void the_next_workload_waits_until_the_one_before_has_come_up() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.UNDER_WAY, AGENT, Rollout.DUE), GATEWAY).decided();

    decided.isToSettleUntil(NOW.plusSeconds(15));
  }

  @Test
  void the_next_workload_is_restarted_when_the_one_before_has_come_up() {
    var decided = rotated(Map.of(GATEWAY, Rollout.DONE, AGENT, Rollout.DUE), GATEWAY).decided();

    decided.is(new Move.Restart(AGENT, "key-2"));
  }

  @Test
  void a_restart_that_somebody_took_back_is_not_repeated() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.DUE, AGENT, Rollout.DONE), GATEWAY, AGENT).decided();

    decided.isToSettleUntil(NOW.plus(Duration.ofHours(23)));
  }

  @Test
  void a_workload_that_is_not_there_needs_no_restart() {
    var decided = rotated(Map.of(GATEWAY, Rollout.MISSING, AGENT, Rollout.DUE)).decided();

    decided.isToRewrite(restarted(GATEWAY));
  }

  @Test
  void none_is_restarted_twice_also_while_that_cannot_be_put_on_record() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.DONE, AGENT, Rollout.DUE)).writingPaused().decided();

    decided.is(new Move.Restart(AGENT, "key-2"));
  }

  @Test
  void the_next_workload_waits_also_while_that_cannot_be_put_on_record() {
    var decided =
        rotated(Map.of(GATEWAY, Rollout.UNDER_WAY, AGENT, Rollout.DUE)).writingPaused().decided();

    decided.isBlocked(
        Reason.SECRET_CONTESTED,
        LATER,
        "Something keeps undoing what the operator writes on the Secret; it is written again after a pause."
            + " See who else writes it (kubectl get secret -o yaml --show-managed-fields). The key in it works.");
  }

  @Test
  void nothing_is_restarted_for_a_first_key() {
    var decided = settled().restarts(GATEWAY).rollouts(Map.of(GATEWAY, Rollout.DUE)).decided();

    decided.isToSettle();
  }

  @Test
  void an_operator_that_may_not_restart_says_so() {
    var decided = rotated(Map.of()).decided();

    decided.isBlocked(
        Reason.RESTART_NOT_ALLOWED,
        "spec.restart names Deployment/gateway, and the operator may not restart workloads: set"
            + " restartWorkloads in its chart, or take spec.restart out.");
  }

  @Test
  void a_new_key_is_a_reason_to_restart_anew() {
    var decided =
        settled()
            .secretHolds(withRestarted(Samples.ledger("key-1"), Set.of("Deployment/gateway")))
            .wantsRotation("now")
            .decided();

    decided.isToIssue(Cause.ROTATION_REQUESTED, Ledger.Leaving.NONE.forSuccessor(), "key-1");
  }

  private static Given rotated(Map<Workload, Rollout> rollouts, Workload... onRecord) {
    return replaced(HOUR)
        .secretHolds(restarted(onRecord))
        .restarts(GATEWAY, AGENT)
        .rollouts(rollouts);
  }

  private static Ledger restarted(Workload... workloads) {
    var names = Set.copyOf(Arrays.stream(workloads).map(Workload::toString).toList());
    return withRestarted(Samples.ledger("key-2", "key-1"), names);
  }

  private static Ledger withoutPrevious(Workload... workloads) {
    var ledger = restarted(workloads);
    return ledger.withPrevious(List.of(), ledger.leaving());
  }

  private static Ledger withRestarted(Ledger ledger, Set<String> names) {
    return ledger.withPrevious(
        ledger.previous(), new Ledger.Leaving(Set.of(), Set.of(), Optional.empty(), true, names));
  }
}

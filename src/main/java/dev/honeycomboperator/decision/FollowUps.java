package dev.honeycomboperator.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What others need of a key that takes the place of another: receivers to know its id, and pods
 * that read it only once to start anew.
 */
record FollowUps(Desired desired, Observed seen, Keys keys) {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  /** What keeps ids from being listed: a key that receivers do not know is of no use. */
  Optional<Move> barred() {
    return seen.keyIds() instanceof KeyIdList.Barred barred
        ? Optional.of(Steps.blocked(Reason.KEY_IDS_NOT_WRITABLE, barred.remedy()))
        : Optional.empty();
  }

  /** A key's id is listed from before its value is in the Secret until the key is gone. */
  Optional<Move> publish(String heldId) {
    var ids = new ArrayList<>(List.of(heldId));
    ids.addAll(keys.previousOnRecord());
    return seen.keyIds() instanceof KeyIdList.Listing listing && !listing.ids().equals(ids)
        ? Optional.of(new Move.Publish(ids))
        : barred();
  }

  /**
   * One workload after the other: if one does not come up, the others still run. None is restarted
   * twice for one key, whoever takes the restart back.
   */
  Optional<Move> restart(Ledger ledger) {
    return isUnderWay()
        ? Optional.empty()
        : due(ledger)
            .findFirst()
            .map(
                workload ->
                    seen.rollouts().containsKey(workload)
                        ? new Move.Restart(workload, ledger.keyId())
                        : Steps.blocked(
                            Reason.RESTART_NOT_ALLOWED,
                            "spec.restart names "
                                + workload
                                + ", and the operator may not restart workloads: set"
                                + " restartWorkloads in its chart, or take spec.restart out."));
  }

  /** What goes on record as restarted; what is not there needs no restart. */
  Set<String> restarted(Ledger ledger) {
    var restarted = new TreeSet<>(ledger.leaving().restarted());
    pending(ledger)
        .filter(workload -> seen.rollouts().containsKey(workload))
        .filter(workload -> seen.rollouts().get(workload) != Rollout.DUE)
        .forEach(workload -> restarted.add(workload.toString()));
    return restarted;
  }

  Optional<Instant> nextLook(Ledger ledger, Instant now) {
    return pending(ledger).findFirst().map(workload -> now.plus(LOOK_AGAIN));
  }

  private boolean isUnderWay() {
    return desired.restarts().stream()
        .anyMatch(workload -> seen.rollouts().get(workload) == Rollout.UNDER_WAY);
  }

  private Stream<Workload> due(Ledger ledger) {
    return pending(ledger)
        .filter(workload -> seen.rollouts().getOrDefault(workload, Rollout.DUE) == Rollout.DUE);
  }

  private Stream<Workload> pending(Ledger ledger) {
    return keys.previous().isEmpty()
        ? Stream.empty()
        : desired.restarts().stream().filter(workload -> !isOnRecord(workload, ledger));
  }

  private static boolean isOnRecord(Workload workload, Ledger ledger) {
    return ledger.leaving().restarted().contains(workload.toString());
  }
}

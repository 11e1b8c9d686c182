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
record FollowUps(Desired desired, Observed seen, Keys keys, Instant now) {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  /** What a list of ids takes to a receiver: a kubelet, and a program that reads it again. */
  private static final Duration LIST_ARRIVES = Duration.ofMinutes(5);

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
    return isUnderWay() || now.isBefore(earliest())
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

  Optional<Instant> nextLook(Ledger ledger) {
    var again = now.plus(LOOK_AGAIN);
    return pending(ledger)
        .findFirst()
        .map(workload -> again.isBefore(earliest()) ? earliest() : again);
  }

  /** Pods that have the new key before receivers know it would be refused. */
  private Instant earliest() {
    return seen.keyIds() instanceof KeyIdList.Listing
        ? keys.held().map(held -> held.created().plus(LIST_ARRIVES)).orElse(now)
        : now;
  }

  private boolean isUnderWay() {
    return desired.restarts().stream()
        .anyMatch(workload -> seen.rollouts().get(workload) == Rollout.UNDER_WAY);
  }

  private Stream<Workload> due(Ledger ledger) {
    return pending(ledger)
        .filter(workload -> seen.rollouts().getOrDefault(workload, Rollout.DUE) == Rollout.DUE);
  }

  /** Of a key that is old and alone whoever starts now has it, and whoever runs as well. */
  private Stream<Workload> pending(Ledger ledger) {
    var young =
        keys.held()
            .filter(held -> now.isBefore(held.created().plus(desired.rotation().overlap())))
            .isPresent();
    return young || !keys.previous().isEmpty()
        ? desired.restarts().stream().filter(ledger::mayNeedRestart)
        : Stream.empty();
  }
}

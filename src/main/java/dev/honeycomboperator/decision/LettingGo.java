package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.util.List;
import java.util.Optional;

/** The decision for a resource that is being deleted: nothing of it may be left behind unknown. */
record LettingGo(Steps steps, DeletionPolicy policy) {

  Move decide() {
    if (!steps.seen().guarded()) {
      return new Move.Settled(Optional.empty());
    }
    if (steps.seen().team() instanceof TeamView.NotReady team) {
      return policy == DeletionPolicy.RETAIN && team.dead()
          ? leave(steps.keys().recordedNotGone())
          : Steps.blocked(team.reason(), team.message());
    }
    var cleared =
        switch (policy) {
          case DELETE -> revokeAll();
          case DISABLE, RETAIN -> unmarkAll();
        };
    return cleared
        .or(this::unlist)
        .orElseGet(
            () ->
                steps.seen().look().tainted() || !steps.seen().look().fresh()
                    ? steps.settling(
                        "The resource goes once it is certain that no key of it is left behind.")
                    : leave(List.of()));
  }

  private Optional<Move> revokeAll() {
    return steps.seen().ours().stream()
        .findFirst()
        .<Move>map(key -> new Move.Revoke(key.id(), Move.Revoke.Grounds.DELETED))
        .or(() -> steps.seen().strayed().stream().findFirst().map(steps::restoreMark));
  }

  private Optional<Move> unmarkAll() {
    if (!steps.keys().orphans().isEmpty()) {
      return steps.seen().target() instanceof Target.Ours
          ? steps.revokeOrphan(steps.seen().target())
          : Optional.of(
              new Move.Revoke(
                  steps.keys().orphans().getFirst().id(), Move.Revoke.Grounds.ORPHANED));
    }
    var change = KeyChange.NONE.withName(Mark.fitting(steps.desired().displayName()));
    var wanted = policy == DeletionPolicy.DISABLE ? change.withDisabled(true) : change;
    return steps.seen().ours().stream()
        .findFirst()
        .map(key -> steps.amend(key.id(), wanted, Purpose.LETTING_GO));
  }

  /** Of keys that are left to their users receivers go on to know the ids. */
  private Optional<Move> unlist() {
    return policy != DeletionPolicy.RETAIN
            && steps.seen().keyIds() instanceof KeyIdList.Listing listing
            && !listing.ids().isEmpty()
        ? Optional.of(new Move.Publish(List.of()))
        : Optional.empty();
  }

  private Move leave(List<String> abandoned) {
    return policy == DeletionPolicy.RETAIN && steps.seen().target() instanceof Target.Ours
        ? new Move.Relinquish(abandoned)
        : new Move.Release(abandoned);
  }
}

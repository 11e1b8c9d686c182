package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.util.List;
import java.util.Optional;

/** The decision for a resource that is being deleted: nothing of it may be left behind unknown. */
record LettingGo(Desired desired, Observed seen, Keys keys, Steps steps, DeletionPolicy policy) {

  Move decide() {
    if (!seen.guarded()) {
      return new Move.Settled(Optional.empty());
    }
    if (seen.team() instanceof TeamView.NotReady team) {
      return policy == DeletionPolicy.RETAIN && team.dead()
          ? leave(keys.recordedNotGone())
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
                seen.look().tainted() || !seen.look().fresh()
                    ? steps.settling(
                        "The resource goes once it is certain that no key of it is left behind.")
                    : leave(List.of()));
  }

  private Optional<Move> revokeAll() {
    return seen.ours().stream()
        .findFirst()
        .<Move>map(key -> new Move.Revoke(key.id(), Move.Revoke.Grounds.DELETED))
        .or(() -> seen.strayed().stream().findFirst().map(steps::restoreMark));
  }

  private Optional<Move> unmarkAll() {
    if (!keys.orphans().isEmpty()) {
      return seen.target() instanceof Target.Ours
          ? steps.revokeOrphan(seen.target())
          : Optional.of(
              new Move.Revoke(keys.orphans().getFirst().id(), Move.Revoke.Grounds.ORPHANED));
    }
    var change = KeyChange.NONE.withName(Mark.fitting(desired.displayName()));
    var wanted = policy == DeletionPolicy.DISABLE ? change.withDisabled(true) : change;
    return seen.ours().stream()
        .findFirst()
        .map(key -> steps.amend(key.id(), wanted, Purpose.LETTING_GO));
  }

  /** Of keys that are left to their users receivers go on to know the ids. */
  private Optional<Move> unlist() {
    return policy != DeletionPolicy.RETAIN
            && seen.keyIds() instanceof KeyIdList.Listing listing
            && !listing.ids().isEmpty()
        ? Optional.of(new Move.Publish(List.of()))
        : Optional.empty();
  }

  private Move leave(List<String> abandoned) {
    return policy == DeletionPolicy.RETAIN && seen.target() instanceof Target.Ours
        ? new Move.Relinquish(abandoned)
        : new Move.Release(abandoned);
  }
}

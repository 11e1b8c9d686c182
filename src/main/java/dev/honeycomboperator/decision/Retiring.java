package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How previous keys go, and are had back. */
record Retiring(Steps steps, Succession succession, FollowUps followUps, Instant now) {

  /** What goes on record of previous keys besides their ids. */
  Ledger.Leaving onRecord(Ledger ledger, List<String> ids) {
    var known = ledger.leaving().only(ids);
    var disabled = new TreeSet<>(known.disabled());
    for (var previous : succession.previous()) {
      var key = previous.key();
      switch (previous.departure()) {
        case Departure.Unneeded unneeded -> disabled.add(key.id());
        // A request of a predecessor to disable it may still land.
        case Departure.Kept kept when !key.disabled() && steps.seen().look().fresh() ->
            disabled.remove(key.id());
        default -> {}
      }
    }
    var swapMatters =
        steps.desired().rotation().evidence().isPresent()
            && !succession.previous().isEmpty()
            && known.swapped().isEmpty();
    return known
        .withDisabled(disabled)
        .withRestarted(followUps.restarted(ledger))
        .withSwapped(swapMatters ? Optional.of(now) : known.swapped());
  }

  /** That it was us who disabled a key must be on record before it happens, here as well. */
  Optional<Move> retire(Ledger ledger) {
    return succession.previous().stream()
        .flatMap(previous -> retire(previous, ledger.leaving().disabled()).stream())
        .min(Steps.WAITING_LAST);
  }

  private Optional<Move> retire(Succession.Previous previous, Set<String> disabledByUs) {
    var key = previous.key();
    var ours = disabledByUs.contains(key.id());
    return switch (previous.departure()) {
      case Departure.Unneeded unneeded when ours ->
          Optional.of(steps.amend(key.id(), KeyChange.NONE.withDisabled(true), Purpose.RETIREMENT));
      case Departure.Kept kept when ours && key.disabled() ->
          Optional.of(steps.amend(key.id(), KeyChange.NONE.withDisabled(false), Purpose.UNDO));
      case Departure.Over over -> Optional.of(new Move.Revoke(key.id(), over.grounds()));
      case Departure.Overlapping overlapping -> Optional.empty();
      case Departure.InUse inUse -> Optional.empty();
      case Departure.Unneeded unneeded -> Optional.empty();
      case Departure.Disabled disabled -> Optional.empty();
      case Departure.Kept kept -> Optional.empty();
      case Departure.Undated undated -> Optional.empty();
    };
  }
}

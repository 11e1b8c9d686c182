package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.util.Comparator;
import java.util.Optional;

/** What is done alike to single keys, whether they are to be kept or let go. */
record Steps(Desired desired, Observed seen, Keys keys) {

  /** Something that can be done goes before something that has to wait, whatever their order. */
  static final Comparator<Move> WAITING_LAST = Comparator.comparing(Steps::isWaiting);

  private static boolean isWaiting(Move move) {
    return move instanceof Move.Blocked || move instanceof Move.Settled;
  }

  static Move blocked(Reason reason, String message) {
    return new Move.Blocked(reason, message, Optional.empty());
  }

  Move settling(String message) {
    return new Move.Blocked(Reason.SETTLING, message, Optional.of(seen.look().freshFrom()));
  }

  Move amend(String id, KeyChange change, Purpose purpose) {
    return seen.notApplied().equals(Optional.of(new Observed.Unapplied(id, change)))
        ? blocked(
            Reason.NOT_APPLIED,
            "Honeycomb acknowledged a change of key "
                + id
                + " but did not make it; it is asked again when the"
                + " spec changes.")
        : new Move.Amend(id, change, purpose);
  }

  Optional<Move> revokeOrphan(Target target) {
    return keys.orphans().stream()
        .findFirst()
        .map(
            orphan ->
                target instanceof Target.Ours ours
                        && ours.revoking().equals(Optional.of(orphan.id()))
                    ? new Move.Revoke(orphan.id(), Move.Revoke.Grounds.ORPHANED)
                    : new Move.Rewrite(ledgerOf(target), Optional.of(orphan.id())));
  }

  private static Optional<Ledger> ledgerOf(Target target) {
    return target instanceof Target.Ours ours ? ours.knownLedger() : Optional.empty();
  }

  Move restoreMark(Strayed strayed) {
    return strayed.markSeen() && Mark.in(strayed.key().name()).isEmpty()
        ? amend(
            strayed.key().id(), KeyChange.NONE.withName(desired.remoteName()), Purpose.AS_WANTED)
        : blocked(
            Reason.MARK_LOST,
            "Key "
                + strayed.key().id()
                + " lost the end of its name in Honeycomb, by which it is known to be"
                + " ours. Rename it there to exactly: "
                + desired.remoteName());
  }
}

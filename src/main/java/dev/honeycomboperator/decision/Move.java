package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.NewKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one turn does; afterwards the world is looked at again. */
public sealed interface Move {

  /** Nothing is left to do before {@code wake}. */
  record Settled(Optional<Instant> wake) implements Move {}

  /**
   * Nothing can be done until something changes, at {@code until} at the earliest if it is known.
   */
  record Blocked(Reason reason, String message, Optional<Instant> until) implements Move {}

  /** Put the finalizer on the resource: from here on there may be a key to revoke. */
  record Guard() implements Move {}

  /**
   * Create a key, prove it, write it into the Secret together with the ids that it succeeds. The
   * only move with two effects that matter; what a crash leaves between them is an orphan.
   */
  record Issue(NewKey key, String environment, List<String> previous, Cause cause) implements Move {

    /** Why a key is issued. */
    public enum Cause {
      FIRST("nothing was handed out yet"),
      LOST("the Secret does not hold a working value any more"),
      DELETED_IN_HONEYCOMB("the key was deleted in Honeycomb"),
      ENVIRONMENT_CHANGED("spec.environment changed"),
      TYPE_CHANGED("spec.type changed"),
      PERMISSIONS_CHANGED("spec.permissions changed, which Honeycomb cannot do to an ingest key"),
      ROTATION_REQUESTED("a rotation was requested");

      private final String text;

      Cause(String text) {
        this.text = text;
      }

      public String text() {
        return text;
      }
    }
  }

  /** Change a key to what the spec says. */
  record Amend(String keyId, KeyChange change) implements Move {}

  /**
   * Write the Secret without changing its value: what it says of the key, and whose revocation it
   * announces. The announcement is the fence before an orphan is revoked: after it a predecessor
   * that wakes up late cannot put the orphan into the Secret any more, its write names an older
   * version.
   */
  record Rewrite(Optional<Ledger> ledger, Optional<String> revoking) implements Move {}

  record Revoke(String keyId, Grounds grounds) implements Move {

    /** Why a key may go. */
    public enum Grounds {
      ORPHANED("is not on record as ever handed out"),
      RETIRED("was replaced, and the overlap is over"),
      DELETED("belongs to a resource that is being deleted");

      private final String text;

      Grounds(String text) {
        this.text = text;
      }

      public String text() {
        return text;
      }
    }
  }

  /**
   * Leave the Secret to its users: take off whatever makes it ours.
   *
   * @param abandoned as in {@link Release}; afterwards the Secret does not name them any more
   */
  record Relinquish(List<String> abandoned) implements Move {}

  /**
   * Take the finalizer off.
   *
   * @param abandoned ids of keys that are left behind because nothing can be done about them any
   *     more
   */
  record Release(List<String> abandoned) implements Move {}
}

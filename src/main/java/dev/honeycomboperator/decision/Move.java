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
  record Issue(
      NewKey key, String environment, List<String> previous, Ledger.Leaving leaving, Cause cause)
      implements Move {

    /** Why a key is issued. */
    public enum Cause {
      FIRST("nothing was handed out yet"),
      LOST("the Secret does not hold a working value any more"),
      OUTDATED("a newer key than the one that the Secret holds may have been in it before"),
      DELETED_IN_HONEYCOMB("the key was deleted in Honeycomb"),
      ENVIRONMENT_CHANGED("spec.environment changed"),
      TYPE_CHANGED("spec.type changed"),
      PERMISSIONS_CHANGED("spec.permissions changed, which Honeycomb cannot do to an ingest key"),
      ROTATION_REQUESTED("a rotation was requested"),
      ROTATION_DUE("the key is as old as spec.rotation.every lets it become"),
      LEAKED("the keys before it were said to have leaked");

      private final String text;

      Cause(String text) {
        this.text = text;
      }

      public String text() {
        return text;
      }

      /** Whether the key that there is does well enough until previous ones are gone. */
      boolean canWait() {
        return switch (this) {
          case OUTDATED,
              ENVIRONMENT_CHANGED,
              TYPE_CHANGED,
              PERMISSIONS_CHANGED,
              ROTATION_REQUESTED,
              ROTATION_DUE ->
              true;
          case FIRST, LOST, DELETED_IN_HONEYCOMB, LEAKED -> false;
        };
      }
    }
  }

  /** Change a key. */
  record Amend(String keyId, KeyChange change, Purpose purpose) implements Move {

    /** What a key is changed for. */
    public enum Purpose {
      /** The spec says so, or the mark is missing. */
      AS_WANTED,
      /** It was replaced; before it is deleted it is disabled for a while. */
      RETIREMENT,
      /** Previous keys are to be kept after all. */
      UNDO,
      /** Its resource is being deleted, and the key is left to its users. */
      LETTING_GO
    }
  }

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
      RETIRED("was replaced, and its time is over"),
      LEAKED("was said to have leaked"),
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

  /** List the ids of this resource's keys, these and no others, for receivers. */
  record Publish(List<String> ids) implements Move {}

  /** Have the pods of a workload start anew, so that they read the key that the Secret holds. */
  record Restart(Workload workload, String keyId) implements Move {}

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

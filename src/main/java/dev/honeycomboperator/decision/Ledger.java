package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the Secret says about the key that it holds. It is written in the same request as the value,
 * so the two cannot disagree; it selects among keys that bear our mark and makes no other key ours.
 *
 * @param environment the selector that was resolved to {@code environmentId}; while it stays the
 *     same nothing is resolved again
 * @param previous ids of keys that were handed out before, oldest first
 * @param disabled whether we disabled the key, or are about to: one that is found disabled without
 *     this was disabled by somebody else
 * @param proven whether Honeycomb was seen to accept the value
 */
public record Ledger(
    String keyId,
    KeyType type,
    String environment,
    String environmentId,
    String teamId,
    List<String> previous,
    boolean disabled,
    boolean proven,
    Served served,
    Leaving leaving) {

  /**
   * Values of the annotations that asked for this key, or were there when it was issued.
   *
   * @param rotation of the one that asks for a new key
   * @param revocation of the one that says that the keys have leaked
   */
  public record Served(Optional<String> rotation, Optional<String> revocation) {}

  /**
   * What is to be known of previous keys besides their ids.
   *
   * @param leaked ids of those that go at once
   * @param disabled ids of those that we disabled, or are about to
   * @param swapped when the value was in the Secret for certain; empty until somebody looked
   * @param successor whether the held key took another's place, of which pods may still live
   * @param restarted workloads that were restarted for the held key and never are again
   */
  public record Leaving(
      Set<String> leaked,
      Set<String> disabled,
      Optional<Instant> swapped,
      boolean successor,
      Set<String> restarted) {

    public static final Leaving NONE =
        new Leaving(Set.of(), Set.of(), Optional.empty(), false, Set.of());

    public Leaving {
      leaked = Set.copyOf(leaked);
      disabled = Set.copyOf(disabled);
      restarted = Set.copyOf(restarted);
    }

    /** For a key that takes the held one's place. */
    public Leaving forSuccessor() {
      return new Leaving(leaked, disabled, Optional.empty(), true, Set.of());
    }

    Leaving withLeaked(Collection<String> ids) {
      return new Leaving(Set.copyOf(ids), disabled, swapped, successor, restarted);
    }

    Leaving withDisabled(Collection<String> ids) {
      return new Leaving(leaked, Set.copyOf(ids), swapped, successor, restarted);
    }

    Leaving withSwapped(Optional<Instant> at) {
      return new Leaving(leaked, disabled, at, successor, restarted);
    }

    Leaving withRestarted(Collection<String> workloads) {
      return new Leaving(leaked, disabled, swapped, successor, Set.copyOf(workloads));
    }

    /** Without those that have left. */
    Leaving only(Collection<String> ids) {
      return new Leaving(common(leaked, ids), common(disabled, ids), swapped, successor, restarted);
    }

    private static Set<String> common(Set<String> some, Collection<String> others) {
      var both = new TreeSet<>(some);
      both.retainAll(others);
      return both;
    }
  }

  public Ledger {
    previous = List.copyOf(previous);
  }

  /** Whether pods of the workload may have another key than the held one, for all that is known. */
  public boolean mayNeedRestart(Workload workload) {
    return leaving.successor() && !leaving.restarted().contains(workload.toString());
  }

  Ledger withEnvironment(String selector) {
    return new Ledger(
        keyId, type, selector, environmentId, teamId, previous, disabled, proven, served, leaving);
  }

  Ledger withPrevious(List<String> ids, Leaving how) {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, ids, disabled, proven, served, how);
  }

  Ledger withDisabled(boolean byUs) {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, previous, byUs, proven, served, leaving);
  }

  Ledger withProven() {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, previous, disabled, true, served, leaving);
  }
}

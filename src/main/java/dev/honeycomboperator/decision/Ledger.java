package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.KeyType;
import java.util.List;
import java.util.Optional;

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
 * @param rotationServed value of the annotation that asked for this key or was there when it was
 *     issued
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
    Optional<String> rotationServed) {

  public Ledger {
    previous = List.copyOf(previous);
  }

  Ledger withEnvironment(String selector) {
    return new Ledger(
        keyId, type, selector, environmentId, teamId, previous, disabled, proven, rotationServed);
  }

  Ledger withPrevious(List<String> ids) {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, ids, disabled, proven, rotationServed);
  }

  Ledger withDisabled(boolean byUs) {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, previous, byUs, proven, rotationServed);
  }

  Ledger withProven() {
    return new Ledger(
        keyId, type, environment, environmentId, teamId, previous, disabled, true, rotationServed);
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;

/** The Secret that a resource names, read as ours or not. */
sealed interface KeySecret {

  record Absent() implements KeySecret {}

  /**
   * @param remedy what a person can do about it
   */
  record Foreign(String remedy) implements KeySecret {}

  /**
   * @param value in the entry that the ledger names, if there is anything
   * @param unaltered whether the value is the one that was written with the ledger
   */
  record Ours(
      Secret secret,
      Optional<LedgerDocument> document,
      Optional<Sensitive> value,
      boolean unaltered,
      Optional<String> revoking)
      implements KeySecret {

    Optional<Ledger> ledger() {
      return document.flatMap(LedgerDocument::ledger);
    }

    boolean immutable() {
      return Boolean.TRUE.equals(secret.getImmutable());
    }
  }
}

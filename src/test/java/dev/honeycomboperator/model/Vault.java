package dev.honeycomboperator.model;

/**
 * The Secret that the resource names.
 *
 * @param value id of the key whose value it has; -1 for none that works
 * @param ledger id of the key that its ledger names; -1 without a ledger
 * @param selector of the environment, as the ledger has it: 0 and 1 by slug, 2 and 3 by id
 * @param previous set of ids
 * @param revoking id of the orphan whose revocation is announced; -1 for none
 */
record Vault(Kind kind, int value, int ledger, int selector, int previous, int revoking) {

  enum Kind {
    NONE('n'),
    OURS('o'),
    /** Somebody else's. */
    FOREIGN('f'),
    /** Was ours, and was left to its users. */
    RETAINED('r');

    final char code;

    Kind(char code) {
      this.code = code;
    }
  }

  static final Vault NONE = new Vault(Kind.NONE, -1, -1, 0, 0, -1);
  static final Vault FOREIGN = new Vault(Kind.FOREIGN, -1, -1, 0, 0, -1);

  boolean ours() {
    return kind == Kind.OURS;
  }

  Vault announcing(int orphan) {
    return new Vault(Kind.OURS, value, ledger, selector, previous, orphan);
  }

  Vault retained() {
    return new Vault(Kind.RETAINED, value, -1, 0, 0, -1);
  }

  Vault altered() {
    return new Vault(kind, -1, ledger, selector, previous, revoking);
  }

  Vault stripped() {
    return new Vault(kind, value, -1, 0, 0, revoking);
  }
}

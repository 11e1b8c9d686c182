package dev.honeycomboperator.model;

import java.util.List;

/**
 * The Secret that the resource names.
 *
 * @param value id of the key whose value it has; -1 for none that works
 * @param ledger id of the key that its ledger names; -1 without a ledger
 * @param selector of the environment, as the ledger has it: 0 and 1 by slug, 2 and 3 by id
 * @param previous ids, oldest first as far as is known
 * @param revoking id of the orphan whose revocation is announced; -1 for none
 * @param disabled whether the ledger says that we disabled the key
 * @param proven whether the ledger says that the value was seen to work
 * @param served whether the ledger says that the rotation was served
 */
record Vault(
    Kind kind,
    int value,
    int ledger,
    int selector,
    List<Integer> previous,
    int revoking,
    boolean disabled,
    boolean proven,
    boolean served) {

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

  static final Vault NONE = empty(Kind.NONE, -1, -1);
  static final Vault FOREIGN = empty(Kind.FOREIGN, -1, -1);

  private static Vault empty(Kind kind, int value, int revoking) {
    return new Vault(kind, value, -1, 0, List.of(), revoking, false, false, false);
  }

  boolean ours() {
    return kind == Kind.OURS;
  }

  /** Whether it holds a value that is the one of its ledger. */
  boolean holding() {
    return ours() && value >= 0 && value == ledger;
  }

  /** Every id that the ledger says was handed out. */
  int recorded() {
    return ours() && ledger >= 0 ? Ids.set(previous) | 1 << ledger : 0;
  }

  /** Every id that is on it. */
  int ids() {
    return Ids.set(previous) | bit(value) | bit(ledger) | bit(revoking);
  }

  private static int bit(int id) {
    return id < 0 ? 0 : 1 << id;
  }

  Vault with(int key) {
    return new Vault(kind, key, key, selector, previous, revoking, disabled, proven, served);
  }

  Vault unproven() {
    return new Vault(kind, value, ledger, selector, previous, revoking, disabled, false, served);
  }

  Vault serving(boolean rotation) {
    return new Vault(kind, value, ledger, selector, previous, revoking, disabled, proven, rotation);
  }

  Vault announcing(int orphan) {
    return new Vault(
        Kind.OURS, value, ledger, selector, previous, orphan, disabled, proven, served);
  }

  Vault retained() {
    return empty(Kind.RETAINED, value, -1);
  }

  Vault altered() {
    return new Vault(kind, -1, ledger, selector, previous, revoking, disabled, proven, served);
  }

  Vault stripped() {
    return empty(kind, value, revoking);
  }

  Vault numbered(Numbering numbers) {
    return new Vault(
        kind,
        numbers.of(value),
        numbers.of(ledger),
        selector,
        numbers.ofAll(previous),
        numbers.of(revoking),
        disabled,
        proven,
        served);
  }

  void writeTo(StringBuilder text) {
    text.append(kind.code)
        .append((char) (value + 1 | (ledger + 1) << 4 | (revoking + 1) << 8))
        .append((char) (selector | (disabled ? 4 : 0) | (proven ? 8 : 0) | (served ? 16 : 0)));
    Ids.writeTo(text, previous);
  }
}

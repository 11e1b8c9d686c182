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
 * @param served which demands the ledger says were met
 * @param leaving what it says of previous keys
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
    Served served,
    Leaving leaving) {

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

  /** As {@code Ledger.Served} has it; there is one demand of each kind at most. */
  record Served(boolean rotation, boolean revocation) {

    static final Served NONE = new Served(false, false);
  }

  /**
   * As {@code Ledger.Leaving} has it.
   *
   * @param leaked set of ids
   * @param disabled set of ids
   * @param swapped ticks since, as {@link World#ATMOST} caps them; -1 for never
   */
  record Leaving(int leaked, int disabled, int swapped) {

    static final Leaving NONE = new Leaving(0, 0, -1);

    private Leaving numbered(Numbering numbers) {
      return new Leaving(numbers.ofAll(leaked), numbers.ofAll(disabled), swapped);
    }

    private Leaving aged() {
      return swapped < 0
          ? this
          : new Leaving(leaked, disabled, Math.min(swapped + 1, World.ATMOST));
    }
  }

  static final Vault NONE = empty(Kind.NONE, -1, -1);
  static final Vault FOREIGN = empty(Kind.FOREIGN, -1, -1);

  private static Vault empty(Kind kind, int value, int revoking) {
    return new Vault(
        kind, value, -1, 0, List.of(), revoking, false, false, Served.NONE, Leaving.NONE);
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

  /** Whether it says that we disabled the key. */
  boolean saysDisabled(int id) {
    return ours() && (ledger == id ? disabled : (leaving.disabled() >> id & 1) == 1);
  }

  /** Every id that is on it. */
  int ids() {
    return Ids.set(previous) | bit(value) | bit(ledger) | bit(revoking);
  }

  private static int bit(int id) {
    return id < 0 ? 0 : 1 << id;
  }

  Vault with(int key) {
    return new Vault(
        kind, key, key, selector, previous, revoking, disabled, proven, served, leaving);
  }

  Vault unproven() {
    return new Vault(
        kind, value, ledger, selector, previous, revoking, disabled, false, served, leaving);
  }

  Vault serving(Served demands) {
    return new Vault(
        kind, value, ledger, selector, previous, revoking, disabled, proven, demands, leaving);
  }

  Vault announcing(int orphan) {
    return new Vault(
        Kind.OURS, value, ledger, selector, previous, orphan, disabled, proven, served, leaving);
  }

  Vault leaving(Leaving how) {
    return new Vault(
        kind, value, ledger, selector, previous, revoking, disabled, proven, served, how);
  }

  Vault aged() {
    return leaving(leaving.aged());
  }

  Vault retained() {
    return empty(Kind.RETAINED, value, -1);
  }

  Vault altered() {
    return new Vault(
        kind, -1, ledger, selector, previous, revoking, disabled, proven, served, leaving);
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
        served,
        leaving.numbered(numbers));
  }

  void writeTo(StringBuilder text) {
    text.append(kind.code)
        .append((char) (value + 1 | (ledger + 1) << 4 | (revoking + 1) << 8))
        .append(
            (char)
                (selector
                    | (disabled ? 4 : 0)
                    | (proven ? 8 : 0)
                    | (served.rotation() ? 16 : 0)
                    | (served.revocation() ? 32 : 0)
                    | (leaving.swapped() + 1) << 6))
        .append((char) leaving.disabled())
        .append((char) leaving.leaked());
    Ids.writeTo(text, previous);
  }
}

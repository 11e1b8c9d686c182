package dev.honeycomboperator.model;

/**
 * A turn between its decision and its last effect: what a paused process wakes up with.
 *
 * @param key that is amended or revoked, or was minted once {@code minted}
 * @param environment of the key to mint, or selector of the ledger to write
 * @param name to give; -1 leaves it
 * @param disabled to set; -1 leaves it
 * @param previous set of ids for the ledger
 * @param ledger whether a rewrite writes one
 * @param sawSecret whether there was a Secret when the world was looked at
 * @param secretIntact whether nothing has changed it since
 * @param resourceIntact whether nothing has changed the resource since
 * @param age in ticks
 */
record Turn(
    Act act,
    int key,
    int environment,
    int name,
    int disabled,
    int previous,
    boolean ledger,
    int revoking,
    boolean minted,
    boolean sawSecret,
    boolean secretIntact,
    boolean resourceIntact,
    int age) {

  enum Act {
    IDLE('-'),
    GUARD('g'),
    ISSUE('i'),
    AMEND('a'),
    REWRITE('w'),
    REVOKE_ORPHAN('o'),
    REVOKE_PREVIOUS('p'),
    REVOKE_ALL('d'),
    RELINQUISH('q'),
    RELEASE('r'),
    /** Write status: {@code key} and {@code previous}. */
    REPORT('s');

    final char code;

    Act(char code) {
      this.code = code;
    }
  }

  static final Turn IDLE =
      new Turn(Act.IDLE, -1, 0, -1, -1, 0, false, -1, false, false, false, false, 0);

  static Turn of(Act act, int key, boolean sawSecret) {
    return new Turn(act, key, 0, -1, -1, 0, false, -1, false, sawSecret, true, true, 0);
  }

  boolean idle() {
    return act == Act.IDLE;
  }

  /** Whether the next effect is a request to Honeycomb. */
  boolean asksHoneycomb() {
    return switch (act) {
      case ISSUE -> !minted;
      case AMEND, REVOKE_ORPHAN, REVOKE_PREVIOUS, REVOKE_ALL -> true;
      case IDLE, GUARD, REWRITE, RELINQUISH, RELEASE, REPORT -> false;
    };
  }

  Turn naming(int newName, int newDisabled) {
    return new Turn(
        act,
        key,
        environment,
        newName,
        newDisabled,
        previous,
        ledger,
        revoking,
        minted,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn writing(int selector, int ids, boolean withLedger, int orphan) {
    return new Turn(
        act,
        key,
        selector,
        name,
        disabled,
        ids,
        withLedger,
        orphan,
        minted,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn minted(int id) {
    return new Turn(
        act,
        id,
        environment,
        name,
        disabled,
        previous,
        ledger,
        revoking,
        true,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn secretChanged() {
    return new Turn(
        act,
        key,
        environment,
        name,
        disabled,
        previous,
        ledger,
        revoking,
        minted,
        sawSecret,
        false,
        resourceIntact,
        age);
  }

  Turn resourceChanged() {
    return new Turn(
        act,
        key,
        environment,
        name,
        disabled,
        previous,
        ledger,
        revoking,
        minted,
        sawSecret,
        secretIntact,
        false,
        age);
  }

  Turn aged() {
    return idle()
        ? this
        : new Turn(
            act,
            key,
            environment,
            name,
            disabled,
            previous,
            ledger,
            revoking,
            minted,
            sawSecret,
            secretIntact,
            resourceIntact,
            Math.min(age + 1, World.SETTLING + 1));
  }

  Turn numbered(int newKey, int ids, int orphan) {
    return new Turn(
        act,
        newKey,
        environment,
        name,
        disabled,
        ids,
        ledger,
        orphan,
        minted,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }
}

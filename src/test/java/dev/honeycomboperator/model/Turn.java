package dev.honeycomboperator.model;

import java.util.List;

/**
 * A turn between its decision and its last effect: what a paused process wakes up with.
 *
 * @param stage how far an issuance has come
 * @param key that is amended or revoked, or was minted
 * @param name to give; -1 leaves it
 * @param disabled to set; -1 leaves it; of an issuance, why, as {@link #ROTATES} and {@link
 *     #OUTDATED}
 * @param previous ids for status; of an issuance, those that status named
 * @param draft of the Secret to write
 * @param sawSecret whether there was a Secret when the world was looked at
 * @param secretIntact whether nothing has changed it since
 * @param resourceIntact whether nothing has changed the resource since
 * @param age in ticks
 */
record Turn(
    Act act,
    Stage stage,
    int key,
    int name,
    int disabled,
    List<Integer> previous,
    Vault draft,
    boolean sawSecret,
    boolean secretIntact,
    boolean resourceIntact,
    int age) {

  enum Act {
    IDLE('-'),
    GUARD('g'),
    ISSUE('i'),
    AMEND('a'),
    /** Disable a previous key. */
    RETIRE('t'),
    /** Enable it again. */
    UNDO('u'),
    REWRITE('w'),
    REVOKE_ORPHAN('o'),
    REVOKE_PREVIOUS('p'),
    REVOKE_LEAKED('k'),
    REVOKE_ALL('d'),
    RELINQUISH('q'),
    RELEASE('r'),
    /** Release, though keys are left behind. */
    ABANDON('l'),
    /** Write status: {@code key} and {@code previous}. */
    REPORT('s');

    final char code;

    Act(char code) {
      this.code = code;
    }
  }

  /** What comes next in an issuance. */
  enum Stage {
    POST('p'),
    /** The proof refused the key. */
    CLEAN_UP('c'),
    /** Status takes down the id. */
    NOTE('n'),
    WRITE('w');

    final char code;

    Stage(char code) {
      this.code = code;
    }
  }

  static final int ROTATES = 1;
  static final int OUTDATED = 2;

  static final Turn IDLE = of(Act.IDLE, -1, false);

  static Turn of(Act act, int key, boolean sawSecret) {
    return new Turn(act, Stage.POST, key, -1, -1, List.of(), Vault.NONE, sawSecret, true, true, 0);
  }

  boolean idle() {
    return act == Act.IDLE;
  }

  /** Whether the next effect is a request to Honeycomb. */
  boolean asksHoneycomb() {
    return switch (act) {
      case ISSUE -> stage == Stage.POST || stage == Stage.CLEAN_UP;
      case AMEND, RETIRE, UNDO, REVOKE_ORPHAN, REVOKE_PREVIOUS, REVOKE_LEAKED, REVOKE_ALL -> true;
      case IDLE, GUARD, REWRITE, RELINQUISH, RELEASE, ABANDON, REPORT -> false;
    };
  }

  boolean amends() {
    return act == Act.AMEND || act == Act.RETIRE || act == Act.UNDO;
  }

  /** Of an issuance: whether the key that there is would do. */
  boolean rotates() {
    return act == Act.ISSUE && disabled == ROTATES;
  }

  /** Of an issuance: whether it is for a newer key than the held one. */
  boolean datesAnother() {
    return act == Act.ISSUE && disabled == OUTDATED;
  }

  /** The ids that it knows. */
  int ids() {
    return Ids.set(previous) | draft.ids() | (key < 0 ? 0 : 1 << key);
  }

  Turn naming(int newName, int newDisabled) {
    return new Turn(
        act,
        stage,
        key,
        newName,
        newDisabled,
        previous,
        draft,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn recording(List<Integer> ids) {
    return new Turn(
        act, stage, key, name, disabled, ids, draft, sawSecret, secretIntact, resourceIntact, age);
  }

  Turn writing(Vault secret) {
    return new Turn(
        act,
        stage,
        key,
        name,
        disabled,
        previous,
        secret,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn then(Stage next, int id) {
    return new Turn(
        act,
        next,
        id,
        name,
        disabled,
        previous,
        draft,
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  Turn secretChanged() {
    return new Turn(
        act, stage, key, name, disabled, previous, draft, sawSecret, false, resourceIntact, age);
  }

  Turn resourceChanged() {
    return new Turn(
        act, stage, key, name, disabled, previous, draft, sawSecret, secretIntact, false, age);
  }

  Turn aged() {
    return idle()
        ? this
        : new Turn(
            act,
            stage,
            key,
            name,
            disabled,
            previous,
            draft.aged(),
            sawSecret,
            secretIntact,
            resourceIntact,
            Math.min(age + 1, World.SETTLING + 1));
  }

  Turn numbered(Numbering numbers) {
    return new Turn(
        act,
        stage,
        numbers.of(key),
        name,
        disabled,
        numbers.ofAll(previous),
        draft.numbered(numbers),
        sawSecret,
        secretIntact,
        resourceIntact,
        age);
  }

  void writeTo(StringBuilder text) {
    text.append(act.code);
    if (idle()) {
      return;
    }
    text.append(stage.code)
        .append((char) (key + 1 | age << 8))
        .append((char) (name + 1 | (disabled + 1) << 3))
        .append((char) ((sawSecret ? 4 : 0) | (secretIntact ? 8 : 0) | (resourceIntact ? 16 : 0)));
    Ids.writeTo(text, previous);
    draft.writeTo(text);
  }

  String describe() {
    return act + (stage == Stage.POST ? " " : " " + stage + " ") + key;
  }
}

package dev.honeycomboperator.model;

/**
 * A key at Honeycomb.
 *
 * @param name one of {@link Names}
 * @param age in ticks since it was made; no more than two overlaps, after which nothing changes
 * @param deadFor in ticks; -1 for a key that is alive
 * @param handedOut whether the Secret ever held its value
 * @param planted made by somebody else, who gave it our mark
 * @param taken renamed, disabled or deleted by somebody else
 */
record Key(
    int id,
    int environment,
    int name,
    boolean disabled,
    int age,
    int deadFor,
    boolean handedOut,
    boolean planted,
    boolean taken) {

  boolean alive() {
    return deadFor < 0;
  }

  boolean isOurs() {
    return alive() && Names.isMarked(name);
  }

  Key changed(int newName, boolean newDisabled) {
    return new Key(id, environment, newName, newDisabled, age, deadFor, handedOut, planted, taken);
  }

  Key died() {
    return new Key(id, environment, name, disabled, age, 0, handedOut, planted, taken);
  }

  Key handed() {
    return new Key(id, environment, name, disabled, age, deadFor, true, planted, taken);
  }

  Key takenByOthers() {
    return new Key(id, environment, name, disabled, age, deadFor, handedOut, planted, true);
  }

  /** Somebody else has put our mark on it. */
  Key plantedIf(boolean theirs) {
    return new Key(
        id, environment, name, disabled, age, deadFor, handedOut, planted || theirs, taken);
  }

  Key aged() {
    return new Key(
        id,
        environment,
        name,
        disabled,
        Math.min(age + 1, 2 * World.OVERLAP),
        alive() ? -1 : 1,
        handedOut,
        planted,
        taken);
  }

  Key numbered(int newId) {
    return new Key(newId, environment, name, disabled, age, deadFor, handedOut, planted, taken);
  }

  void writeTo(StringBuilder text) {
    text.append(
        (char)
            (id
                | environment << 4
                | name << 5
                | (disabled ? 128 : 0)
                | age << 8
                | (deadFor + 1) << 11
                | (handedOut ? 1 << 13 : 0)
                | (planted ? 1 << 14 : 0)
                | (taken ? 1 << 15 : 0)));
  }
}

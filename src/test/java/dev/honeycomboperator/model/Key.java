package dev.honeycomboperator.model;

/**
 * A key at Honeycomb.
 *
 * @param name one of {@link Names}
 * @param off whether and how it is disabled
 * @param age in ticks since it was made; no more than {@link World#oldest}, after which nothing
 *     changes
 * @param deadFor in ticks; -1 for a key that is alive
 * @param past what became of it
 */
record Key(int id, int environment, int name, Off off, int age, int deadFor, Past past) {

  /**
   * @param since in ticks, no more than an overlap; 0 for a key that is enabled
   * @param shown in ticks since Honeycomb's timestamp of its last change; the same
   */
  record Off(By by, int since, int shown) {

    /** Who disabled it, and why. */
    enum By {
      NOBODY(0),
      /** The operator, as the spec says. */
      SPEC(1),
      /** The operator, because it was replaced. */
      RETIREMENT(2),
      SOMEBODY(3);

      private final int code;

      By(int code) {
        this.code = code;
      }
    }

    static final Off NOT = new Off(By.NOBODY, 0, 0);

    /** After a change of the key. */
    Off changed(By now) {
      return now != By.NOBODY && by != By.NOBODY ? new Off(by, since, 0) : new Off(now, 0, 0);
    }

    private Off aged() {
      return by == By.NOBODY
          ? NOT
          : new Off(by, Math.min(since + 1, World.OVERLAP), Math.min(shown + 1, World.OVERLAP));
    }
  }

  /**
   * @param handedOut whether the Secret ever held its value
   * @param planted made by somebody else, who gave it our mark
   * @param taken renamed, disabled or deleted by somebody else
   * @param leaked said to have leaked, where the Secret could tell what was asked for before
   * @param outFor ticks since an older key took its place in the Secret, no more than an overlap
   */
  record Past(boolean handedOut, boolean planted, boolean taken, boolean leaked, int outFor) {

    /** Nobody asks whether it leaked, or for how long it was out. */
    Past over() {
      return new Past(handedOut, planted, taken, false, 0);
    }
  }

  static Key made(int id, int environment, int name, boolean disabled, boolean planted) {
    return new Key(
        id,
        environment,
        name,
        Off.NOT.changed(disabled ? Off.By.SPEC : Off.By.NOBODY),
        0,
        -1,
        new Past(false, planted, false, false, 0));
  }

  boolean alive() {
    return deadFor < 0;
  }

  boolean isOurs() {
    return alive() && Names.isMarked(name);
  }

  boolean disabled() {
    return off.by() != Off.By.NOBODY;
  }

  boolean handedOut() {
    return past.handedOut();
  }

  boolean planted() {
    return past.planted();
  }

  boolean taken() {
    return past.taken();
  }

  boolean leaked() {
    return past.leaked();
  }

  Key renamed(int newName) {
    return new Key(id, environment, newName, off.changed(off.by()), age, deadFor, past);
  }

  Key switched(Off.By by) {
    return new Key(id, environment, name, off.changed(by), age, deadFor, past);
  }

  Key died() {
    return new Key(id, environment, name, off, age, 0, past);
  }

  Key handed() {
    return with(new Past(true, planted(), taken(), leaked(), 0));
  }

  Key takenByOthers() {
    return with(new Past(handedOut(), planted(), true, leaked(), past.outFor()));
  }

  /** Somebody else has put our mark on it. */
  Key plantedIf(boolean theirs) {
    return with(new Past(handedOut(), planted() || theirs, taken(), leaked(), past.outFor()));
  }

  Key leakedIf(boolean itDid) {
    return with(new Past(handedOut(), planted(), taken(), itDid, past.outFor()));
  }

  private Key out(int ticks) {
    return with(new Past(handedOut(), planted(), taken(), leaked(), ticks));
  }

  /** The Secret holds another key than before, or none that works. */
  Key beside(int held) {
    return held < 0 || id <= held ? out(0) : this;
  }

  private Key with(Past then) {
    return new Key(id, environment, name, off, age, deadFor, then);
  }

  Key aged(int held, int oldest) {
    return new Key(
            id, environment, name, off.aged(), Math.min(age + 1, oldest), alive() ? -1 : 1, past)
        .out(held >= 0 && id > held ? Math.min(past.outFor() + 1, World.OVERLAP) : 0);
  }

  /** With what does not matter any more left out. */
  Key canonical() {
    return alive() ? this : new Key(id, environment, name, Off.NOT, age, deadFor, past.over());
  }

  Key numbered(int newId) {
    return new Key(newId, environment, name, off, age, deadFor, past);
  }

  void writeTo(StringBuilder text) {
    text.append(
            (char)
                (id
                    | environment << 4
                    | name << 5
                    | (disabled() ? 128 : 0)
                    | age << 8
                    | (deadFor + 1) << 11
                    | (handedOut() ? 1 << 13 : 0)
                    | (planted() ? 1 << 14 : 0)
                    | (taken() ? 1 << 15 : 0)))
        .append(
            (char)
                (off.since()
                    | off.shown() << 3
                    | off.by().code << 6
                    | past.outFor() << 8
                    | (leaked() ? 1 << 11 : 0)));
  }
}

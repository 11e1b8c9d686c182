package dev.honeycomboperator.packaged;

/** Something that was to be seen did not happen; the message says what, for a stranger. */
public final class Unseen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unseen(String message) {
    super(message);
  }
}

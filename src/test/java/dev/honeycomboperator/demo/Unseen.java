package dev.honeycomboperator.demo;

/** Something that was to be seen did not happen; the message says what, for a stranger. */
final class Unseen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unseen(String message) {
    super(message);
  }
}

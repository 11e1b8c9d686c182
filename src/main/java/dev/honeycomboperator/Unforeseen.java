package dev.honeycomboperator;

/**
 * Stands in for an exception that nobody foresaw, which the framework will log and try again: where
 * it came from, but not what it says, for that may quote a header or a Secret.
 */
final class Unforeseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unforeseen(RuntimeException original) {
    super(original.getClass().getName());
    setStackTrace(original.getStackTrace());
  }
}

package dev.honeycomboperator.model;

/** A law was broken. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Violation(String law) {
    super(law);
  }
}

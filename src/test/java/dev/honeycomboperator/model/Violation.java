package dev.honeycomboperator.model;

/** A law was broken. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String law;

  Violation(String law) {
    super(law);
    this.law = law;
  }

  String law() {
    return law;
  }
}

package dev.honeycomboperator;

/** A history did what none may. */
final class BrokenLaw extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String law;

  BrokenLaw(String law, String how) {
    super(law + ": " + how);
    this.law = law;
  }

  String law() {
    return law;
  }
}

package dev.honeycomboperator.honeycomb;

/** A call that is expected to fail. */
@FunctionalInterface
public interface Failing {

  void call() throws HoneycombException;

  static Problem problem(Failing failing) {
    try {
      failing.call();
    } catch (HoneycombException e) {
      return e.problem();
    }
    throw new AssertionError("the call succeeded");
  }
}

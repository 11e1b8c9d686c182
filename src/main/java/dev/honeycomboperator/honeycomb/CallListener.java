package dev.honeycomboperator.honeycomb;

import java.time.Duration;

/**
 * Is told of every request that was sent, or could not be; never of one held back by the limiter.
 */
@FunctionalInterface
public interface CallListener {

  CallListener NONE = (operation, outcome, duration) -> {};

  /**
   * Called on the thread of the caller, once a request. A listed page is a request of its own.
   *
   * @param duration until the reply was read or given up
   */
  void called(Operation operation, CallOutcome outcome, Duration duration);
}

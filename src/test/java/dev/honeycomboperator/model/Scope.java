package dev.honeycomboperator.model;

import java.util.Arrays;

/**
 * How much may happen in one history.
 *
 * @param faults deaths, pauses, lost replies, lists that lag
 * @param meddlings by somebody else, with the Secret or with keys
 * @param wishes changes of the resource by its user
 */
record Scope(int faults, int meddlings, int wishes) {

  /** Reads {@code 1,1,1}. */
  static Scope parse(String text) {
    var numbers = Arrays.stream(text.split(",", 3)).mapToInt(Integer::parseInt).toArray();
    return new Scope(numbers[0], numbers[1], numbers[2]);
  }
}

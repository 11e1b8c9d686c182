package dev.honeycomboperator.decision;

import java.util.List;

/** Where the ids of keys are to be listed for receivers that accept listed keys only. */
public sealed interface KeyIdList {

  record Unwanted() implements KeyIdList {}

  /**
   * It is wanted and cannot be had.
   *
   * @param remedy what a person can do about it
   */
  record Barred(String remedy) implements KeyIdList {}

  /** What it lists of this resource; nothing where it is not there yet. */
  record Listing(List<String> ids) implements KeyIdList {
    public Listing {
      ids = List.copyOf(ids);
    }
  }
}

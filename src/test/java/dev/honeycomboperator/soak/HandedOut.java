package dev.honeycomboperator.soak;

import dev.honeycomboperator.honeycomb.Sensitive;
import java.time.Instant;

/**
 * A key that a Secret was seen to hold: from then on somebody may use it.
 *
 * @param resourceUid of the resource whose Secret it was
 * @param created by Honeycomb's clock
 */
record HandedOut(
    String id, Sensitive value, String resourceUid, String where, Instant created, Instant seen) {

  boolean succeeds(HandedOut other) {
    return resourceUid.equals(other.resourceUid)
        && !id.equals(other.id)
        && !created.isBefore(other.created);
  }

  @Override
  public String toString() {
    return "key %s of %s, seen in its Secret at %s".formatted(id, where, seen);
  }
}

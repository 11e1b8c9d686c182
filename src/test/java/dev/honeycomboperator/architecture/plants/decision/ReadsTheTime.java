package dev.honeycomboperator.architecture.plants.decision;

import java.time.Instant;

final class ReadsTheTime {
  Instant time() {
    return Instant.now();
  }
}

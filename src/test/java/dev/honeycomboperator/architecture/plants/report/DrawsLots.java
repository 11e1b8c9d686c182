package dev.honeycomboperator.architecture.plants.report;

import java.util.UUID;
import java.util.function.Supplier;

final class DrawsLots {
  Supplier<UUID> lots() {
    return UUID::randomUUID;
  }
}

package dev.honeycomboperator.architecture.plants.decision;

import org.jboss.logging.Logger;

final class Logs {
  void log() {
    Logger.getLogger(Logs.class).info("logged");
  }
}

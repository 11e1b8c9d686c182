package dev.honeycomboperator.architecture.plants.decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class Logs {
  private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

  void log() {
    LOG.info("logged");
  }
}

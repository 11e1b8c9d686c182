package dev.honeycomboperator.architecture.plants;

import java.util.logging.Logger;

final class LogsPastTheLog {
  private static final Logger LOG = Logger.getLogger("planted");

  void log() {
    LOG.info("logged");
  }
}

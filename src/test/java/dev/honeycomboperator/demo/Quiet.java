package dev.honeycomboperator.demo;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' logs out of the story. */
final class Quiet {
  private static final Logger ROOT = Logger.getLogger("");

  private Quiet() {}

  static void libraries() {
    ROOT.setLevel(Level.OFF);
  }
}

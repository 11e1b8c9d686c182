package dev.honeycomboperator.packaged;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' logs out of the story. */
public final class Quiet {
  private static final Logger ROOT = Logger.getLogger("");

  private Quiet() {}

  public static void libraries() {
    ROOT.setLevel(Level.OFF);
  }
}

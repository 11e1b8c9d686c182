package dev.honeycomboperator.soak;

import dev.honeycomboperator.packaged.Curtain;
import dev.honeycomboperator.packaged.Quiet;
import dev.honeycomboperator.packaged.Unseen;
import java.time.Instant;
import java.util.List;

/**
 * Two processes of the packaged operator between a Kubernetes API and a Honeycomb, both on loopback
 * and both unreliable, while people go about their business. Ends with 0 if every law held, with 1
 * otherwise.
 */
public final class Soak {
  private Soak() {}

  static void main() {
    Quiet.libraries();
    Instant began = Instant.now();
    Terms terms = Terms.of(System.getenv());
    Report report = new Report(System.out, terms);
    report.opening();
    Curtain curtain = new Curtain();
    Runtime.getRuntime().addShutdownHook(new Thread(curtain::fall));
    Run run = Run.prepare(terms, curtain);
    boolean good = report.closing(run, outcome(run), began);
    System.exit(good ? 0 : 1);
  }

  private static List<String> outcome(Run run) {
    try {
      return run.toTheEnd();
    } catch (Unseen e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}

package dev.honeycomboperator.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Plain numbered lines for somebody who sees this for the first time. */
final class Narrator {
  private final PrintStream out;
  private Instant stepBegan = Instant.now();
  private int steps;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void headline(String text) {
    out.println();
    out.println(text);
  }

  synchronized void step(String text) {
    steps++;
    stepBegan = Instant.now();
    out.println();
    out.printf("%d. %s%n", steps, text);
  }

  synchronized void detail(String text) {
    out.println("   " + text);
  }

  /** A detail that has just come about, with the time since the step began. */
  void seen(String text) {
    double seconds = Duration.between(stepBegan, Instant.now()).toMillis() / 1000.0;
    detail(String.format(Locale.ROOT, "%s (after %.1f s)", text, seconds));
  }

  void yourTurn(Stage stage) {
    headline("It keeps running. Try, in another terminal:");
    stage.suggestions().forEach(command -> out.println("   " + command));
    headline("The operator's log: " + OperatorLog.FILE + ". Ctrl-C ends everything.");
    headline("From here on, every write that reaches Honeycomb:");
  }

  void failure(String why, List<String> logTail) {
    headline("FAILED: " + why + ".");
    if (!logTail.isEmpty()) {
      headline("The end of the operator's log:");
      logTail.forEach(line -> out.println("   " + line));
    }
  }
}

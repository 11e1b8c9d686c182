package dev.honeycomboperator.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The figures, in a few aligned lines. */
record Report(PrintStream out, Terms terms) {

  void opening() {
    out.printf(
        "Soaking for %s with %s, seed %d.%n",
        text(terms.time()),
        terms.scale() == 1
            ? "the production timings"
            : "timings %d times faster than in production".formatted(terms.scale()),
        terms.seed());
  }

  /** Tells how it went; whether it went well. */
  boolean closing(Run run, List<String> broken, Instant began) {
    out.println();
    line("seed", terms.seed());
    line("seconds, settling included", Duration.between(began, Instant.now()).toSeconds());
    for (Figures.Counter counter : Figures.Counter.values()) {
      line(counter.text(), run.figures().of(counter));
    }
    line("processes started", run.replicas().starts());
    line("POSTs to Honeycomb", run.posts());
    line("keys handed out", run.collectors().handedOut());
    line("keys leaked", count(broken, "leaked"));
    line("keys lost in use", run.collectors().lost().size());
    line("resources stuck", count(broken, "stuck") + count(broken, "not Ready"));
    if (!broken.isEmpty()) {
      out.printf("%nBROKEN with seed %d; what happened is in %s:%n", terms.seed(), History.FOLDER);
      broken.forEach(law -> out.println("  " + law));
      out.printf(
          "Again: make soak SEED=%d SOAK_TIME=%s SOAK_SCALE=%d%n",
          terms.seed(), terms.time(), terms.scale());
    }
    return broken.isEmpty();
  }

  private void line(String what, long figure) {
    out.printf("%-40s %6d%n", what, figure);
  }

  private static long count(List<String> broken, String word) {
    return broken.stream().filter(law -> law.contains(word)).count();
  }

  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}

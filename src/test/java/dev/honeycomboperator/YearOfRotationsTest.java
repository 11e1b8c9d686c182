package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class YearOfRotationsTest {

  private static final long SEED = 20270101;
  private static final Logger LOG = Logger.getLogger("dev.honeycomboperator");

  @BeforeAll
  static void keepQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  @Test
  void a_thousand_keys_are_rotated_for_a_year_whatever_becomes_of_the_operator() {
    var plan =
        new FleetYear.Plan(
            Integer.getInteger("fleet", 1000),
            Integer.getInteger("gap", 160),
            Duration.ofDays(Integer.getInteger("days", 365)),
            Duration.ofDays(80));
    var start = System.nanoTime();

    try (var year = new FleetYear(plan, Mutation.NONE, Long.getLong("seed", SEED))) {
      try {
        year.pass();
      } finally {
        System.out.println(
            "Year (seed " + Long.getLong("seed", SEED) + "): " + year + ", " + (System.nanoTime() - start) / 1_000_000_000 + " s");
      }

      assertThat(year.deaths()).isGreaterThanOrEqualTo(200);
      assertThat(year.rotations()).isGreaterThanOrEqualTo(4000);
    }
  }
}

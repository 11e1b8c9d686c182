package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.kube.ApiCall;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operator as it runs in production, but for the framework; {@link FleetLaws} look on. */
@Timeout(600)
final class YearOfRotationsTest {

  private static final long SEED = Long.getLong("year.seed", 20270101);
  private static final Duration BEFORE_A_WAVE = Duration.ofDays(80);
  private static final FleetYear.Plan YEAR =
      new FleetYear.Plan(1000, 180, Duration.ofDays(365), BEFORE_A_WAVE);
  private static final FleetYear.Plan ONE_WAVE =
      new FleetYear.Plan(50, 100, Duration.ofDays(100), BEFORE_A_WAVE);
  private static final Logger LOG = Logger.getLogger("dev.honeycomboperator");

  @BeforeAll
  static void keepQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  /** An operator that is told something else than users wrote. */
  private record Misled(Consumer<ObjectNode> rotation) implements Mutation {
    @Override
    public JsonNode kubernetes(ApiCall call, JsonNode reply) {
      var told = reply.deepCopy();
      if (told.at("/spec/rotation") instanceof ObjectNode found) {
        rotation.accept(found);
      }
      return told;
    }
  }

  @Test
  void a_thousand_keys_are_rotated_for_a_year_whatever_becomes_of_the_operator() {
    var start = System.nanoTime();
    try (var year = new FleetYear(YEAR, Mutation.NONE, SEED)) {
      year.pass();

      System.out.printf(
          "Year (seed %d): %s, %d s%n", SEED, year, (System.nanoTime() - start) / 1_000_000_000);
      assertThat(year.deaths()).isGreaterThanOrEqualTo(200);
      assertThat(year.rotations()).isGreaterThanOrEqualTo(4000);
    }
  }

  @Test
  void an_overlap_must_not_be_ignored() {
    var mutant = new Misled(rotation -> rotation.putObject("retire").put("overlap", "5m"));

    assertThatOneWaveBreaks(Lineage.NOT_EARLY, mutant);
  }

  @Test
  void keys_that_are_all_overdue_must_not_be_rotated_in_a_few_minutes() {
    var mutant =
        new Misled(
            rotation -> rotation.putObject("window").put("from", "03:00").put("to", "03:05"));

    assertThatOneWaveBreaks(FleetLaws.SPREAD, mutant);
  }

  @Test
  void a_schedule_must_not_be_ignored() {
    assertThatOneWaveBreaks(Lineage.AGE, new Misled(rotation -> rotation.remove("every")));
  }

  private static void assertThatOneWaveBreaks(String law, Mutation mutant) {
    try (var year = new FleetYear(ONE_WAVE, mutant, SEED)) {
      assertThatThrownBy(year::pass)
          .isInstanceOfSatisfying(
              BrokenLaw.class, broken -> assertThat(broken.law()).isEqualTo(law));
    }
  }
}

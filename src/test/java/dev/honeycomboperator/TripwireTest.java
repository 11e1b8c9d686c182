package dev.honeycomboperator;

import static dev.honeycomboperator.Tripwire.Side.AFTER;
import static dev.honeycomboperator.Tripwire.Side.BEFORE;

import dev.honeycomboperator.Tripwire.Side;
import dev.honeycomboperator.Tripwire.Trip;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator as it runs in production, but for the framework, struck at every single effect that
 * it has on Honeycomb or the cluster; {@link HistoryLaws} look on.
 */
@Timeout(120)
final class TripwireTest {

  private static final Figures FIGURES = new Figures();
  private static final Logger LOG = Logger.getLogger("dev.honeycomboperator");

  @BeforeAll
  static void keepQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void report() {
    LOG.setLevel(null);
    System.out.println("Tripwire: " + FIGURES);
  }

  static Stream<Arguments> scenariosAndSides() {
    return Scenario.all().stream()
        .flatMap(scenario -> Stream.of(BEFORE, AFTER).map(side -> Arguments.of(scenario, side)));
  }

  static List<Scenario> importantScenarios() {
    return List.of(
        Scenario.CREATE, Scenario.REPLACE, Scenario.SECRET_DELETED, Deletions.IN_OVERLAP);
  }

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("scenariosAndSides")
  void a_process_may_die_before_and_after_any_effect(Scenario scenario, Side side) {
    FIGURES.atEveryEffect(scenario, effect -> Trip.dying(effect, side));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("scenariosAndSides")
  void a_process_may_hear_nothing_of_any_effect_and_live_on(Scenario scenario, Side side) {
    FIGURES.atEveryEffect(scenario, effect -> Trip.unheard(effect, side));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void what_a_dead_process_sent_may_arrive_under_its_successor(Scenario scenario) {
    FIGURES.atEveryEffect(scenario, effect -> Trip.dyingLate(effect, 2));
  }

  /** To die before an effect leaves what it leaves to die after the one before. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("importantScenarios")
  void the_next_process_may_die_as_well(Scenario scenario) {
    FIGURES.atEveryTwoEffects(
        scenario, effect -> Trip.dyingForLong(effect, AFTER), effect -> Trip.dying(effect, AFTER));
  }
}

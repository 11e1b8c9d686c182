package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Side;
import dev.honeycomboperator.Tripwire.Trip;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TripwireTest {

  static Stream<Scenario> scenarios() {
    return Scenario.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void undisturbed(Scenario scenario) {
    History.of(scenario, List.of());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void one_death(Scenario scenario) {
    int n = 0;
    long t = System.nanoTime();
    for (var side : List.of(Side.BEFORE, Side.AFTER)) {
      for (int k = 1; History.of(scenario, List.of(Trip.dying(k, side))); k++) {
        n++;
      }
    }
    System.out.println(
        scenario + ": " + n + " deaths in " + (System.nanoTime() - t) / 1000000 + " ms");
  }
}

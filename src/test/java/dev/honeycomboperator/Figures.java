package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Trip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Goes through histories until there is no such effect any more, and counts. */
final class Figures {

  private final Map<Scenario, Integer> effects = new HashMap<>();
  private int points;
  private int leaked;
  private int lost;
  private int stuck;

  /** Trips at the first effect, at the second, and so on. */
  void atEveryEffect(Scenario scenario, IntFunction<Trip> trip) {
    for (int effect = 1; effect <= effects(scenario); effect++) {
      if (tried(scenario, trip.apply(effect))) {
        points++;
      }
    }
  }

  /** And in each such history the next process at its first effect, at its second, and so on. */
  void atEveryTwoEffects(Scenario scenario, IntFunction<Trip> first, IntFunction<Trip> second) {
    for (int effect = 1; effect <= effects(scenario); effect++) {
      for (int next = 1; tried(scenario, first.apply(effect), second.apply(next)); next++) {
        points++;
      }
    }
  }

  private int effects(Scenario scenario) {
    return effects.computeIfAbsent(scenario, History::effects);
  }

  private boolean tried(Scenario scenario, Trip... trips) {
    try {
      return History.of(scenario, trips);
    } catch (BrokenLaw broken) {
      switch (broken.law()) {
        case HistoryLaws.NOTHING_ELSE, HistoryLaws.NO_PREVIOUS, HistoryLaws.DELETION -> leaked++;
        case HistoryLaws.HANDED_OUT,
            HistoryLaws.NO_DEAD_KEY,
            HistoryLaws.HOLDS,
            HistoryLaws.DISABLED_FIRST ->
            lost++;
        case HistoryLaws.STUCK -> stuck++;
        default -> {}
      }
      throw new AssertionError(scenario + " " + List.of(trips), broken);
    }
  }

  @Override
  public String toString() {
    return "%d scenarios, %d trip points tried, leaked keys %d, keys lost in use %d, stuck resources %d"
        .formatted(effects.size(), points, leaked, lost, stuck);
  }
}

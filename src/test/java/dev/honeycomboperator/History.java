package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Trip;
import dev.honeycomboperator.crd.HoneycombApiKey;
import java.time.Duration;
import java.util.List;

/**
 * A scenario as it goes with the trips given: the process that dies of one is followed by another
 * on the same world, until nothing is left to do. The laws look on.
 */
final class History {

  private static final int MOST_TURNS = 300;
  private static final Duration LONGEST = Duration.ofDays(5);

  private final SimulatedWorld world;
  private final HistoryLaws laws;
  private final int mostPosts;
  private SimulatedProcess process;

  private History(SimulatedWorld world, int mostPosts) {
    this.world = world;
    this.laws = new HistoryLaws(world);
    this.mostPosts = mostPosts;
    this.process = world.process();
  }

  /**
   * @return whether every trip found its effect; if not, the history was shorter
   * @throws BrokenLaw if it came to what may not be
   */
  static boolean of(Scenario scenario, List<Trip> trips) {
    try (var world = new SimulatedWorld()) {
      var history = new History(world, scenario.posts() + trips.size());
      scenario.given().accept(world);
      history.prepare();
      scenario.when().accept(world);
      if (!trips.stream().allMatch(history::trips)) {
        return false;
      }
      history.settle();
      history.laws.inTheEnd();
      return true;
    }
  }

  private boolean trips(Trip trip) {
    process.wire().arm(trip);
    settle();
    if (!process.wire().hasSprung()) {
      return false;
    }
    if (process.isDead()) {
      process = world.process();
      for (int i = 0; i < trip.turns() && !isOver(); i++) {
        step();
      }
      world.carryOutHeld();
    }
    return true;
  }

  /** Until nothing is to be done soon. */
  private void prepare() {
    while (world.nextEvent().isPresent() || !process.pauses()) {
      step();
    }
  }

  private void settle() {
    var latest = world.clock.instant().plus(LONGEST);
    for (int turns = 0; !isOver() && !process.isDead(); turns++) {
      HistoryLaws.hold(
          turns < MOST_TURNS && world.clock.instant().isBefore(latest),
          HistoryLaws.STUCK,
          String.valueOf(world.resource().map(HoneycombApiKey::getStatus)));
      step();
    }
  }

  private boolean isOver() {
    return world.nextEvent().isEmpty() && process.rests();
  }

  private void step() {
    var due = process.due();
    var event = world.nextEvent().filter(at -> !at.isAfter(due));
    if (event.isPresent()) {
      world.advanceTo(event.get());
      return;
    }
    world.advanceTo(due);
    laws.look();
    process.turn();
    laws.afterTurn(mostPosts);
    if (!process.isDead() && process.pauses() && world.nextEvent().isEmpty()) {
      laws.atRest();
    }
  }
}

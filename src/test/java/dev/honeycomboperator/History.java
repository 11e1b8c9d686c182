package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Trip;
import dev.honeycomboperator.crd.HoneycombApiKey;
import java.time.Duration;
import java.util.stream.Stream;

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
  static boolean of(Scenario scenario, Trip... trips) {
    return of(scenario, Mutation.NONE, trips);
  }

  static boolean of(Scenario scenario, Mutation mutation, Trip... trips) {
    try (var world = new SimulatedWorld(mutation)) {
      var history = prepared(world, scenario, trips.length);
      if (!Stream.of(trips).allMatch(history::trips)) {
        return false;
      }
      history.settle();
      history.laws.inTheEnd();
      return true;
    }
  }

  /** How many effects there are where nothing is disturbed. */
  static int effects(Scenario scenario) {
    try (var world = new SimulatedWorld(Mutation.NONE)) {
      var history = prepared(world, scenario, 0);
      history.process.wire().arm(Trip.never());
      history.settle();
      history.laws.inTheEnd();
      return history.process.wire().effects();
    }
  }

  private static History prepared(SimulatedWorld world, Scenario scenario, int trips) {
    var history = new History(world, scenario.posts() + trips);
    scenario.given().accept(world);
    history.prepare();
    scenario.when().accept(world);
    return history;
  }

  private boolean trips(Trip trip) {
    process.wire().arm(trip);
    settle();
    if (!process.wire().hasSprung()) {
      return false;
    }
    if (process.isDead()) {
      world.agenda.advanceTo(world.agenda.clock.instant().plus(trip.down()));
      process = world.process();
      for (int i = 0; i < trip.turns() && !isOver(); i++) {
        step();
      }
      world.letHeldIn();
    }
    return true;
  }

  /** Until nothing is to be done soon. */
  private void prepare() {
    while (world.agenda.next().isPresent() || !process.pauses()) {
      step();
    }
  }

  private void settle() {
    var latest = world.agenda.clock.instant().plus(LONGEST);
    for (int turns = 0; !isOver() && !process.isDead(); turns++) {
      HistoryLaws.hold(
          turns < MOST_TURNS && world.agenda.clock.instant().isBefore(latest),
          HistoryLaws.STUCK,
          String.valueOf(world.resource().map(HoneycombApiKey::getStatus)));
      step();
    }
  }

  private boolean isOver() {
    return world.agenda.next().isEmpty() && process.rests();
  }

  private void step() {
    var due = process.due();
    var event = world.agenda.next().filter(at -> !at.isAfter(due));
    if (event.isPresent()) {
      world.agenda.advanceTo(event.get());
      return;
    }
    world.agenda.advanceTo(due);
    laws.look();
    process.turn();
    laws.afterTurn(mostPosts);
    if (!process.isDead() && process.pauses() && world.agenda.next().isEmpty()) {
      laws.atRest();
    }
  }
}

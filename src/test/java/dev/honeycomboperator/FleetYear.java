package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Side;
import dev.honeycomboperator.Tripwire.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A year of a fleet whose resources were all made in one minute. Processes die at random effects,
 * and sometimes nobody is there for days; the laws look on.
 */
final class FleetYear implements AutoCloseable {

  /**
   * @param gap effects between two trips on the average
   * @param absence at its end a process dies that has nothing to do, and until every key is overdue
   *     nobody is there
   */
  record Plan(int size, int gap, Duration length, Duration absence) {}

  private static final Duration EVERY = Duration.ofDays(90);
  private static final Duration OFTEN = Duration.ofDays(7);
  private static final Duration A_WAVE = Duration.ofDays(12);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Until every previous key must be gone. */
  private static final Duration END = Duration.ofDays(15);

  private final Plan plan;
  private final Random random;
  private final FleetWorld world;
  private final Outages outages = new Outages();
  private final List<String> names = new ArrayList<>();
  private FleetProcess process;
  private Instant nextDemand;
  private Instant longAbsence;
  private Trip trip = Trip.never();
  private int deaths;
  private int effects;
  private int turns;
  private int demands;

  FleetYear(Plan plan, Mutation mutation, long seed) {
    this.plan = plan;
    this.random = new Random(seed);
    this.world = new FleetWorld(plan.size(), mutation, new Random(seed + 1));
    this.process = world.process();
    this.longAbsence = world.now().plus(plan.absence());
    this.nextDemand = Instant.MAX;
  }

  /**
   * @throws BrokenLaw if it came to what may not be
   */
  void pass() {
    var end = world.now().plus(plan.length());
    found();
    nextDemand = world.now().plus(Duration.ofDays(1));
    while (world.now().isBefore(end)) {
      trip = drawn();
      process.wire().arm(trip);
      while (!process.wire().hasSprung() && world.now().isBefore(end)) {
        step();
        if (!world.now().isBefore(longAbsence)) {
          longAbsence = Instant.MAX;
          succeedAfter(A_WAVE);
          process.wire().arm(trip);
        }
      }
      effects += process.wire().effects();
      if (process.wire().hasSprung()) {
        overcome();
      }
    }
    nextDemand = Instant.MAX;
    process.wire().arm(Trip.never());
    until(world.now().plus(END));
    world.laws.inTheEnd();
  }

  private void found() {
    for (int i = 0; i < plan.size(); i++) {
      var name = "key-" + i;
      var every = i % 100 == 99 ? OFTEN : EVERY;
      names.add(name);
      world.laws.expect(name, every, outages);
      world.makeKey(name, every.toString());
    }
    world.honeycomb.switches().rateLimit(2 * plan.size(), A_MINUTE);
    while (!world.laws.areAllServed()) {
      step();
    }
    world.honeycomb.switches().rateLimit(100, A_MINUTE);
  }

  private Trip drawn() {
    var effect = 1 + random.nextInt(2 * plan.gap());
    return switch (random.nextInt(10)) {
      case 0 -> Trip.unheard(effect, random.nextBoolean() ? Side.BEFORE : Side.AFTER);
      case 1 -> Trip.dyingLate(effect, random.nextInt(5));
      default ->
          new Trip(effect, random.nextBoolean() ? Side.BEFORE : Side.AFTER, true, absence(), 0);
    };
  }

  private Duration absence() {
    var luck = random.nextInt(100);
    if (luck < 80) {
      return LEASE;
    }
    var hours = luck < 94 ? 12 : luck < 99 ? 60 : 240;
    return Duration.ofMinutes(1 + random.nextInt(hours * 60));
  }

  private void overcome() {
    if (process.isDead()) {
      succeedAfter(trip.down());
      for (int i = 0; i < trip.turns(); i++) {
        step();
      }
      world.letHeldIn();
    } else {
      outages.add(world.now(), world.now());
    }
  }

  private void succeedAfter(Duration down) {
    var from = world.now();
    world.agenda.advanceTo(from.plus(down));
    outages.add(from, world.now());
    deaths++;
    turns += process.turns();
    process = world.process();
    world.forgetCalls();
  }

  private void until(Instant then) {
    while (world.now().isBefore(then)) {
      step();
    }
  }

  private void step() {
    var due = process.due();
    var event = world.agenda.next().filter(at -> !at.isAfter(due));
    if (event.isPresent()) {
      world.agenda.advanceTo(event.get());
    } else if (nextDemand.isBefore(due)) {
      world.agenda.advanceTo(nextDemand);
      demand();
    } else {
      world.agenda.advanceTo(due);
      process.turn();
    }
    world.laws.check();
  }

  private void demand() {
    demands++;
    world.demand(names.get(random.nextInt(names.size())), "demand " + demands);
    nextDemand = world.now().plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60)));
  }

  int deaths() {
    return deaths;
  }

  int rotations() {
    return world.laws.rotations();
  }

  @Override
  public String toString() {
    var fewest = world.laws.lineages().stream().mapToInt(Lineage::rotations).min().orElse(0);
    return "%d rotations of %d keys (at least %d each), %d on demand, %d crashes, %d days nobody there, %d effects, %d turns, fullest minute %d"
        .formatted(
            rotations(),
            plan.size(),
            fewest,
            demands,
            deaths,
            outages.total().toDays(),
            effects,
            turns + process.turns(),
            world.laws.fullestMinute());
  }

  @Override
  public void close() {
    world.close();
  }
}

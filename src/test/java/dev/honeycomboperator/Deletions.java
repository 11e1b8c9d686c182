package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.NEXT_SWEEP;

import java.util.List;

/** The resource is deleted, and what is in the way. */
final class Deletions {

  static final Scenario DELETE = Scenario.existing("a deletion", 1, world -> delete(world));

  static final Scenario DISABLING =
      Scenario.existing(
          "a deletion, policy Disable", 1, world -> world.people.deleteKey("Disable"));

  static final Scenario RETAINING =
      Scenario.existing("a deletion, policy Retain", 1, world -> world.people.deleteKey("Retain"));

  static final Scenario UNAUTHORIZED =
      Scenario.of(
          "a deletion while the management key is refused",
          Deletions::sweptOnce,
          world -> {
            world.team.revokeManagementKey(world.credential);
            delete(world);
            world.in(Scenario.A_WHILE, it -> it.people.putCredential(it.team.managementKey()));
          },
          1);

  static final Scenario WITH_ANOTHER_CREDENTIAL =
      Scenario.existing(
          "a deletion while the management key is another team's",
          1,
          world -> {
            world.people.putCredential(world.honeycomb.team("other").managementKey());
            delete(world);
            world.in(Scenario.A_WHILE, it -> it.people.putCredential(it.credential));
          });

  static final Scenario MISROUTED =
      Scenario.of(
          "a deletion while Honeycomb answers for another team",
          Deletions::sweptOnce,
          world -> {
            world.doors.misroute(world.honeycomb.team("other").managementKey());
            delete(world);
            world.in(Scenario.A_WHILE, it -> it.doors.misroute(null));
          },
          1);

  static final Scenario IN_OVERLAP =
      Scenario.of("a deletion during the overlap", Scenario::replaced, Deletions::delete, 2);

  private Deletions() {}

  static List<Scenario> all() {
    return List.of(
        DELETE, DISABLING, RETAINING, UNAUTHORIZED, WITH_ANOTHER_CREDENTIAL, MISROUTED, IN_OVERLAP);
  }

  private static void delete(SimulatedWorld world) {
    world.people.deleteKey("Delete");
  }

  /** So that the list is as fresh as can be. */
  private static void sweptOnce(SimulatedWorld world) {
    Scenario.create(world);
    world.in(NEXT_SWEEP, it -> {});
  }
}

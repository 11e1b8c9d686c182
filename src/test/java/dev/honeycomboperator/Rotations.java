package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.OVERLAP;

import dev.honeycomboperator.effect.Names;
import java.time.Duration;
import java.util.List;

/** Keys get successors, and previous ones go or are had back. */
final class Rotations {

  /** When the previous key of a rotation that is asked for now is disabled, and not yet deleted. */
  private static final Duration DISABLED = OVERLAP.plusMinutes(30);

  /** Overlap, disabled, deleted: it ends when nothing is left to do. */
  static final Scenario ROTATE = Scenario.existing("a rotation", 2, Rotations::rotate);

  static final Scenario UNDONE =
      Scenario.existing(
          "a rotation that is undone for a while",
          2,
          world -> {
            rotate(world);
            world.in(DISABLED, it -> it.people.annotate(Names.KEEP_PREVIOUS, "true"));
            world.in(OVERLAP.multipliedBy(3), it -> it.people.annotate(Names.KEEP_PREVIOUS, ""));
          });

  static final Scenario LEAKED =
      Scenario.existing("the key has leaked", 2, Rotations::revokeAndRotate);

  static final Scenario LEAKED_IN_OVERLAP =
      Scenario.of(
          "the keys have leaked during the overlap",
          Scenario::replaced,
          Rotations::revokeAndRotate,
          3);

  static final Scenario SCHEDULED =
      Scenario.existing(
          "a rotation by schedule",
          2,
          world -> {
            world.people.specify(spec -> spec.putObject("rotation").put("every", "4h"));
            world.in(Duration.ofHours(5), it -> it.people.specify(spec -> spec.remove("rotation")));
          });

  static final Scenario RESTORED_IN_OVERLAP =
      Scenario.existing(
          "an older Secret comes back during the overlap",
          3,
          world -> restoredAfter(Scenario.A_WHILE, world));

  static final Scenario RESTORED_DISABLED =
      Scenario.existing(
          "an older Secret comes back when its key is disabled",
          3,
          world -> restoredAfter(DISABLED, world));

  static final Scenario DELETED =
      Scenario.of(
          "a deletion while a previous key is disabled",
          Rotations::disabled,
          world -> world.people.deleteKey("Delete"),
          2);

  static final Scenario RETAINED =
      Scenario.of(
          "a deletion while a previous key is disabled, policy Retain",
          Rotations::disabled,
          world -> world.people.deleteKey("Retain"),
          2);

  private Rotations() {}

  static List<Scenario> all() {
    return List.of(
        ROTATE,
        UNDONE,
        LEAKED,
        LEAKED_IN_OVERLAP,
        SCHEDULED,
        RESTORED_IN_OVERLAP,
        RESTORED_DISABLED,
        DELETED,
        RETAINED);
  }

  private static void rotate(SimulatedWorld world) {
    world.people.annotate(Names.ROTATE, "now");
  }

  private static void revokeAndRotate(SimulatedWorld world) {
    world.people.annotate(Names.REVOKE_AND_ROTATE, "now");
  }

  private static void restoredAfter(Duration time, SimulatedWorld world) {
    var older = world.secret().orElseThrow();
    rotate(world);
    world.in(time, it -> it.people.restoreSecret(older));
  }

  private static void disabled(SimulatedWorld world) {
    Scenario.create(world);
    world.in(Scenario.A_WHILE, Rotations::rotate);
    world.in(Scenario.A_WHILE.plus(DISABLED), it -> {});
  }
}

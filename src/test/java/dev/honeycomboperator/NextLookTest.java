package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("operator")
@Timeout(60)
class NextLookTest {

  @Test
  void however_far_off_a_rotation_is_the_key_is_looked_at_within_a_sweep() {
    try (var world = new SimulatedWorld(Mutation.NONE)) {
      world.people.makeKey("environment: {slug: production}, rotation: {every: 90d}");
      var process = world.process();

      while (!process.pauses()) {
        world.agenda.advanceTo(process.due());
        process.turn();
      }

      assertThat(world.resource().orElseThrow().lastStatus().nextRotation()).isNotNull();
      assertThat(process.keyDue()).isBeforeOrEqualTo(world.agenda.clock.instant().plus(SWEEP));
    }
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.Operation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new process finds everything as it was left, at the price of one look. */
@Tag("operator")
@Timeout(120)
class RestartTest {

  private static final int KEYS = 120;

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_restart_costs_one_paged_list_a_team_and_writes_nothing() {
    world.honeycomb.switches().rateLimit(10_000, java.time.Duration.ofMinutes(1));
    world.withTeam().started();
    IntStream.range(0, KEYS).forEach(i -> world.key("key-" + i));
    IntStream.range(0, KEYS).forEach(i -> world.expectReady("key-" + i));
    world.stop();
    world.honeycomb.journal().clear();
    world.forgetWrites();

    world.started();

    world.expectTurns("Settled", KEYS);
    assertThat(world.honeycomb.calls(Operation.LIST_KEYS)).isEqualTo(2);
    assertThat(world.honeycomb.calls(Operation.IDENTITY)).isEqualTo(1);
    assertThat(world.honeycomb.calls(Operation.LIST_ENVIRONMENTS)).isEqualTo(1);
    assertThat(world.honeycomb.journal().calls()).hasSize(4);
    world.expectNoWrites();
  }

  @Test
  void a_settled_resource_costs_nothing() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    world.expectTurns("Settled", 1);
    world.honeycomb.journal().clear();
    world.forgetWrites();
    var turns = world.turns("Settled");

    world.annotate("collectors", "example.com/note", "look again");

    world.expectTurns("Settled", turns + 1);
    assertThat(world.honeycomb.journal().calls()).isEmpty();
    world.expectNoWritesBut(1);
  }

  @Test
  void resources_restored_without_status_and_owners_are_attached_again() {
    world.withTeam().started();
    var resource = world.key("collectors");
    world.expectReady("collectors");
    var key = world.liveKeys().getFirst();
    world.stop();
    world.restore(resource);

    world.started();

    world.expectReady("collectors");
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.secret("collectors").getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner ->
                assertThat(owner.getUid())
                    .isEqualTo(world.resource("collectors").require().getMetadata().getUid()));
  }
}

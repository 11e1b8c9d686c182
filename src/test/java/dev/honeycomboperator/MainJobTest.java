package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("operator")
@Timeout(60)
class MainJobTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_key_is_minted_proven_and_handed_out_in_a_secret() {
    world.withTeam().started();

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    var key = world.liveKeys().getFirst();
    assertThat(world.status("collectors").keyId()).isEqualTo(key.id());
    assertThat(world.value("collectors").startsWith(key.id())).isTrue();
  }

  @Test
  void creating_costs_one_post_and_one_proof() {
    world.withTeam().started();

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.honeycomb.calls(Operation.INTROSPECT)).isEqualTo(1);
  }

  @Test
  void deleting_costs_one_delete_once_the_process_has_looked_around() {
    world.set("settling-time", "PT1.1S").withTeam().started();
    world.key("first");
    world.expectReady("first");
    world.resource("first").delete();
    world.expectGone("first");
    world.key("second");
    world.expectReady("second");
    world.honeycomb.journal().clear();

    world.resource("second").delete();

    world.expectGone("second");
    assertThat(world.honeycomb.journal().calls())
        .singleElement()
        .satisfies(call -> assertThat(call.route()).isEqualTo(Route.DELETE_KEY));
    assertThat(world.liveKeys()).isEmpty();
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way out of a deletion for which no management key will ever come back. */
@Tag("operator")
@Timeout(60)
class RetainTest {

  private final World world = new World().set("overlap", "PT1H");
  private final ManagementKey credential = world.team.managementKey();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadEnds")
  void every_key_that_is_left_behind_is_named(
      String name, Reason reason, Consumer<RetainTest> deadEnd) {
    var keys = rotated();
    var value = world.value("collectors");
    deadEnd.accept(this);
    world.resource("collectors").delete();
    world.expectNotReady("collectors", reason);

    world.edit("collectors", world::retaining);

    world.expectGone("collectors");
    expectNamed(keys);
    assertThat(world.honeycomb.accepts(value)).isTrue();
    assertThat(world.value("collectors")).isEqualTo(value);
    assertThat(world.secret("collectors").getMetadata().getOwnerReferences()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadEnds")
  void every_key_that_is_left_behind_is_named_by_a_process_that_never_saw_it(
      String name, Reason reason, Consumer<RetainTest> deadEnd) {
    var keys = rotated();
    world.stop();
    deadEnd.accept(this);
    world.resource("collectors").delete();
    world.secretResource("collectors").delete();
    world.edit("collectors", world::retaining);

    world.started();

    world.expectGone("collectors");
    expectNamed(keys);
  }

  static Stream<Arguments> deadEnds() {
    return Stream.of(
        deadEnd(
            "a management key that is refused",
            Reason.CREDENTIAL_REFUSED,
            test -> test.manageWith(new ManagementKey("hcamk_nobody", Sensitive.of("nothing")))),
        deadEnd(
            "a management key of another team",
            Reason.CREDENTIAL_OF_ANOTHER_TEAM,
            test -> test.manageWith(test.world.honeycomb.team("other").managementKey())),
        deadEnd(
            "no management key",
            Reason.CREDENTIAL_NOT_FOUND,
            test -> takeByForce(test.world.secretResource("honeycomb-management-key"))),
        deadEnd("no team", Reason.TEAM_NOT_FOUND, test -> takeByForce(test.world.teamResource())));
  }

  @Test
  void an_outage_is_no_dead_end() {
    world.withTeam(credential).started();
    world.key("collectors", "environment: {slug: production}", "deletionPolicy: Retain");
    world.expectReady("collectors");
    world.honeycomb.outage(Fault.serverError());

    world.resource("collectors").delete();

    world.expectNotReady("collectors", Reason.HONEYCOMB_UNAVAILABLE);
    assertThat(world.resource("collectors").require().getFinalizers())
        .containsExactly(Names.FINALIZER);
    world.honeycomb.heal();
    world.expectGone("collectors");
    assertThat(world.liveKeys()).isEmpty();
    assertThat(world.team.liveKeys()).hasSize(1);
  }

  private List<String> rotated() {
    world.withTeam(credential).started();
    world.key("collectors");
    world.expectReady("collectors");
    world.annotate("collectors", Names.ROTATE, "now");
    world.expect(() -> assertThat(world.status("collectors").previousIds()).hasSize(1));
    world.expectReady("collectors");
    return world.liveKeys().stream().map(ApiKey::id).toList();
  }

  private void manageWith(ManagementKey key) {
    world.credential(key.id(), key.secret().reveal());
  }

  private void expectNamed(List<String> keys) {
    assertThat(keys).hasSize(2);
    world.expect(
        () ->
            assertThat(world.events("collectors"))
                .anySatisfy(
                    event -> {
                      assertThat(event.getReason()).isEqualTo("Abandoned");
                      assertThat(event.getMessage()).contains(keys);
                    }));
  }

  private static <T extends HasMetadata> void takeByForce(Resource<T> resource) {
    resource.delete();
    World.letGo(resource);
  }

  private static Arguments deadEnd(String name, Reason reason, Consumer<RetainTest> strike) {
    return Arguments.of(name, reason, strike);
  }
}

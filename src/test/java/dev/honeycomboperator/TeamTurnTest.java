package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.effect.Finalizers;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn of a process whose caches hold nothing yet. */
@Tag("operator")
@Timeout(60)
class TeamTurnTest {

  private final World world = new World();

  @BeforeEach
  void deleting() {
    world.withTeam();
    var team = world.teamResource().require();
    new Finalizers(world.kubernetes).add(team, Names.IN_USE);
    world.teamResource().delete();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_team_stays_for_a_resource_that_only_the_api_server_knows() {
    world.key("collectors");

    turn();

    assertThat(world.teamResource().get()).isNotNull();
  }

  @Test
  void a_team_goes_that_no_resource_names() {
    turn();

    assertThat(world.teamResource().get()).isNull();
  }

  private void turn() {
    OperatorAssembly.parts(
            world.operators(),
            world.settings(),
            world.metrics,
            "test",
            InstantSource.system(),
            Pause.SLEEP,
            () -> {})
        .teams()
        .reconcile(world.teamResource().require(), of(HoneycombTeam.class));
  }

  @SuppressWarnings("unchecked") // a proxy has no type parameters
  private static <T extends HasMetadata> Context<T> of(Class<T> type) {
    return (Context<T>)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("isPrimaryResourceDeleted");
              return false;
            });
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Histories in which a key was once leaked, lost or stuck. */
@Tag("operator")
@Timeout(60)
class PromisesTest {

  private final World world =
      new World().set("sweep-interval", "PT0.5S").set("settling-time", "PT1.1S");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_finalizer_lost_to_a_replace_is_put_back_while_a_key_lives() {
    ready();

    world.key("collectors");

    world.expect(
        () ->
            assertThat(world.resource("collectors").require().getFinalizers())
                .containsExactly(Names.FINALIZER));
  }

  @Test
  void a_key_whose_proof_cannot_be_had_is_ready_and_not_verified() {
    world.withTeam().started();
    world.honeycomb.failEvery(Operation.INTROSPECT, Fault.serverError());

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(world.condition("collectors", "Verified").orElseThrow().getStatus())
        .isEqualTo("Unknown");
  }

  @Test
  void deletion_needs_neither_environment_nor_proof() {
    world.set("sweep-interval", "PT1H");
    ready();
    world.key("collectors", "environment: {slug: nowhere}");
    world.expectNotReady("collectors", Reason.ENVIRONMENT_NOT_FOUND);
    world.honeycomb.failEvery(Operation.LIST_ENVIRONMENTS, Fault.serverError());
    world.honeycomb.failEvery(Operation.INTROSPECT, Fault.serverError());

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.liveKeys()).isEmpty();
  }

  @Test
  void an_id_that_cannot_be_one_names_no_key() {
    ready();
    world
        .secretResource("collectors")
        .edit(
            found -> {
              found
                  .getMetadata()
                  .getAnnotations()
                  .computeIfPresent(
                      Names.LEDGER,
                      (name, text) ->
                          text.replace("{\"v\":1,", "{\"v\":1,\"previous\":[\"../x\"],"));
              return found;
            });

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.liveKeys()).isEmpty();
  }

  @Test
  void a_key_disabled_in_the_ui_can_be_rotated_away_during_an_overlap() {
    world.team.environment("staging");
    var first = ready();
    world.key("collectors", "environment: {slug: staging}");
    world.expectReady("collectors");
    world.team.disableInUi(
        world.liveKeys().stream().filter(key -> !key.equals(first)).findFirst().orElseThrow().id());
    world.expectNotReady("collectors", Reason.DISABLED_IN_HONEYCOMB);

    world.annotate("collectors", Names.ROTATE, "now");

    world.expectReady("collectors");
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(world.posts()).isEqualTo(3);
  }

  @Test
  void a_previous_key_that_lost_its_mark_is_retired_all_the_same() {
    world.set("overlap", "PT4S");
    var first = ready();
    world.annotate("collectors", Names.ROTATE, "now");
    world.expect(() -> assertThat(world.posts()).isEqualTo(2));

    world.team.renameInUi(first.id(), "anything");

    world.expect(() -> assertThat(world.team.key(first.id())).isEmpty());
    assertThat(world.liveKeys()).hasSize(1);
  }

  @Test
  void no_key_is_handed_out_that_status_does_not_name() {
    world.set("write-allowance", "PT1S").set("lease-duration", "PT6S").withTeam().started();
    world.expectTeam("True", Reason.AVAILABLE);
    var refusal = world.refuseWrites("honeycombapikeys/status");
    world.key("collectors");
    world.expect(() -> assertThat(world.posts()).isPositive());
    world.expect(() -> assertThat(world.turns("Issue")).isPositive());
    assertThat(world.secretResource("collectors").get()).isNull();

    refusal.run();

    world.expectReady("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
  }

  @Test
  void a_key_is_in_status_before_it_is_in_its_secret() {
    world.withTeam().started();
    world.expectTeam("True", Reason.AVAILABLE);
    var noSecret = world.refuseWrites("secrets");
    world.key("collectors");

    world.expect(() -> assertThat(world.status("collectors").recordedIds()).isNotEmpty());

    noSecret.run();
    world.expectReady("collectors");
    assertThat(world.liveKeys()).hasSize(1);
  }

  @Test
  void a_rate_limit_at_the_sweep_does_not_close_the_team() {
    ready();
    world.honeycomb.failEvery(
        Operation.LIST_KEYS,
        Fault.rateLimited(Fault.RetryAfterForm.SECONDS, Duration.ofSeconds(1)));
    world.expectTeam("False", Reason.RATE_LIMITED);

    world.key("another");

    world.expectReady("another");
  }

  @Test
  void a_fight_over_the_secret_is_not_fought_for_ever() {
    ready();
    var opponent =
        world
            .secretResource("collectors")
            .inform(
                new ResourceEventHandler<Secret>() {
                  @Override
                  public void onAdd(Secret secret) {
                    onUpdate(secret, secret);
                  }

                  @Override
                  public void onUpdate(Secret before, Secret secret) {
                    if (!secret.getMetadata().getOwnerReferences().isEmpty()) {
                      secret.getMetadata().setOwnerReferences(List.of());
                      secret.getMetadata().setResourceVersion(null);
                      world.kubernetes.resource(secret).update();
                    }
                  }

                  @Override
                  public void onDelete(Secret secret, boolean unknown) {}
                });

    var contested = world.expectNotReady("collectors", Reason.SECRET_CONTESTED);

    opponent.close();
    assertThat(contested.getMessage()).contains("managed-fields");
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.turns("Rewrite")).isEqualTo(10);
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
  }

  private ApiKey ready() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    return world.liveKeys().getFirst();
  }
}

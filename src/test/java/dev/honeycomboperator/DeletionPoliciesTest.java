package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("operator")
@Timeout(60)
class DeletionPoliciesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void delete_deletes_the_key() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.team.keys()).isEmpty();
  }

  @Test
  void disable_leaves_the_key_disabled_and_without_our_mark() {
    world.withTeam().started();
    world.key("collectors", "environment: {slug: production}", "deletionPolicy: Disable");
    world.expectReady("collectors");

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.team.keys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.disabled()).isTrue();
              assertThat(key.name()).isEqualTo(world.namespace + "/collectors");
            });
  }

  @Test
  void retain_leaves_key_and_secret_to_their_users() {
    world.withTeam().started();
    world.key("collectors", "environment: {slug: production}", "deletionPolicy: Retain");
    world.expectReady("collectors");

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.team.liveKeys())
        .extracting(ApiKey::name)
        .noneMatch(name -> name.contains("[k8s:"));
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    var meta = world.secret("collectors").getMetadata();
    assertThat(meta.getOwnerReferences()).isEmpty();
    assertThat(meta.getLabels()).isNullOrEmpty();
    assertThat(meta.getAnnotations()).isNullOrEmpty();
  }

  @Test
  void deletion_waits_out_an_outage_and_keeps_the_finalizer() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    world.honeycomb.failEvery(Operation.DELETE_KEY, Fault.serverError());

    world.resource("collectors").delete();

    world.expect(() -> assertThat(world.honeycomb.calls(Operation.DELETE_KEY)).isGreaterThan(2));
    assertThat(world.resource("collectors").get()).isNotNull();
    world.honeycomb.heal();
    world.expectGone("collectors");
    assertThat(world.liveKeys()).isEmpty();
  }

  @Test
  void retain_is_the_way_out_where_the_credential_is_dead() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    world.credential("hcamk_nobody", "nothing");
    world.expectTeam("False", Reason.CREDENTIAL_REFUSED);
    world.resource("collectors").delete();
    world.expectNotReady("collectors", Reason.CREDENTIAL_REFUSED);

    world.edit("collectors", found -> world.retaining(found));

    world.expectGone("collectors");
    world.expect(
        () ->
            assertThat(world.events("collectors"))
                .anySatisfy(event -> assertThat(event.getReason()).isEqualTo("Abandoned")));
  }

  @Test
  void a_team_and_its_credential_outlive_the_last_key_that_needs_them() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    world.secretResource("honeycomb-management-key").delete();
    world.teamResource().delete();

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(world.liveKeys()).isEmpty();
    world.expect(() -> assertThat(world.teamResource().get()).isNull());
    world.expect(() -> assertThat(world.secretResource("honeycomb-management-key").get()).isNull());
  }

  @Test
  void a_team_that_is_being_deleted_serves_its_keys_and_takes_no_new_ones() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    world.teamResource().delete();

    world.key("late");

    world.expectNotReady("late", Reason.TEAM_TERMINATING);
    world.team.renameInUi(
        world.liveKeys().getFirst().id(), "renamed " + world.liveKeys().getFirst().name());
    assertThat(world.posts()).isEqualTo(1);
  }
}

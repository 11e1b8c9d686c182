package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What stands against a key is known before one is made, told where people look, and mended without
 * us.
 */
@Tag("operator")
@Timeout(60)
class RefusalsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_secret_that_is_not_ours_is_left_alone_until_it_is_gone() {
    world.withTeam().started();
    createForeignSecret("collectors");

    world.key("collectors");

    refusedWithoutPost("collectors", Reason.SECRET_CONFLICT);
    assertThat(world.entry("collectors", "theirs")).contains("precious");
    world.secretResource("collectors").delete();
    world.expectReady("collectors");
  }

  @Test
  void an_unknown_environment_is_named_with_the_nearest_and_found_once_it_exists() {
    world.withTeam().started();

    world.key("collectors", "environment: {slug: producktion}");

    var ready = refusedWithoutPost("collectors", Reason.ENVIRONMENT_NOT_FOUND);
    assertThat(ready).contains("'producktion'").contains("production");
    world.team.environment("producktion");
    world.expectReady("collectors");
  }

  @Test
  void a_wrong_management_key_makes_the_team_not_ready_until_it_is_replaced() {
    world.withTeam();
    world.credential("hcamk_nobody", "nothing");
    world.started();

    world.key("collectors");

    refusedWithoutPost("collectors", Reason.CREDENTIAL_REFUSED);
    var good = world.team.managementKey();
    world.credential(good.id(), good.secret().reveal());
    world.expectReady("collectors");
  }

  @Test
  void a_management_key_that_may_only_read_is_refused_until_it_is_replaced() {
    world.withTeam(world.team.managementKey("api-keys:read", "environments:read")).started();

    world.key("collectors");

    assertThat(refusedWithoutPost("collectors", Reason.MISSING_SCOPE)).contains("api-keys:write");
    var good = world.team.managementKey("api-keys:write", "environments:read");
    world.credential(good.id(), good.secret().reveal());
    world.expectReady("collectors");
  }

  @Test
  void a_management_key_of_another_team_is_refused() {
    world.withTeam().started();
    world.expectTeam("True", Reason.AVAILABLE);
    var other = world.honeycomb.team("other").managementKey();

    world.credential(other.id(), other.secret().reveal());

    world.expectTeam("False", Reason.CREDENTIAL_OF_ANOTHER_TEAM);
  }

  @Test
  void a_key_type_that_the_team_does_not_allow_is_refused_until_it_is_allowed() {
    world.withTeam();
    world.teamResource().edit(team -> world.allowing(team, "ingest"));
    world.started();

    world.key(
        "admin",
        "type: configuration",
        "environment: {slug: production}",
        "permissions: {manageBoards: true}");

    refusedWithoutPost("admin", Reason.KEY_TYPE_NOT_ALLOWED);
    world.teamResource().edit(team -> world.allowing(team, "ingest", "configuration"));
    world.expectReady("admin");
  }

  @Test
  void a_namespace_that_the_cluster_team_does_not_allow_is_refused_until_it_is_allowed() {
    world
        .withClusterTeam("{from: Selector, selector: {matchLabels: {honeycomb: allowed}}}")
        .started();

    world.keyOfClusterTeam("collectors");

    refusedWithoutPost("collectors", Reason.NAMESPACE_NOT_ALLOWED);
    world.labelNamespace("honeycomb", "allowed");
    world.expectReady("collectors");
  }

  @Test
  void a_team_that_does_not_exist_is_named_and_waited_for() {
    world.started();

    world.key("collectors");

    refusedWithoutPost("collectors", Reason.TEAM_NOT_FOUND);
    world.withTeam();
    world.expectReady("collectors");
  }

  @Test
  void a_resource_that_never_got_a_key_can_be_deleted_without_its_team() {
    world.started();
    world.key("collectors");
    world.expectNotReady("collectors", Reason.TEAM_NOT_FOUND);

    world.resource("collectors").delete();

    world.expectGone("collectors");
  }

  @Test
  void a_disabled_key_is_not_minted_where_there_is_none() {
    world.withTeam().started();

    world.key("collectors", "environment: {slug: production}", "disabled: true");

    refusedWithoutPost("collectors", Reason.NOTHING_TO_DISABLE);
  }

  @Test
  void of_two_resources_that_name_one_secret_the_older_gets_it() {
    world.withTeam().started();
    world.key("first", "environment: {slug: production}", "secret: {name: shared}");
    world.expectReady("first");

    world.key("second", "environment: {slug: production}", "secret: {name: shared}");

    var ready = world.expectNotReady("second", Reason.SECRET_CONFLICT);
    assertThat(ready.getMessage()).contains("first");
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void an_endpoint_that_the_installation_does_not_allow_gets_no_credential() {
    world.set("allowed-endpoints", "https://somewhere.example").withTeam().started();

    world.key("collectors");

    refusedWithoutPost("collectors", Reason.ENDPOINT_NOT_ALLOWED);
    assertThat(world.honeycomb.journal().calls()).isEmpty();
  }

  private void createForeignSecret(String name) {
    world
        .kubernetes
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(world.namespace)
                .endMetadata()
                .withStringData(Map.of("theirs", "precious"))
                .build())
        .create();
  }

  private String refusedWithoutPost(String name, Reason reason) {
    var ready = world.expectNotReady(name, reason);
    world.expect(
        () ->
            assertThat(world.events(name))
                .anySatisfy(event -> assertThat(event.getReason()).isEqualTo(reason.text())));
    assertThat(world.condition(name, "Stalled").isPresent()).isEqualTo(reason.stalled());
    assertThat(world.posts()).isZero();
    return ready.getMessage();
  }
}

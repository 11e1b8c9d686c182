package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.Fault;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In whatever order a key, its team and the credential are deleted, no key is left behind. */
@Tag("operator")
@Timeout(90)
class DeletionOrderTest {

  private static final String CREDENTIAL = "honeycomb-management-key";

  private static final List<Class<? extends HasMetadata>> DEFINITIONS =
      List.of(HoneycombApiKey.class, HoneycombTeam.class, ClusterHoneycombTeam.class);

  private final World world = new World();
  private final ManagementKey credential = world.team.managementKey();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_credential_first() {
    ready();
    try (var vigil = Vigil.over(world)) {
      world.secretResource(CREDENTIAL).delete();

      world.resource("collectors").delete();

      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
      world.teamResource().delete();
      expectGone(world.secretResource(CREDENTIAL));
    }
  }

  @Test
  void the_team_first() {
    ready();
    try (var vigil = Vigil.over(world)) {
      world.teamResource().delete();

      world.resource("collectors").delete();

      vigil.expectThatNothingWasLeftBehind();
      expectGone(world.teamResource());
    }
  }

  @Test
  void the_team_and_its_credential_last() {
    ready();
    world.resource("collectors").delete();
    world.expectGone("collectors");

    world.teamResource().delete();
    world.secretResource(CREDENTIAL).delete();

    expectGone(world.teamResource());
    expectGone(world.secretResource(CREDENTIAL));
    assertThat(world.liveKeys()).isEmpty();
  }

  @Test
  void a_credential_taken_by_force_is_waited_for() {
    ready();
    try (var vigil = Vigil.over(world)) {
      takeByForce(world.secretResource(CREDENTIAL));
      world.expectTeam("False", Reason.CREDENTIAL_NOT_FOUND);

      world.resource("collectors").delete();

      world.expectNotReady("collectors", Reason.CREDENTIAL_NOT_FOUND);
      world.credential(credential.id(), credential.secret().reveal());
      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @Test
  void a_team_taken_by_force_is_waited_for() {
    ready();
    try (var vigil = Vigil.over(world)) {
      takeByForce(world.teamResource());

      world.resource("collectors").delete();

      world.expectNotReady("collectors", Reason.TEAM_NOT_FOUND);
      world.withTeam(credential);
      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @Test
  void all_together_with_their_namespace() {
    ready();
    world.key("second");
    world.expectReady("second");
    try (var vigil = Vigil.over(world)) {
      world.kubernetes.namespaces().withName(world.namespace).delete();

      expectGone(world.kubernetes.namespaces().withName(world.namespace));
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @Test
  void all_together_with_their_namespace_during_an_outage() {
    ready();
    world.honeycomb.outage(Fault.serverError());
    try (var vigil = Vigil.over(world)) {
      world.kubernetes.namespaces().withName(world.namespace).delete();

      world.expectNotReady("collectors", Reason.HONEYCOMB_UNAVAILABLE);
      assertThat(world.resource("collectors").require().getFinalizers()).contains(Names.FINALIZER);
      world.honeycomb.heal();
      expectGone(world.kubernetes.namespaces().withName(world.namespace));
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @Test
  void all_together_with_their_namespace_and_while_no_operator_runs() {
    ready();
    world.stop();
    world.kubernetes.namespaces().withName(world.namespace).delete();
    try (var vigil = Vigil.over(world)) {
      world.started();

      expectGone(world.kubernetes.namespaces().withName(world.namespace));
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @Test
  void a_namespace_whose_key_was_never_made_goes_at_once() {
    world.withTeam(credential).started();
    world.key("collectors", "environment: {slug: nowhere}");
    world.expectNotReady("collectors", Reason.ENVIRONMENT_NOT_FOUND);

    world.kubernetes.namespaces().withName(world.namespace).delete();

    expectGone(world.kubernetes.namespaces().withName(world.namespace));
    assertThat(world.posts()).isZero();
  }

  @Test
  void all_resources_together_with_their_definitions() {
    Assumptions.assumeTrue(
        world.cluster().kind() != TestCluster.Kind.NAMED,
        "a cluster that others use keeps its definitions");
    ready();
    var backups = DEFINITIONS.stream().map(type -> definition(type).require()).toList();
    try (var vigil = Vigil.over(world)) {
      backups.forEach(backup -> world.kubernetes.resource(backup).delete());

      DEFINITIONS.forEach(type -> expectGone(definition(type)));
      vigil.expectThatNothingWasLeftBehind();
    } finally {
      backups.forEach(this::putBack);
    }
    world.withTeam(credential).key("collectors");
    world.expectReady("collectors");
  }

  private Resource<CustomResourceDefinition> definition(Class<? extends HasMetadata> type) {
    return world
        .kubernetes
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(HasMetadata.getFullResourceName(type));
  }

  private void putBack(CustomResourceDefinition backup) {
    backup.setMetadata(new ObjectMetaBuilder().withName(backup.getMetadata().getName()).build());
    backup.setStatus(null);
    world.kubernetes.resource(backup).createOr(existing -> existing.update());
    world
        .kubernetes
        .resource(backup)
        .waitUntilCondition(
            crd ->
                crd != null
                    && crd.getStatus() != null
                    && crd.getStatus().getConditions().stream()
                        .anyMatch(
                            c -> c.getType().equals("Established") && c.getStatus().equals("True")),
            30,
            TimeUnit.SECONDS);
  }

  private void ready() {
    world.withTeam(credential).started();
    world.key("collectors");
    world.expectReady("collectors");
  }

  private static <T extends HasMetadata> void takeByForce(Resource<T> resource) {
    resource.delete();
    World.letGo(resource);
    expectGone(resource);
  }

  private static void expectGone(Resource<?> resource) {
    org.awaitility.Awaitility.await()
        .atMost(World.PATIENCE.multipliedBy(2))
        .until(() -> resource.get() == null);
  }
}

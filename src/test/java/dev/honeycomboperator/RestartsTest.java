package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workloads that read a key once are restarted for a new one, if that is asked for. */
@Tag("operator")
@Timeout(60)
class RestartsTest {

  private static final String RESTARTING =
      "environment: {slug: production}, restart: [{kind: Deployment, name: one}, {kind: Deployment,"
          + " name: other}]";

  private final World world =
      new World().set("overlap", "PT1H").set("restart-workloads", "true").withTeam();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nothing_is_restarted_for_a_first_key() {
    world.started();
    make("one");

    ready();

    assertThat(restartedFor("one")).isEmpty();
  }

  @Test
  void workloads_are_restarted_one_after_the_other() {
    world.started();
    make("one");
    make("other");
    ready();

    rotate();

    world.expect(() -> assertThat(restartedFor("one")).contains(keyId()));
    assertThat(restartedFor("other")).isEmpty();
    comesUp("one");
    world.annotate("collectors", "example.com/look", "again");
    world.expect(() -> assertThat(restartedFor("other")).contains(keyId()));
  }

  @Test
  void a_restart_that_somebody_takes_back_is_not_repeated() {
    world.started();
    make("one");
    ready();
    rotate();
    world.expect(() -> assertThat(restartedFor("one")).contains(keyId()));
    expectRecorded("Deployment/one");

    deployment("one").edit(RestartsTest::withoutAnnotations);

    world.annotate("collectors", "example.com/look", "again");
    expectRecorded("Deployment/other");
    assertThat(restartedFor("one")).isEmpty();
  }

  @Test
  void an_operator_that_may_not_restart_says_so() {
    world.set("restart-workloads", "false").started();
    ready();

    rotate();

    var ready = world.expectNotReady("collectors", Reason.RESTART_NOT_ALLOWED);
    assertThat(ready.getMessage()).contains("spec.restart", "restartWorkloads");
  }

  private void ready() {
    world.key("collectors", RESTARTING);
    world.expectReady("collectors");
  }

  private void rotate() {
    var old = keyId();
    world.annotate("collectors", Names.ROTATE, "now");
    world.expect(() -> assertThat(keyId()).isNotEqualTo(old));
  }

  private String keyId() {
    return Objects.requireNonNull(world.status("collectors").keyId());
  }

  private void expectRecorded(String workload) {
    world.expect(
        () ->
            assertThat(world.secret("collectors").getMetadata().getAnnotations().get(Names.LEDGER))
                .contains(workload));
  }

  private void make(String name) {
    world
        .kubernetes
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(world.namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .withMatchLabels(Map.of("app", name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", name))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("registry.invalid/none")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  /** As its controller would say; a real one says otherwise, no node being there. */
  private void comesUp(String name) {
    deployment(name)
        .editStatus(
            found ->
                new DeploymentBuilder(found)
                    .withNewStatus()
                    .withObservedGeneration(found.getMetadata().getGeneration())
                    .withReplicas(1)
                    .withUpdatedReplicas(1)
                    .withReadyReplicas(1)
                    .withAvailableReplicas(1)
                    .endStatus()
                    .build());
  }

  private static Deployment withoutAnnotations(Deployment found) {
    return new DeploymentBuilder(found)
        .editSpec()
        .editTemplate()
        .editMetadata()
        .withAnnotations(Map.of())
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }

  private RollableScalableResource<Deployment> deployment(String name) {
    return world.kubernetes.apps().deployments().inNamespace(world.namespace).withName(name);
  }

  private Optional<String> restartedFor(String name) {
    return Optional.ofNullable(
            deployment(name).require().getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.RESTARTED_FOR));
  }
}

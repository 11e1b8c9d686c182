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
    make("one", 1);
    make("other", 1);
    ready();

    rotate();

    world.expect(() -> assertThat(restartedFor("one")).contains(keyId()));
    assertThat(restartedFor("other")).isEmpty();
    comesUpWithoutPods("one");
    world.expect(() -> assertThat(restartedFor("other")).contains(keyId()));
  }

  @Test
  void workloads_are_restarted_for_a_key_that_took_the_place_of_a_deleted_one() {
    world.set("sweep-interval", "PT0.5S").started();
    make("one", 0);
    ready();
    var old = keyId();

    world.team.deleteInUi(old);

    world.expect(() -> assertThat(keyId()).isNotEqualTo(old));
    world.expect(() -> assertThat(restartedFor("one")).contains(keyId()));
  }

  @Test
  void all_workloads_are_restarted_though_the_leaked_key_is_gone_before() {
    world.started();
    make("one", 0);
    make("other", 0);
    ready();

    world.annotate("collectors", Names.REVOKE_AND_ROTATE, "now");

    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
    world.expect(() -> assertThat(restartedFor("one")).contains(keyId()));
    comesUpWithoutPods("one");
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
    make(name, 1);
  }

  private void make(String name, int replicas) {
    world
        .kubernetes
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(world.namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
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

  /** No node is there: it is scaled down. */
  private void comesUpWithoutPods(String name) {
    deployment(name)
        .edit(found -> new DeploymentBuilder(found).editSpec().withReplicas(0).endSpec().build());
    // A real cluster has a controller that says so.
    if (world.cluster().embedded().isPresent()) {
      deployment(name)
          .editStatus(
              found ->
                  new DeploymentBuilder(found)
                      .withNewStatus()
                      .withObservedGeneration(found.getMetadata().getGeneration())
                      .endStatus()
                      .build());
    }
    world.annotate("collectors", "example.com/look", "again");
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

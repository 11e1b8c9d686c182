package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Consumers.Consumer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningPodTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String STARTED = "{phase: Running, startTime: \"2026-11-22T12:00:00Z\"}";

  @Test
  void a_pod_is_a_consumer_of_each_secret_in_its_own_way() {
    var pod = RunningPod.of(pod("{}", STARTED)).orElseThrow();

    assertThat(pod.consumerOf("mounted")).contains(new Consumer("Pod/p-x7k2", true, NOON));
    assertThat(pod.consumerOf("imported")).contains(new Consumer("Pod/p-x7k2", false, NOON));
    assertThat(pod.consumerOf("another")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{phase: Pending}",
        "{phase: Succeeded, startTime: \"2026-11-22T12:00:00Z\"}",
        "{phase: Failed, startTime: \"2026-11-22T12:00:00Z\"}",
        "{phase: Running, startTime: noon}"
      })
  void who_has_not_started_or_has_ended_consumes_nothing(String status) {
    assertThat(RunningPod.of(pod("{}", status))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{phase: Pending, startTime: \"2026-11-22T12:00:00Z\"}",
        "{phase: Unknown, startTime: \"2026-11-22T12:00:00Z\"}",
        "{startTime: \"2026-11-22T14:00:00+02:00\"}"
      })
  void who_has_started_consumes_whatever_else_is_said_of_it(String status) {
    assertThat(RunningPod.of(pod("{}", status)).map(RunningPod::started)).contains(NOON);
  }

  @Test
  void who_is_to_be_deleted_consumes_until_it_is_gone() {
    var pod = pod("{deletionTimestamp: \"2026-11-22T12:30:00Z\"}", STARTED);

    assertThat(RunningPod.of(pod)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                              | Pod/p-x7k2
          {ownerReferences: [{kind: Node, name: n}]}                                      | Pod/p-x7k2
          {ownerReferences: [{kind: Node, name: n}, {kind: Job, name: j, controller: true}]} | Job/j
          {ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]}           | DaemonSet/agent
          {ownerReferences: [{kind: StatefulSet, name: s, controller: true}]}             | StatefulSet/s
          {labels: {pod-template-hash: x7}, ownerReferences: [{kind: ReplicaSet, name: a-b-x7, controller: true}]} | Deployment/a-b
          {ownerReferences: [{kind: ReplicaSet, name: a-b-x7, controller: true}]}         | ReplicaSet/a-b-x7
          {labels: {pod-template-hash: y8}, ownerReferences: [{kind: ReplicaSet, name: a-b-x7, controller: true}]} | ReplicaSet/a-b-x7
          {labels: {pod-template-hash: x7}, ownerReferences: [{kind: Rollout, name: a-x7, controller: true}]} | Rollout/a-x7
          """)
  void a_pod_is_named_for_what_people_would_restart(String meta, String workload) {
    var pod = pod(meta, STARTED);

    assertThat(RunningPod.of(pod).map(RunningPod::workload)).contains(workload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | {phase: Running, startTime: "2026-11-22T12:00:00Z"}
          {} | {phase: Failed, startTime: "2026-11-22T12:00:00Z"}
          {labels: {pod-template-hash: x7}, ownerReferences: [{kind: ReplicaSet, name: a-x7, controller: true}]} | {startTime: "2026-11-22T12:00:00Z"}
          {ownerReferences: [{kind: ReplicaSet, name: a-x7, controller: true}]} | {startTime: "2026-11-22T12:00:00Z"}
          """)
  void what_the_store_gives_back_runs_and_uses_secrets_as_what_was_put_in(
      String meta, String status) {
    var pod = pod(meta, status);
    var store = new PodStore();

    store.put(store.getKey(pod), pod);

    assertThat(Optional.ofNullable(store.get("ns/p-x7k2")))
        .hasValueSatisfying(
            kept -> {
              assertThat(RunningPod.of(kept)).isEqualTo(RunningPod.of(pod));
              assertThat(store.getKey(kept)).isEqualTo(store.getKey(pod));
              assertThat(kept.getMetadata().getResourceVersion()).isEqualTo("42");
            });
  }

  @Test
  void a_store_knows_the_consumers_of_a_namespace() {
    var store = new PodStore();
    store.put("ns/p-x7k2", pod("{}", STARTED));
    store.put("ns/other", pod("{}", "{phase: Failed}"));

    assertThat(store.consumers("ns", "mounted"))
        .containsExactly(new Consumer("Pod/p-x7k2", true, NOON));
    assertThat(store.consumers("n", "mounted")).isEmpty();
    assertThat(store.consumers("ns", "another")).isEmpty();
  }

  private static Pod pod(String meta, String status) {
    var pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: %s
            spec:
              volumes: [{name: v, secret: {secretName: mounted}}]
              containers:
              - volumeMounts: [{name: v, mountPath: /k}]
                envFrom: [{secretRef: {name: imported}}]
            status: %s
            """
                .formatted(meta, status),
            Pod.class);
    pod.getMetadata().setNamespace("ns");
    pod.getMetadata().setName("p-x7k2");
    pod.getMetadata().setResourceVersion("42");
    return pod;
  }
}

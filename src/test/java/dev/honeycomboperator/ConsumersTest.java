package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replaced key outlives whoever still uses it, as far as pods tell. */
@Tag("operator")
@Timeout(60)
class ConsumersTest {

  private static final String KEY = "collectors";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static final String IN_A_VARIABLE =
      """
      containers:
      - name: collector
        image: collector
        env:
        - name: HONEYCOMB_API_KEY
          valueFrom: {secretKeyRef: {name: collectors, key: api-key}}
      """;

  private static final String AS_A_VOLUME =
      """
      containers:
      - name: collector
        image: collector
        volumeMounts: [{name: key, mountPath: /etc/honeycomb}]
      volumes: [{name: key, secret: {secretName: collectors}}]
      """;

  private static final String NOT_AT_ALL =
      """
      containers: [{name: collector, image: collector}]
      """;

  private final World world =
      new World().set("watch-pods", "true").set("overlap", "PT1S").set("kubelet-sync", "PT1H");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_key_that_a_pod_still_uses_goes_on_working_and_the_pod_is_named() {
    var old = ready();
    started("legacy", IN_A_VARIABLE, A_MINUTE.negated());

    rotate();

    expectWaitingFor("Pod/legacy");
    assertThat(remote(old).disabled()).isFalse();
    assertThat(rotating().getMessage()).contains(old, "Pod/legacy");
    assertThat(world.condition(KEY, "Ready").orElseThrow().getStatus()).isEqualTo("True");
    world.expect(
        () ->
            assertThat(world.events(KEY).stream().map(Event::getReason))
                .containsOnlyOnce("WaitingForConsumers"));
  }

  @Test
  void the_key_goes_as_soon_as_the_last_pod_that_uses_it_is_gone() {
    var old = ready();
    started("one", IN_A_VARIABLE, A_MINUTE.negated());
    started("other", IN_A_VARIABLE, A_MINUTE.negated());
    rotate();
    expectWaitingFor("Pod/one", "Pod/other");

    pod("one").withGracePeriod(0).delete();
    expectWaitingFor("Pod/other");
    pod("other").withGracePeriod(0).delete();

    expectRetired(old);
  }

  @Test
  void pods_are_seen_in_each_of_several_namespaces() {
    world.set("watch-namespaces", world.namespace + ",default");
    var old = ready();
    started("legacy", IN_A_VARIABLE, A_MINUTE.negated());
    rotate();
    expectWaitingFor("Pod/legacy");

    pod("legacy").withGracePeriod(0).delete();

    expectRetired(old);
  }

  @Test
  void a_pod_that_has_ended_uses_nothing() {
    var old = ready();
    started("job", IN_A_VARIABLE, A_MINUTE.negated());
    rotate();
    expectWaitingFor("Pod/job");

    status("job", "Succeeded", A_MINUTE.negated());

    expectRetired(old);
  }

  @Test
  void a_pod_that_started_after_the_swap_has_the_new_value() {
    var old = ready();
    started("collector", IN_A_VARIABLE, A_MINUTE.negated());
    rotate();
    expectWaitingFor("Pod/collector");

    started("younger", IN_A_VARIABLE, A_MINUTE);
    pod("collector").withGracePeriod(0).delete();

    expectRetired(old);
    assertThat(pod("younger").get()).isNotNull();
  }

  @Test
  void a_pod_that_never_started_does_not_hold_a_key() {
    var old = ready();
    create("pending", IN_A_VARIABLE);

    rotate();

    expectRetired(old);
  }

  @Test
  void a_pod_that_does_not_use_the_secret_does_not_hold_a_key() {
    var old = ready();
    started("bystander", NOT_AT_ALL, A_MINUTE.negated());

    rotate();

    expectRetired(old);
  }

  @Test
  void a_pod_with_the_whole_secret_as_a_volume_has_the_new_value_after_the_kubelets_sync() {
    world.set("kubelet-sync", "PT4S");
    var old = ready();
    started("mounting", AS_A_VOLUME, A_MINUTE.negated());

    rotate();

    expectWaitingFor("Pod/mounting");
    expectRetired(old);
    assertThat(pod("mounting").get()).isNotNull();
  }

  @Test
  void whoever_uses_it_a_key_goes_when_the_longest_wait_is_over() {
    world.set("sweep-interval", "PT0.5S");
    var old = ready();
    started("legacy", IN_A_VARIABLE, A_MINUTE.negated());
    rotate();
    expectWaitingFor("Pod/legacy");

    world.pass(Duration.ofMinutes(10));

    expectRetired(old);
  }

  @Test
  void where_pods_cannot_be_seen_a_key_waits_for_the_longest_time() {
    world.set("watch-pods", "false").set("sweep-interval", "PT0.5S");
    var old = ready();
    rotate();
    expectWaitingFor();
    assertThat(rotating().getMessage()).contains("cannot be seen");
    assertThat(remote(old).disabled()).isFalse();

    world.pass(Duration.ofMinutes(10));

    expectRetired(old);
  }

  private String ready() {
    world.withTeam().started();
    world.key(
        KEY,
        "environment: {slug: production}",
        "rotation: {retire: {after: ConsumersUpdated, atMost: 10m}}");
    world.expectReady(KEY);
    return Objects.requireNonNull(world.status(KEY).keyId());
  }

  private void rotate() {
    world.annotate(KEY, Names.ROTATE, "now");
  }

  private void started(String name, String spec, Duration fromNow) {
    create(name, spec);
    status(name, "Running", fromNow);
  }

  /** Nobody schedules it: what a kubelet says of it, the test does. */
  private void create(String name, String spec) {
    var pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec:
        """
                .formatted(name)
            + spec.indent(2)
            + "  schedulerName: nobody\n";
    await()
        .atMost(World.PATIENCE)
        // The account that a pod runs as comes a moment after its namespace.
        .ignoreException(KubernetesClientException.class)
        .until(
            () -> {
              world.apply(pod);
              return true;
            });
  }

  private void status(String name, String phase, Duration fromNow) {
    pod(name)
        .editStatus(
            found -> {
              found.setStatus(
                  new PodStatusBuilder(found.getStatus())
                      .withPhase(phase)
                      .withStartTime(
                          world.now().plus(fromNow).truncatedTo(ChronoUnit.SECONDS).toString())
                      .build());
              return found;
            });
  }

  private PodResource pod(String name) {
    return world.kubernetes.pods().inNamespace(world.namespace).withName(name);
  }

  private void expectWaitingFor(String... workloads) {
    world.expect(
        () -> {
          assertThat(world.condition(KEY, "Rotating").map(Condition::getReason))
              .contains("WaitingForConsumers");
          assertThat(previous().waitingFor())
              .isEqualTo(workloads.length == 0 ? null : List.of(workloads));
        });
  }

  private void expectRetired(String old) {
    world.expect(() -> assertThat(world.team.key(old)).isEmpty());
    world.expect(
        () ->
            assertThat(world.events(KEY).stream().map(Event::getReason))
                .contains("Disabled", "Revoked"));
  }

  private PreviousKey previous() {
    return Objects.requireNonNull(world.status(KEY).previous()).getFirst();
  }

  private Condition rotating() {
    return world.condition(KEY, "Rotating").orElseThrow();
  }

  private ApiKey remote(String id) {
    return world.team.key(id).orElseThrow();
  }
}

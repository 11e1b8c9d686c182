package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods come and go all the time; it is nothing to most resources. */
class PodWatchTest {

  private static final String WAITS = "{after: ConsumersUpdated}";
  private static final String PREVIOUS = "[{id: hcaik_1}]";

  @Test
  void a_pod_wakes_who_waits_for_the_users_of_its_secret() {
    assertThat(woken("ns", "collectors", WAITS, PREVIOUS, "collectors"))
        .containsExactly(new ResourceID("collectors", "ns"));
  }

  @Test
  void a_resource_without_a_previous_key_is_not_woken() {
    assertThat(woken("ns", "collectors", WAITS, "[]", "collectors")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{after: Overlap}"})
  void a_resource_that_asks_for_no_evidence_is_not_woken(String retire) {
    assertThat(woken("ns", "collectors", retire, PREVIOUS, "collectors")).isEmpty();
  }

  @Test
  void a_pod_without_the_secret_wakes_nobody() {
    assertThat(woken("ns", "collectors", WAITS, PREVIOUS, "another")).isEmpty();
  }

  @Test
  void a_pod_of_another_namespace_wakes_nobody() {
    assertThat(woken("elsewhere", "collectors", WAITS, PREVIOUS, "collectors")).isEmpty();
  }

  private static Iterable<ResourceID> woken(
      String namespace, String name, String retire, String previous, String used) {
    var resource =
        Serialization.unmarshal(
            """
            apiVersion: honeycomb-operator.dev/v1alpha1
            kind: HoneycombApiKey
            metadata: {name: %s, namespace: %s}
            spec: {environment: {slug: production}, rotation: {retire: %s}}
            status: {keyId: hcaik_2, previous: %s}
            """
                .formatted(name, namespace, retire, previous),
            HoneycombApiKey.class);
    var cluster = new CachedCluster();
    cluster.resourcesAre(new Listed<>(List.of(resource)), new Listed<>(List.of()));
    return new PodWatch(cluster)
        .waitingFor(
            Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: p, namespace: ns}
                spec: {containers: [{envFrom: [{secretRef: {name: %s}}]}]}
                """
                    .formatted(used),
                Pod.class));
  }

  private record Listed<T extends HasMetadata>(List<T> all) implements Cache<T> {

    @Override
    public Optional<T> get(ResourceID id) {
      return Optional.empty();
    }

    @Override
    public Stream<ResourceID> keys() {
      return Stream.empty();
    }

    @Override
    public Stream<T> list(Predicate<T> wanted) {
      return all.stream().filter(wanted);
    }
  }
}

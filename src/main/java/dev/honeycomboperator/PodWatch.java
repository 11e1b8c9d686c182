package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.Retire;
import dev.honeycomboperator.crd.RotationSpec;
import dev.honeycomboperator.effect.PodStore;
import dev.honeycomboperator.effect.RunningPod;
import dev.honeycomboperator.effect.SecretUse;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees at once that the last pod with a previous key is gone. Of all that happens to pods it wakes
 * only resources that wait for that.
 */
final class PodWatch {

  /** Of the first list: pods are some ten kilobytes each until they are in the store. */
  private static final long PAGE = 500;

  private final CachedCluster cluster;

  PodWatch(CachedCluster cluster) {
    this.cluster = cluster;
  }

  /** One for each namespace: informers of one event source would share a store. */
  List<EventSource<?, HoneycombApiKey>> sources(EventSourceContext<HoneycombApiKey> context) {
    var controller = context.getControllerConfiguration();
    var stores = new ArrayList<PodStore>();
    var sources = new ArrayList<EventSource<?, HoneycombApiKey>>();
    for (var namespace : controller.getInformerConfig().getEffectiveNamespaces(controller)) {
      var store = new PodStore();
      stores.add(store);
      sources.add(source(namespace, store, context));
    }
    cluster.podsAre(stores);
    return sources;
  }

  private InformerEventSource<Pod, HoneycombApiKey> source(
      String namespace, PodStore store, EventSourceContext<HoneycombApiKey> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Pod.class, HoneycombApiKey.class)
            .withName("pods-" + namespace)
            .withNamespaces(Set.of(namespace))
            .withItemStore(store)
            .withInformerListLimit(PAGE)
            .withOnAddFilter(pod -> RunningPod.of(pod).isPresent())
            .withOnUpdateFilter((pod, old) -> !RunningPod.of(pod).equals(RunningPod.of(old)))
            .withSecondaryToPrimaryMapper(this::waitingFor)
            // Without one the framework would index every pod.
            .<HoneycombApiKey>withPrimaryToSecondaryMapper(resource -> Set.of())
            .build(),
        context);
  }

  /** Whether it runs or not: that it does not any more may be what they wait for. */
  Set<ResourceID> waitingFor(Pod pod) {
    var use = SecretUse.of(pod);
    if (use.equals(SecretUse.NONE)) {
      return Set.of();
    }
    return cluster.resourcesIn(pod.getMetadata().getNamespace()).stream()
        .filter(resource -> use.names(resource.secretName()))
        .filter(PodWatch::waits)
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static boolean waits(HoneycombApiKey resource) {
    return !resource.lastStatus().previousIds().isEmpty()
        && Optional.ofNullable(resource.getSpec().rotation())
            .map(RotationSpec::retire)
            .filter(retire -> retire.after() == Retire.After.CONSUMERS_UPDATED)
            .isPresent();
  }
}

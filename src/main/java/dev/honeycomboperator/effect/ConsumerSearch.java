package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Consumers;
import dev.honeycomboperator.decision.Consumers.Consumer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;

/** Looks for the pods that use a resource's Secret. */
public final class ConsumerSearch {

  /** Pods are some ten kilobytes each, and are in memory by the page. */
  private static final long PAGE = 250;

  private final KubernetesClient kubernetes;
  private final Cluster cluster;
  private final boolean allowed;

  /**
   * @param allowed whether there is a right to look at pods
   */
  public ConsumerSearch(KubernetesClient kubernetes, Cluster cluster, boolean allowed) {
    this.kubernetes = kubernetes;
    this.cluster = cluster;
    this.allowed = allowed;
  }

  /** Among those that the cache holds. */
  Consumers glance(HoneycombApiKey resource) {
    return allowed
        ? new Consumers.Seen(
            cluster.consumers(resource.getMetadata().getNamespace(), resource.secretName()))
        : new Consumers.Unseen();
  }

  /** Among those that the API server has now. */
  Consumers stare(HoneycombApiKey resource) {
    if (!allowed) {
      return new Consumers.Unseen();
    }
    var found = new ArrayList<Consumer>();
    new Pages<>(kubernetes.pods().inNamespace(resource.getMetadata().getNamespace()), PAGE)
        .forEach(
            pod ->
                RunningPod.of(pod)
                    .flatMap(running -> running.consumerOf(resource.secretName()))
                    .ifPresent(found::add));
    return new Consumers.Seen(found);
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What of a resource's namespace has to do with its key besides the Secret. */
public record Neighbours(ConsumerSearch consumers, KeyIdLists keyIds, Workloads workloads) {

  public static Neighbours of(
      KubernetesClient kubernetes, Cluster cluster, Pause pause, Rights rights) {
    return new Neighbours(
        new ConsumerSearch(kubernetes, cluster, rights.watchPods()),
        new KeyIdLists(kubernetes, pause, rights.publishKeyIds()),
        new Workloads(kubernetes, rights.restartWorkloads()));
  }
}

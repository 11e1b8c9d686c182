package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.client.KubernetesClient;

/** What of a resource's namespace has to do with its key besides the Secret. */
public record Neighbours(ConsumerSearch consumers, KeyIdLists keyIds, Workloads workloads) {

  /**
   * @param watch whether the operator was given the right to look at pods
   * @param publish whether the operator was given the right to write ConfigMaps
   * @param restart whether it was given the right to restart workloads
   */
  public static Neighbours of(
      KubernetesClient kubernetes,
      Cluster cluster,
      boolean watch,
      boolean publish,
      boolean restart) {
    return new Neighbours(
        new ConsumerSearch(kubernetes, cluster, watch),
        new KeyIdLists(kubernetes, publish),
        new Workloads(kubernetes, restart));
  }
}

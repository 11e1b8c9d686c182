package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.client.KubernetesClient;

/** What of a resource's namespace has to do with its key besides the Secret. */
public record Neighbours(KeyIdLists keyIds, Workloads workloads) {

  /**
   * @param publish whether the operator was given the right to write ConfigMaps
   * @param restart whether it was given the right to restart workloads
   */
  public static Neighbours of(KubernetesClient kubernetes, boolean publish, boolean restart) {
    return new Neighbours(new KeyIdLists(kubernetes, publish), new Workloads(kubernetes, restart));
  }
}

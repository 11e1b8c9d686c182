package dev.honeycomboperator.demo;

import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.stream.Stream;

/**
 * Leaves a cluster that goes on as it was found, but for the definitions. Finalizers are taken off
 * by force: what they guard was in the simulated Honeycomb, which ends with the demo.
 */
record Sweeping(TestCluster cluster, String namespace) {
  private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

  void sweep() {
    if (cluster.kind() == TestCluster.Kind.NAMED) {
      cluster.client().namespaces().withName(namespace).delete();
      held().forEach(this::release);
    }
  }

  private Stream<? extends HasMetadata> held() {
    return Stream.concat(
            Stream.of(Examples.KEY, Examples.TEAM)
                .flatMap(
                    kind ->
                        cluster
                            .client()
                            .genericKubernetesResources(kind)
                            .inNamespace(namespace)
                            .list()
                            .getItems()
                            .stream()),
            cluster.client().secrets().inNamespace(namespace).list().getItems().stream())
        .filter(object -> !object.getFinalizers().isEmpty());
  }

  private void release(HasMetadata object) {
    cluster.client().resource(object).patch(PatchContext.of(PatchType.JSON_MERGE), NO_FINALIZERS);
  }
}

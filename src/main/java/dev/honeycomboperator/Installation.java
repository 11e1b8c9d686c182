package dev.honeycomboperator;

import dev.honeycomboperator.decision.Mark;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tells this installation's keys from those of every other cluster and installation. */
final class Installation {

  private Installation() {}

  /**
   * The configured id, or one that follows from the cluster and the operator's namespace.
   *
   * @throws IllegalArgumentException if the configured id cannot be part of a mark
   * @throws IllegalStateException if there is none, and none can be derived
   */
  static String id(Settings settings, KubernetesClient kubernetes) {
    return settings
        .installation()
        .map(Installation::checked)
        .orElseGet(() -> Mark.derivedInstallation(clusterUid(kubernetes), namespace(kubernetes)));
  }

  private static String checked(String configured) {
    return new Mark(configured, "").installation();
  }

  private static String clusterUid(KubernetesClient kubernetes) {
    @Nullable Namespace system = kubernetes.namespaces().withName("kube-system").get();
    if (system == null) {
      throw new IllegalStateException(
          "the namespace kube-system cannot be read; set HONEYCOMB_OPERATOR_INSTALLATION");
    }
    return system.getMetadata().getUid();
  }

  static String namespace(KubernetesClient kubernetes) {
    return Optional.ofNullable(kubernetes.getNamespace()).orElse("default");
  }
}

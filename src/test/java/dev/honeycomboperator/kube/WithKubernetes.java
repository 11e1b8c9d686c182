package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * Some Kubernetes API with a namespace and a kind of the test's own, and a client that never
 * repeats a call.
 */
@Timeout(120)
abstract class WithKubernetes {
  static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  static final String LET_GO = "{\"metadata\":{\"finalizers\":null}}";

  /** A real garbage collector looks for new kinds every 30 seconds only. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final KubernetesClient client;
  final String namespace;
  final Widgets widgets;

  private final Backend backend;

  WithKubernetes(Backend backend) {
    this.backend = backend;
    Config config = Config.fromKubeconfig(backend.kubeconfig().toFile());
    client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build())
            .build();
    namespace = freshNamespace();
    widgets = Widgets.define(client, namespace + ".example.test", namespace);
  }

  /** Leaves a cluster that goes on as it was found. */
  @AfterEach
  void stop() {
    if (backend.kind() == TestCluster.Kind.NAMED) {
      letGo();
      widgets.definition().delete();
      client.namespaces().withName(namespace).delete();
    }
    client.close();
    backend.close();
  }

  private void letGo() {
    try {
      widgets
          .all()
          .list()
          .getItems()
          .forEach(widget -> widgets.named(widget.getMetadata().getName()).patch(MERGE, LET_GO));
    } catch (KubernetesClientException _) {
      // The test has deleted the definition itself.
    }
  }

  String freshNamespace() {
    return client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withGenerateName("test-")
                .endMetadata()
                .build())
        .create()
        .getMetadata()
        .getName();
  }

  Resource<Secret> secret(String name) {
    return client.secrets().inNamespace(namespace).withName(name);
  }

  Secret create(Secret secret) {
    return client.resource(secret).inNamespace(namespace).create();
  }

  static SecretBuilder secretNamed(String name) {
    return new SecretBuilder().withNewMetadata().withName(name).endMetadata();
  }

  Resource<GenericKubernetesResource> widget(String name) {
    return widgets.named(name);
  }

  GenericKubernetesResource createWidget(String name, Map<String, Object> spec) {
    return widgets.create(name, spec);
  }

  static KubernetesClientException refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(KubernetesClientException.class, call);
  }
}

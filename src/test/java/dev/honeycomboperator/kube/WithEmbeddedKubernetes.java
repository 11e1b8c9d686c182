package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A fresh embedded API for every test, with widgets, and a client that never repeats a call. */
@Timeout(30)
abstract class WithEmbeddedKubernetes {
  final EmbeddedKubernetes api = new EmbeddedKubernetes();
  final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(
              new ConfigBuilder(api.kubeconfig().config()).withRequestRetryBackoffLimit(0).build())
          .build();

  WithEmbeddedKubernetes() {
    Widgets.define(client);
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
  }

  Resource<Secret> secret(String name) {
    return client.secrets().inNamespace("default").withName(name);
  }

  Secret create(Secret secret) {
    return client.resource(secret).inNamespace("default").create();
  }

  static SecretBuilder secretNamed(String name) {
    return new SecretBuilder().withNewMetadata().withName(name).endMetadata();
  }

  Resource<GenericKubernetesResource> widget(String name) {
    return Widgets.of(client).inNamespace("default").withName(name);
  }

  GenericKubernetesResource createWidget(String name, Map<String, Object> spec) {
    return Widgets.of(client).inNamespace("default").resource(Widgets.widget(name, spec)).create();
  }

  static KubernetesClientException refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(KubernetesClientException.class, call);
  }
}

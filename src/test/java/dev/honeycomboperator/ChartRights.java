package dev.honeycomboperator;

import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The operator's own client on a real API server: as the ServiceAccount of the chart, with the
 * rights that the chart gives it and no others. An administrator's client would hide a missing
 * rule.
 */
final class ChartRights {

  private static final String NAMESPACE = "honeycomb-operator-test";
  private static final Path CHART = Path.of("deploy/helm/honeycomb-operator");

  private ChartRights() {}

  /**
   * @param release of whose own the rights are
   */
  static KubernetesClient client(
      KubernetesClient administrator, String release, Map<String, String> values) {
    administrator
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .createOr(existing -> existing.update());
    var template =
        new Helm(CHART)
            .template()
            .withName(release)
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.29.0")
            .skipCrds();
    values.forEach(template::set);
    var rendered = template.call();
    String account = "";
    for (var item :
        administrator
            .load(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)))
            .items()) {
      if (grants(item)) {
        administrator.resource(item).createOr(existing -> existing.update());
      }
      if (item instanceof ServiceAccount found) {
        account = found.getMetadata().getName();
      }
    }
    var token =
        administrator
            .serviceAccounts()
            .inNamespace(NAMESPACE)
            .withName(account)
            .tokenRequest(new TokenRequest())
            .getStatus()
            .getToken();
    var client =
        new KubernetesClientBuilder()
            .withConfig(as(token, administrator.getConfiguration()))
            .build();
    untilInForce(client, values.containsKey("watchPods"));
    return client;
  }

  /** An API server takes up new kinds and new rights a moment after it has acknowledged them. */
  private static void untilInForce(KubernetesClient client, boolean pods) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(KubernetesClientException.class)
        .untilAsserted(
            () -> {
              client.resources(HoneycombApiKey.class).inAnyNamespace().list();
              client.resources(HoneycombTeam.class).inAnyNamespace().list();
              client.resources(ClusterHoneycombTeam.class).list();
              client.secrets().inAnyNamespace().list();
              if (pods) {
                client.pods().inAnyNamespace().list();
              }
            });
  }

  private static boolean grants(HasMetadata item) {
    return item instanceof ServiceAccount || item.getApiVersion().startsWith("rbac.");
  }

  private static Config as(String token, Config administrator) {
    return new ConfigBuilder(Config.empty())
        .withRequestRetryBackoffLimit(0)
        .withMasterUrl(administrator.getMasterUrl())
        .withCaCertData(administrator.getCaCertData())
        .withCaCertFile(administrator.getCaCertFile())
        .withNamespace(NAMESPACE)
        .withOauthToken(token)
        .build();
  }
}

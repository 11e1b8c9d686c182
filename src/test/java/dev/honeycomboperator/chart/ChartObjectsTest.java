package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartObjectsTest {

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          ServiceAccount.class,
          ClusterRole.class,
          ClusterRoleBinding.class,
          Role.class,
          RoleBinding.class,
          Deployment.class,
          Service.class,
          PodDisruptionBudget.class,
          NetworkPolicy.class);

  @Test
  void every_field_of_every_object_is_one_that_its_kind_has() {
    var everything = everything();

    var typed = KINDS.stream().mapToInt(kind -> everything.all(kind).size()).sum();

    assertThat(everything.documents())
        .as("and a ServiceMonitor and a ClusterHoneycombTeam")
        .hasSize(typed + 2);
  }

  @Test
  void a_field_that_its_kind_does_not_have_is_noticed() {
    var planted = Chart.yaml("{apiVersion: v1, kind: Service, spec: {portz: []}}");

    assertThatThrownBy(() -> Manifests.strictly(planted, Service.class))
        .hasMessageContaining("portz");
  }

  @Test
  void whatever_selects_the_pods_selects_them_by_labels_they_bear() {
    var everything = everything();

    var deployment = everything.only(Deployment.class).getSpec();
    var selector = deployment.getSelector().getMatchLabels();
    assertThat(deployment.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(selector);
    assertThat(everything.only(Service.class).getSpec().getSelector()).isEqualTo(selector);
    assertThat(everything.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .isEqualTo(selector);
    assertThat(everything.only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels())
        .isEqualTo(selector);
  }

  @Test
  void every_object_bears_the_releases_labels() {
    var everything = everything();

    assertThat(everything.documents())
        .allSatisfy(
            document -> {
              var labels = document.path("metadata").path("labels");
              assertThat(labels.path("app.kubernetes.io/instance").asText()).isEqualTo("hc");
              assertThat(labels.path("app.kubernetes.io/managed-by").asText()).isEqualTo("Helm");
            });
  }

  @Test
  void a_service_offers_the_metrics() {
    var manifests = Chart.rendered("{}");

    var port = manifests.only(Service.class).getSpec().getPorts().getFirst();

    assertThat(port.getPort()).isEqualTo(8080);
    assertThat(port.getTargetPort().getStrVal()).isEqualTo("http");
  }

  @Test
  void prometheus_is_told_to_scrape_that_service() {
    var everything = everything();

    var monitor = everything.only("ServiceMonitor").path("spec");

    var endpoint = monitor.path("endpoints").path(0);
    var service = everything.only(Service.class);
    assertThat(endpoint.path("port").asText())
        .isEqualTo(service.getSpec().getPorts().getFirst().getName());
    assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
    assertThat(endpoint.path("interval").asText()).isEqualTo("30s");
    assertThat(service.getMetadata().getLabels())
        .containsAllEntriesOf(labels(monitor.path("selector").path("matchLabels")));
  }

  @Test
  void a_disruption_budget_is_for_more_than_one_replica() {
    var one = Chart.rendered("replicas: 1");
    var two = Chart.rendered("replicas: 2");

    assertThat(one.all(PodDisruptionBudget.class)).isEmpty();
    assertThat(two.only(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal())
        .isEqualTo(1);
  }

  @Test
  void the_network_policy_lets_out_to_names_to_honeycomb_and_to_the_api_server() {
    var manifests = Chart.rendered("networkPolicy: {enabled: true}");

    var policy = manifests.only(NetworkPolicy.class).getSpec();

    assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getEgress())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsExactly(53, 53, 443, 6443);
    assertThat(policy.getIngress())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getPort().getStrVal())
        .containsExactly("http");
  }

  @Test
  void two_releases_of_one_name_share_no_cluster_scoped_object() {
    var manifests = Chart.rendered("{}");

    assertThat(manifests.all(ClusterRole.class))
        .allSatisfy(
            role -> assertThat(role.getMetadata().getName()).startsWith(Chart.NAMESPACE + "-"));
  }

  private static Manifests everything() {
    try {
      return Chart.rendered(Files.readString(Path.of("src/test/resources/chart/every-value.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> labels(JsonNode labels) {
    return labels.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asText()));
  }
}

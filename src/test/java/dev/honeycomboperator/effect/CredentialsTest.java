package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CredentialsTest {

  private final TestCluster api = TestCluster.open();
  private final KubernetesClient client = api.client();
  private final String namespace = api.freshNamespace("credentials");

  @AfterEach
  void close() {
    client.namespaces().withName(namespace).delete();
    api.close();
  }

  @Test
  void a_secret_that_no_team_names_is_let_go_although_somebody_wrote_to_it_meanwhile() {
    var known = credential();
    client.resource(known).edit(found -> new SecretBuilder(found).addToData("id", "aWQ=").build());

    new Credentials(client, new Finalizers(client)).release(known, List.of());

    assertThat(client.resource(known).get().getFinalizers()).isEmpty();
  }

  @Test
  void a_secret_stays_for_a_team_that_only_the_api_server_knows() {
    var known = credential();
    HoneycombTeam team =
        Serialization.unmarshal(
            """
            apiVersion: honeycomb-operator.dev/v1alpha1
            kind: HoneycombTeam
            metadata: {name: acme, namespace: %s}
            spec: {managementKey: {secretRef: {name: honeycomb-management-key}}}
            """
                .formatted(namespace),
            HoneycombTeam.class);
    client.resource(team).create();

    new Credentials(client, new Finalizers(client)).release(known, List.of());

    assertThat(client.resource(known).get().getFinalizers()).containsExactly(Names.IN_USE);
    client
        .resource(known)
        .edit(
            found ->
                new SecretBuilder(found).editMetadata().withFinalizers().endMetadata().build());
  }

  private Secret credential() {
    return client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("honeycomb-management-key")
                .withNamespace(namespace)
                .withFinalizers(Names.IN_USE)
                .endMetadata()
                .build())
        .create();
  }
}

package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Consumers;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that has just started knows no team yet, which is no reason to let go of its keys. */
@Timeout(30)
class TeamAccessTest {

  private final TestCluster api = TestCluster.open();
  private final KubernetesClient kubernetes = api.client();
  private final String namespace = api.freshNamespace("team-access");

  @AfterEach
  void close() {
    kubernetes.namespaces().withName(namespace).delete();
    api.close();
  }

  @Test
  void a_team_that_only_the_api_server_knows_is_waited_for() throws Exception {
    create("HoneycombTeam", "acme", "{name: mk}");

    assertThat(access("{name: acme}"))
        .isInstanceOfSatisfying(
            TeamView.NotReady.class,
            team -> {
              assertThat(team.reason()).isEqualTo(Reason.TEAM_NOT_READY);
              assertThat(team.dead()).isFalse();
            });
  }

  @Test
  void a_cluster_team_that_only_the_api_server_knows_is_waited_for() throws Exception {
    var team = create("ClusterHoneycombTeam", namespace, "{name: mk, namespace: default}");

    assertThat(access("{kind: ClusterHoneycombTeam, name: " + namespace + "}"))
        .isInstanceOfSatisfying(
            TeamView.NotReady.class,
            view -> assertThat(view.reason()).isEqualTo(Reason.TEAM_NOT_READY));
    kubernetes.resource(team).delete();
  }

  @Test
  void a_team_that_the_api_server_does_not_know_does_not_exist() throws Exception {
    assertThat(access("{name: acme}"))
        .isInstanceOfSatisfying(
            TeamView.NotReady.class,
            team -> {
              assertThat(team.reason()).isEqualTo(Reason.TEAM_NOT_FOUND);
              assertThat(team.dead()).isTrue();
            });
  }

  private HasMetadata create(String kind, String name, String secretRef) {
    var yaml =
        """
            apiVersion: honeycomb-operator.dev/v1alpha1
            kind: %s
            metadata: {name: %s}
            spec: {managementKey: {secretRef: %s}, %s}
            """
            .formatted(
                kind,
                name,
                secretRef,
                kind.startsWith("Cluster")
                    ? "allowedNamespaces: {from: All}"
                    : "allowedKeyTypes: [ingest]");
    var team =
        kubernetes
            .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
            .items()
            .getFirst();
    if (kind.equals("HoneycombTeam")) {
      team.getMetadata().setNamespace(namespace);
    }
    return kubernetes.resource(team).create();
  }

  private TeamView access(String teamRef) throws Exception {
    HoneycombApiKey resource =
        Serialization.unmarshal(
            """
            apiVersion: honeycomb-operator.dev/v1alpha1
            kind: HoneycombApiKey
            metadata: {name: collectors, namespace: %s}
            spec: {teamRef: %s, environment: {slug: production}}
            """
                .formatted(namespace, teamRef),
            HoneycombApiKey.class);
    return new TeamAccess(kubernetes, new Nothing(), new Teams(), Duration.ofSeconds(5))
        .view(
            resource,
            new Wishes("test", Duration.ofHours(1), Duration.ofMinutes(3)).of(resource),
            Optional.empty());
  }

  /** Caches before their first list. */
  private record Nothing() implements Cluster {
    @Override
    public Optional<Secret> keySecret(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public List<HoneycombApiKey> resourcesIn(String namespace) {
      return List.of();
    }

    @Override
    public Stream<HoneycombApiKey> allResources() {
      return Stream.empty();
    }

    @Override
    public boolean hasTeam(TeamKey team) {
      return false;
    }

    @Override
    public List<Consumers.Consumer> consumers(String namespace, String secret) {
      return List.of();
    }
  }
}

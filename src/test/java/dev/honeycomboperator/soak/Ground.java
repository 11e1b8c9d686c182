package dev.honeycomboperator.soak;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.crd.TeamRef;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.kube.EmbeddedKubernetes;
import dev.honeycomboperator.kube.TestCluster;
import dev.honeycomboperator.packaged.Curtain;
import dev.honeycomboperator.packaged.Unseen;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two worlds that the operator stands between.
 *
 * @param kubernetes of the people, whom no fault of the API strikes
 */
record Ground(
    EmbeddedKubernetes api,
    KubernetesClient kubernetes,
    Path kubeconfig,
    FakeHoneycomb honeycomb,
    URI endpoint) {

  static final String INSTALLATION = "soak";

  /** Where the lease lives; the one namespace that is never deleted. */
  static final String OPERATOR_NAMESPACE = "soak-operator";

  /** Where the cluster team's credential lives. */
  static final String PLATFORM = "soak-platform";

  static final List<String> NAMESPACES = List.of("soak-a", "soak-b", "soak-c", "soak-d");
  static final String TEAM = "acme";
  static final String CLUSTER_TEAM = "globex";
  static final List<String> ENVIRONMENTS = List.of("production", "staging", "test");

  static Ground lay(Curtain curtain, Timings timings) {
    FakeHoneycomb honeycomb = new FakeHoneycomb();
    curtain.onFall(honeycomb::close);
    // Honeycomb's own limit, as much faster as all else.
    honeycomb.switches().rateLimit(100, timings.scaled(Duration.ofMinutes(1)));
    TestCluster cluster = TestCluster.open();
    curtain.onFall(cluster::close);
    EmbeddedKubernetes api =
        cluster
            .embedded()
            .orElseThrow(
                () ->
                    new Unseen(
                        "only the embedded Kubernetes API fails on demand: unset TEST_KUBECONFIG and KUBEBUILDER_ASSETS, and it"));
    Ground ground =
        new Ground(
            api,
            api.undisturbedClient(),
            cluster.kubeconfig(),
            honeycomb,
            honeycomb.listen().baseUrl());
    ground.teams().forEach(team -> ENVIRONMENTS.forEach(team::environment));
    ground.createNamespace(OPERATOR_NAMESPACE);
    return ground;
  }

  /** The operator's settings but for its timings. */
  Map<String, String> settings(Timings timings) {
    Map<String, String> settings = new HashMap<>(timings.settings());
    settings.put("KUBECONFIG", kubeconfig.toString());
    settings.put("HONEYCOMB_OPERATOR_ALLOWED_ENDPOINTS", endpoint.toString());
    settings.put("HONEYCOMB_OPERATOR_INSTALLATION", INSTALLATION);
    settings.put("HONEYCOMB_OPERATOR_LEASE_NAMESPACE", OPERATOR_NAMESPACE);
    return settings;
  }

  FakeTeam team() {
    return honeycomb.team(TEAM);
  }

  FakeTeam clusterTeam() {
    return honeycomb.team(CLUSTER_TEAM);
  }

  List<FakeTeam> teams() {
    return List.of(team(), clusterTeam());
  }

  FakeTeam teamOf(HoneycombApiKey resource) {
    TeamRef ref = resource.getSpec().teamRef();
    return ref != null && ref.name().equals(TEAM) ? team() : clusterTeam();
  }

  void createNamespace(String name) {
    kubernetes
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  void apply(String yaml) {
    var items =
        kubernetes.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    items.forEach(item -> kubernetes.resource(item).create());
  }

  List<HoneycombApiKey> resources() {
    return kubernetes.resources(HoneycombApiKey.class).inAnyNamespace().list().getItems();
  }

  List<HoneycombTeam> teamResources() {
    return kubernetes.resources(HoneycombTeam.class).inAnyNamespace().list().getItems();
  }

  List<ClusterHoneycombTeam> clusterTeamResources() {
    return kubernetes.resources(ClusterHoneycombTeam.class).list().getItems();
  }

  /** Those of the people that are there. */
  List<Namespace> namespaces() {
    return kubernetes.namespaces().list().getItems().stream()
        .filter(
            it ->
                NAMESPACES.contains(it.getMetadata().getName())
                    || it.getMetadata().getName().equals(PLATFORM))
        .toList();
  }

  /** Identity of the process that holds the lease. */
  Optional<String> leader() {
    return kubernetes.leases().inNamespace(OPERATOR_NAMESPACE).list().getItems().stream()
        .findFirst()
        .map(lease -> lease.getSpec().getHolderIdentity())
        .filter(holder -> !holder.isEmpty());
  }

  Resource<HoneycombApiKey> key(String namespace, String name) {
    return kubernetes.resources(HoneycombApiKey.class).inNamespace(namespace).withName(name);
  }

  /** Whether its name says that it is this operator's. */
  static boolean isOurs(ApiKey key) {
    return Mark.in(key.name()).filter(mark -> mark.installation().equals(INSTALLATION)).isPresent();
  }

  static String place(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return (namespace == null ? "" : namespace + "/") + object.getMetadata().getName();
  }
}

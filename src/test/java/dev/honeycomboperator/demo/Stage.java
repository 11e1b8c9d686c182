package dev.honeycomboperator.demo;

import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.HttpDoor;
import dev.honeycomboperator.kube.TestCluster;
import dev.honeycomboperator.packaged.Curtain;
import dev.honeycomboperator.packaged.Deadline;
import dev.honeycomboperator.packaged.OperatorProcess;
import dev.honeycomboperator.packaged.Unseen;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that runs: a Kubernetes API, a Honeycomb, and the operator between them.
 *
 * @param namespace where the examples go; the only one that is watched where others may live too
 */
record Stage(
    TestCluster cluster,
    String namespace,
    FakeHoneycomb honeycomb,
    URI endpoint,
    FakeTeam team,
    ManagementKey managementKey,
    Deadline deadline) {

  /** All short, so that nobody waits for what takes minutes or hours in production. */
  private static final Map<String, String> TIMINGS =
      Map.ofEntries(
          Map.entry("HONEYCOMB_OPERATOR_REQUEST_TIMEOUT", "PT1S"),
          Map.entry("HONEYCOMB_OPERATOR_PROOF_PATIENCE", "PT3S"),
          Map.entry("HONEYCOMB_OPERATOR_WRITE_ALLOWANCE", "PT3S"),
          Map.entry("HONEYCOMB_OPERATOR_SETTLING_TIME", "PT6S"),
          Map.entry("HONEYCOMB_OPERATOR_SWEEP_INTERVAL", "PT3S"),
          Map.entry("HONEYCOMB_OPERATOR_OVERLAP", "PT15S"),
          Map.entry("HONEYCOMB_OPERATOR_RETRY_MIN", "PT1S"),
          Map.entry("HONEYCOMB_OPERATOR_RETRY_MAX", "PT5S"),
          Map.entry("HONEYCOMB_OPERATOR_LEASE_DURATION", "PT10S"),
          Map.entry("HONEYCOMB_OPERATOR_LEASE_RENEW_DEADLINE", "PT4S"),
          Map.entry("HONEYCOMB_OPERATOR_LEASE_RETRY_PERIOD", "PT1S"),
          Map.entry("HONEYCOMB_OPERATOR_TERMINATION_TIMEOUT", "PT10S"));

  /**
   * Starts it all and waits until the operator says that it is ready.
   *
   * @throws Unseen if it never does
   */
  static Stage set(Curtain curtain, Deadline deadline, Narrator narrator) {
    narrator.headline(
        "The Honeycomb operator on this machine alone: no cluster, no account, no container.");
    FakeHoneycomb honeycomb = new FakeHoneycomb();
    curtain.onFall(honeycomb::close);
    HttpDoor door = honeycomb.listen();
    FakeTeam team = honeycomb.team("acme");
    narrator.step("Honeycomb, simulated: %s, team %s".formatted(door.baseUrl(), team.slug()));

    TestCluster cluster = TestCluster.open();
    curtain.onFall(cluster::close);
    String namespace = cluster.freshNamespace("honeycomb-demo");
    curtain.onFall(() -> new Sweeping(cluster, namespace).sweep());
    narrator.step(
        "Kubernetes, %s: %s, namespace %s"
            .formatted(kindOf(cluster), cluster.client().getMasterUrl(), namespace));

    Stage stage =
        new Stage(
            cluster, namespace, honeycomb, door.baseUrl(), team, team.managementKey(), deadline);
    narrator.step("The operator, as it is packaged: " + OperatorProcess.JAR);
    OperatorProcess operator = OperatorProcess.start(List.of(), stage.settings(), OperatorLog.FILE);
    curtain.onFall(operator::close);
    deadline.seeThat(() -> "the operator becoming ready", operator::ready);
    narrator.seen("process %d is ready".formatted(operator.pid()));
    return stage;
  }

  private static String kindOf(TestCluster cluster) {
    return switch (cluster.kind()) {
      case NAMED -> "the cluster of TEST_KUBECONFIG";
      case STARTED -> "an API server of KUBEBUILDER_ASSETS";
      case EMBEDDED -> "embedded";
    };
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TIMINGS);
    settings.put("KUBECONFIG", cluster.kubeconfig().toString());
    settings.put("HONEYCOMB_OPERATOR_ALLOWED_ENDPOINTS", endpoint.toString());
    settings.put("HONEYCOMB_OPERATOR_INSTALLATION", "demo");
    if (cluster.kind() == TestCluster.Kind.NAMED) {
      settings.put("HONEYCOMB_OPERATOR_WATCH_NAMESPACES", namespace);
    }
    settings.put("HONEYCOMB_OPERATOR_LEASE_NAMESPACE", namespace);
    return settings;
  }

  KubernetesClient kubernetes() {
    return cluster.client();
  }

  /** What to type next. */
  List<String> suggestions() {
    String apply =
        cluster.kind() == TestCluster.Kind.EMBEDDED
            ? "kubectl apply --validate=false -f my-key.yaml   # no OpenAPI here, all else of kubectl works"
            : "kubectl apply -f my-key.yaml";
    return List.of(
        "export KUBECONFIG=" + cluster.kubeconfig(),
        "kubectl config set-context --current --namespace=" + namespace,
        "kubectl get hkey,hteam,secrets",
        "kubectl describe hkey collectors",
        "kubectl patch hkey collectors --type=merge -p '{\"spec\":{\"displayName\":\"us-west-2\"}}'",
        "kubectl annotate hkey collectors honeycomb-operator.dev/rotate=now",
        "kubectl annotate hkey collectors honeycomb-operator.dev/paused=true",
        "kubectl delete secret collectors",
        apply,
        "kubectl delete hkey collectors");
  }
}

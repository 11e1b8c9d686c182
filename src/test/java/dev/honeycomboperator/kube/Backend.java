package dev.honeycomboperator.kube;

import dev.honeycomboperator.crd.SchemaGate;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What stands behind a {@link TestCluster}. */
sealed interface Backend extends AutoCloseable {
  /** The definitions in {@code deploy/crds}, compiled once, and only where they are needed. */
  final class Deployed {
    private static final SchemaGate GATE = SchemaGate.ofDeployedCrds();

    private Deployed() {}
  }

  TestCluster.Kind kind();

  Path kubeconfig();

  @Override
  void close();

  default KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
        .build();
  }

  static Backend of(Map<String, String> environment) {
    String named = environment.getOrDefault("TEST_KUBECONFIG", "");
    if (!named.isBlank()) {
      return new Named(Path.of(named));
    }
    String assets = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
    if (!assets.isBlank()) {
      StartedApiServer server = new StartedApiServer(Path.of(assets));
      return new Started(server, server.kubeconfig().writeTo(temporaryFile()));
    }
    SchemaGate gate = Deployed.GATE;
    return embedded((resource, old) -> gate.judge(resource, old).refusals());
  }

  static Embedded embedded(SchemaJudge judge) {
    EmbeddedKubernetes api = new EmbeddedKubernetes(judge);
    return new Embedded(api, api.kubeconfig().writeTo(temporaryFile()));
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("honeycomb-operator-", ".kubeconfig");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cluster of somebody else's, which is left running. */
  record Named(Path kubeconfig) implements Backend {
    @Override
    public TestCluster.Kind kind() {
      return TestCluster.Kind.NAMED;
    }

    @Override
    public void close() {}
  }

  record Started(StartedApiServer server, Path kubeconfig) implements Backend {
    @Override
    public TestCluster.Kind kind() {
      return TestCluster.Kind.STARTED;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  record Embedded(EmbeddedKubernetes api, Path kubeconfig) implements Backend {
    @Override
    public TestCluster.Kind kind() {
      return TestCluster.Kind.EMBEDDED;
    }

    @Override
    public void close() {
      api.close();
    }
  }
}

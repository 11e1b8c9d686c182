package dev.honeycomboperator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The one door of tests and demo to a Kubernetes API; which one, the environment says. */
public final class TestCluster implements AutoCloseable {

  /** What stands behind the door. */
  public enum Kind {
    /** {@code TEST_KUBECONFIG} names it. */
    NAMED,
    /** etcd and kube-apiserver out of the folder {@code KUBEBUILDER_ASSETS}; no controllers run. */
    STARTED,
    /** {@link EmbeddedKubernetes}. */
    EMBEDDED
  }

  private static final Path DEFINITIONS = Path.of("deploy", "crds");

  private final Backend backend;
  private final KubernetesClient client;

  private TestCluster(Backend backend) {
    this.backend = backend;
    this.client = backend.client();
  }

  /** Opens the cluster that the environment names, the embedded one where it names none. */
  public static TestCluster open() {
    return open(System.getenv());
  }

  /**
   * Opens an embedded one, whatever the environment says; for what needs its journal and faults.
   */
  public static TestCluster openEmbedded() {
    return open(Map.of());
  }

  static TestCluster open(Map<String, String> environment) {
    TestCluster cluster = new TestCluster(Backend.of(environment));
    cluster.applyDefinitions();
    return cluster;
  }

  public Kind kind() {
    return backend.kind();
  }

  /** An administrator's client, open as long as the cluster is. */
  public KubernetesClient client() {
    return client;
  }

  /** A kubeconfig of an administrator, good as long as the cluster is open. */
  public Path kubeconfig() {
    return backend.kubeconfig();
  }

  /** The embedded API with its journal and faults, where that is what stands behind the door. */
  public Optional<EmbeddedKubernetes> embedded() {
    return backend instanceof Backend.Embedded(EmbeddedKubernetes api, _)
        ? Optional.of(api)
        : Optional.empty();
  }

  /**
   * Creates a namespace of its own for a test.
   *
   * @param prefix of the name, to be told from others in a shared cluster
   */
  public String freshNamespace(String prefix) {
    Namespace namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withGenerateName(prefix + "-")
            .endMetadata()
            .build();
    return client.resource(namespace).create().getMetadata().getName();
  }

  private void applyDefinitions() {
    definitions().forEach(crd -> client.resource(crd).createOr(existing -> existing.update()));
    definitions()
        .forEach(
            crd ->
                client
                    .resource(crd)
                    .waitUntilCondition(TestCluster::established, 30, TimeUnit.SECONDS));
  }

  private List<CustomResourceDefinition> definitions() {
    if (!Files.isDirectory(DEFINITIONS)) {
      return List.of();
    }
    try (var files = Files.list(DEFINITIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .flatMap(file -> load(file).stream())
          .map(CustomResourceDefinition.class::cast)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<HasMetadata> load(Path file) {
    try (var content = Files.newInputStream(file)) {
      return client.load(content).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean established(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  @Override
  public void close() {
    client.close();
    backend.close();
  }
}

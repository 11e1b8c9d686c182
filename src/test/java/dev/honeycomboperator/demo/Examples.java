package dev.honeycomboperator.demo;

import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The manifests of {@code deploy/examples}, made to fit the simulated Honeycomb. */
record Examples(Stage stage) {
  static final ResourceDefinitionContext KEY = kind("HoneycombApiKey", "honeycombapikeys");
  static final ResourceDefinitionContext TEAM = kind("HoneycombTeam", "honeycombteams");

  private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^---\\s*$");
  private static final Path FOLDER = Path.of("deploy", "examples");

  private static ResourceDefinitionContext kind(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("honeycomb-operator.dev")
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /**
   * In the order of the files; without the cluster-scoped ones where the cluster is not ours alone.
   */
  List<GenericKubernetesResource> fitted() {
    boolean ours = stage.cluster().kind() != TestCluster.Kind.NAMED;
    try (var files = Files.list(FOLDER)) {
      return files
          .sorted()
          .flatMap(this::load)
          .filter(example -> ours || !needsClusterScope(example))
          .map(this::fit)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean needsClusterScope(GenericKubernetesResource example) {
    return example.getKind().startsWith("Cluster")
        || (example.getKind().equals(KEY.getKind()) && example.get("spec", "teamRef") == null);
  }

  private Stream<GenericKubernetesResource> load(Path file) {
    KubernetesSerialization serialization = stage.kubernetes().getKubernetesSerialization();
    try {
      return DOCUMENT_END
          .splitAsStream(Files.readString(file))
          .filter(document -> !document.isBlank())
          .map(document -> serialization.unmarshal(document, GenericKubernetesResource.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GenericKubernetesResource fit(GenericKubernetesResource example) {
    if (!example.getKind().startsWith("Cluster")) {
      example.getMetadata().setNamespace(stage.namespace());
    }
    switch (example.getKind()) {
      case "Secret" -> {
        Map<String, Object> entries = example.get("stringData");
        entries.replace("id", stage.managementKey().id());
        entries.replace("secret", stage.managementKey().secret().reveal());
      }
      case "HoneycombTeam" -> pointHere(example);
      case "ClusterHoneycombTeam" -> {
        pointHere(example);
        Map<String, Object> secret = example.get("spec", "managementKey", "secretRef");
        secret.put("namespace", stage.namespace());
      }
      case "HoneycombApiKey" ->
          stage.team().environment(example.get("spec", "environment", "slug"));
      default -> {}
    }
    return example;
  }

  private void pointHere(GenericKubernetesResource team) {
    Map<String, Object> spec = team.get("spec");
    spec.remove("region");
    spec.put("endpoint", stage.endpoint().toString());
  }
}

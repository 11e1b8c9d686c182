package dev.honeycomboperator.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The manifests of {@code deploy/examples}, made to fit the simulated Honeycomb. */
record Examples(Stage stage) {
  static final ResourceDefinitionContext KEY = kind("HoneycombApiKey", "honeycombapikeys");
  static final ResourceDefinitionContext TEAM = kind("HoneycombTeam", "honeycombteams");

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

  /** All of them that live in a namespace, in the order of the files. */
  List<GenericKubernetesResource> fitted() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(this::load).filter(Examples::namespaced).map(this::fit).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namespaced(GenericKubernetesResource example) {
    return !example.getKind().startsWith("Cluster");
  }

  private GenericKubernetesResource load(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      return stage
          .kubernetes()
          .getKubernetesSerialization()
          .unmarshal(yaml, GenericKubernetesResource.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GenericKubernetesResource fit(GenericKubernetesResource example) {
    example.getMetadata().setNamespace(stage.namespace());
    switch (example.getKind()) {
      case "Secret" -> {
        Map<String, Object> entries = example.get("stringData");
        entries.replace("id", stage.managementKey().id());
        entries.replace("secret", stage.managementKey().secret().reveal());
      }
      case "HoneycombTeam" -> {
        Map<String, Object> spec = example.get("spec");
        spec.remove("region");
        spec.put("endpoint", stage.endpoint().toString());
      }
      case "HoneycombApiKey" ->
          stage.team().environment(example.get("spec", "environment", "slug"));
      default -> {}
    }
    return example;
  }
}

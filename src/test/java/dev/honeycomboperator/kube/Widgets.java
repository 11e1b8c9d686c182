package dev.honeycomboperator.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A custom kind for these tests: a spec with a default, a status of its own, a printer column. */
final class Widgets {
  static final ResourceDefinitionContext CONTEXT =
      new ResourceDefinitionContext.Builder()
          .withGroup("example.test")
          .withVersion("v1")
          .withKind("Widget")
          .withPlural("widgets")
          .withNamespaced(true)
          .build();

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.test}
      spec:
        group: example.test
        scope: Namespaced
        names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd]}
        versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            additionalPrinterColumns:
              - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
              - {name: Size, type: string, jsonPath: .spec.size}
              - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      size: {type: string, default: small}
                      parts: {type: array, items: {type: string}}
                  status:
                    type: object
                    properties:
                      phase: {type: string}
                      conditions:
                        type: array
                        items:
                          type: object
                          properties: {type: {type: string}, status: {type: string}}
      """;

  private Widgets() {}

  static void define(KubernetesClient client) {
    client
        .load(new ByteArrayInputStream(DEFINITION.getBytes(StandardCharsets.UTF_8)))
        .resources()
        .forEach(Resource::create);
  }

  static MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> of(
      KubernetesClient client) {
    return client.genericKubernetesResources(CONTEXT);
  }

  static GenericKubernetesResource widget(String name, Map<String, Object> spec) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion("example.test/v1")
        .withKind("Widget")
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .addToAdditionalProperties("spec", spec)
        .build();
  }

  static void setPhase(GenericKubernetesResource widget, String phase) {
    widget.setAdditionalProperty("status", Map.of("phase", phase));
  }
}

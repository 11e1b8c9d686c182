package dev.honeycomboperator.kube;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A custom kind for these tests: a spec with a default, a status of its own, printer columns.
 *
 * @param group of its own where other tests run beside
 */
record Widgets(KubernetesClient client, String group, String namespace) {
  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.GROUP}
      spec:
        group: GROUP
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

  /** Installs the kind and waits until it is served. */
  static Widgets define(KubernetesClient client, String group, String namespace) {
    Widgets widgets = new Widgets(client, group, namespace);
    client
        .load(
            new ByteArrayInputStream(
                DEFINITION.replace("GROUP", group).getBytes(StandardCharsets.UTF_8)))
        .resources()
        .forEach(Resource::create);
    await()
        .ignoreException(KubernetesClientException.class)
        .until(() -> widgets.all().list() != null);
    return widgets;
  }

  NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      all() {
    var context =
        new ResourceDefinitionContext.Builder()
            .withGroup(group)
            .withVersion("v1")
            .withKind("Widget")
            .withPlural("widgets")
            .withNamespaced(true)
            .build();
    return client.genericKubernetesResources(context).inNamespace(namespace);
  }

  Resource<GenericKubernetesResource> named(String name) {
    return all().withName(name);
  }

  GenericKubernetesResource create(String name, Map<String, Object> spec) {
    var widget =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(group + "/v1")
            .withKind("Widget")
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .addToAdditionalProperties("spec", spec)
            .build();
    return all().resource(widget).create();
  }

  Resource<CustomResourceDefinition> definition() {
    return client.apiextensions().v1().customResourceDefinitions().withName("widgets." + group);
  }

  /** Sets the condition Ready of a widget. */
  void setReady(String name) {
    named(name)
        .editStatus(
            widget -> {
              var condition = Map.of("type", "Ready", "status", "True");
              widget.setAdditionalProperty("status", Map.of("conditions", List.of(condition)));
              return widget;
            });
  }

  static void setPhase(GenericKubernetesResource widget, String phase) {
    widget.setAdditionalProperty("status", Map.of("phase", phase));
  }
}

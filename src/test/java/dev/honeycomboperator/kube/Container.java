package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kinds that contain other objects: their own deletion waits until those are gone. */
enum Container {
  NAMESPACE {
    @Override
    void open(ObjectNode namespace) {
      namespace.withObject("/spec").putArray("finalizers").add("kubernetes");
      namespace.withObject("/status").put("phase", "Active");
      String name = namespace.path("metadata").path("name").asText();
      namespace.withObject("/metadata/labels").put("kubernetes.io/metadata.name", name);
    }

    @Override
    void close(ObjectNode namespace) {
      namespace.withObject("/status").put("phase", "Terminating");
    }

    @Override
    void empty(ObjectNode namespace) {
      namespace.withObject("/spec").remove("finalizers");
    }

    @Override
    boolean holds(ObjectNode namespace) {
      return !namespace.path("spec").path("finalizers").isEmpty();
    }
  },

  DEFINITION {
    @Override
    void open(ObjectNode crd) {
      ArrayNode conditions = crd.withObject("/status").putArray("conditions");
      conditions.addObject().put("type", "NamesAccepted").put("status", "True");
      conditions.addObject().put("type", "Established").put("status", "True");
    }

    @Override
    void close(ObjectNode crd) {
      crd.withObject("/metadata").withArray("finalizers").add(CLEANUP);
    }

    @Override
    void empty(ObjectNode crd) {
      ArrayNode finalizers = crd.withObject("/metadata").withArray("finalizers");
      finalizers.removeIf(finalizer -> finalizer.asText().equals(CLEANUP));
    }
  },

  NONE;

  private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

  static Container of(ResourceKind kind) {
    return switch (kind.plural()) {
      case "namespaces" -> NAMESPACE;
      case ResourceKind.DEFINITIONS -> DEFINITION;
      default -> NONE;
    };
  }

  void open(ObjectNode created) {}

  void close(ObjectNode deleted) {}

  void empty(ObjectNode released) {}

  /** Whether it stays although it has no finalizer of the ordinary kind. */
  boolean holds(ObjectNode object) {
    return false;
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Outcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts finalizers on objects and takes them off, each time against the very version that was looked
 * at.
 */
public final class Finalizers {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient kubernetes;

  public Finalizers(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  public Outcome add(HasMetadata object, String finalizer) {
    if (object.hasFinalizer(finalizer)) {
      return new Outcome.Done();
    }
    var finalizers = new ArrayList<>(object.getFinalizers());
    finalizers.add(finalizer);
    return set(object, finalizers);
  }

  public Outcome remove(HasMetadata object, String finalizer) {
    if (!object.hasFinalizer(finalizer)) {
      return new Outcome.Done();
    }
    var finalizers = new ArrayList<>(object.getFinalizers());
    finalizers.remove(finalizer);
    return set(object, finalizers);
  }

  private Outcome set(HasMetadata object, List<String> finalizers) {
    var patch =
        Map.of(
            "metadata",
            Map.of(
                "finalizers",
                finalizers,
                "resourceVersion",
                object.getMetadata().getResourceVersion()));
    try {
      kubernetes.resource(object).patch(MERGE, Serialization.asJson(patch));
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409 || e.getCode() == 404) {
        return new Outcome.Dropped();
      }
      throw e;
    }
  }
}

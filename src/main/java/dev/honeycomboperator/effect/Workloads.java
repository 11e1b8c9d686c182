package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Rollout;
import dev.honeycomboperator.decision.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Restarts workloads as {@code kubectl rollout restart} does: by an annotation of the pod template,
 * which names the key, so that to do it again changes nothing.
 */
public final class Workloads {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient kubernetes;
  private final boolean allowed;

  /**
   * @param allowed whether the operator was given the right to look at workloads and to change them
   */
  Workloads(KubernetesClient kubernetes, boolean allowed) {
    this.kubernetes = kubernetes;
    this.allowed = allowed;
  }

  /**
   * Of those that are to be restarted, as long as the ledger does not know all to have been.
   *
   * @throws KubernetesClientException if the API server cannot be asked
   */
  Map<Workload, Rollout> rollouts(
      Desired desired, Optional<Ledger> ledger, HoneycombApiKey resource) {
    return ledger
        .filter(known -> allowed && desired.restarts().stream().anyMatch(known::mayNeedRestart))
        .map(known -> rollouts(desired, resource.getMetadata().getNamespace(), known.keyId()))
        .orElse(Map.of());
  }

  private Map<Workload, Rollout> rollouts(Desired desired, String namespace, String keyId) {
    var rollouts = new HashMap<Workload, Rollout>();
    for (var workload : desired.restarts()) {
      read(workload, namespace, keyId).ifPresent(rollout -> rollouts.put(workload, rollout));
    }
    return rollouts;
  }

  private Optional<Rollout> read(Workload workload, String namespace, String keyId) {
    try {
      var found = Optional.ofNullable(at(workload, namespace).get());
      return Optional.of(found.map(it -> rollout(it, keyId)).orElse(Rollout.MISSING));
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) == WriteFailure.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Rollout rollout(GenericKubernetesResource found, String keyId) {
    if (!keyId.equals(
        found.get("spec", "template", "metadata", "annotations", Names.RESTARTED_FOR))) {
      return Rollout.DUE;
    }
    var seen =
        number(found, "status", "observedGeneration")
            >= Optional.ofNullable(found.getMetadata().getGeneration()).orElse(0L);
    return seen && isRolledOut(found) ? Rollout.DONE : Rollout.UNDER_WAY;
  }

  private static boolean isRolledOut(GenericKubernetesResource found) {
    if (found.getKind().equals(Workload.Kind.DAEMON_SET.text())) {
      var wanted = number(found, "status", "desiredNumberScheduled");
      return number(found, "status", "updatedNumberScheduled") >= wanted
          && number(found, "status", "numberAvailable") >= wanted;
    }
    Integer replicas = found.get("spec", "replicas");
    var wanted = replicas == null ? 1 : replicas;
    return number(found, "status", "updatedReplicas") >= wanted
        && number(found, "status", "availableReplicas") >= wanted
        && number(found, "status", "replicas") <= wanted;
  }

  private static long number(GenericKubernetesResource found, String... path) {
    Number number = found.get((Object[]) path);
    return number == null ? 0 : number.longValue();
  }

  Outcome restart(Move.Restart restart, String namespace) {
    var patch =
        Map.of(
            "spec",
            Map.of(
                "template",
                Map.of(
                    "metadata",
                    Map.of("annotations", Map.of(Names.RESTARTED_FOR, restart.keyId())))));
    try {
      at(restart.workload(), namespace).patch(MERGE, Serialization.asJson(patch));
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      return switch (WriteFailure.of(e)) {
        case OVERTAKEN -> new Outcome.Dropped();
        case REFUSED ->
            Outcome.failed(
                Reason.RESTART_NOT_ALLOWED,
                "The API server refuses to restart %s (HTTP %d); look for missing rights of the operator or an admission policy."
                    .formatted(restart.workload(), e.getCode()));
        case UNKNOWN ->
            Outcome.failed(
                Reason.KUBERNETES_UNAVAILABLE,
                "The API server did not restart %s (HTTP %d)."
                    .formatted(restart.workload(), e.getCode()));
      };
    }
  }

  private Resource<GenericKubernetesResource> at(Workload workload, String namespace) {
    var type =
        new ResourceDefinitionContext.Builder()
            .withGroup("apps")
            .withVersion("v1")
            .withKind(workload.kind().text())
            .withPlural(workload.kind().text().toLowerCase(Locale.ROOT) + "s")
            .withNamespaced(true)
            .build();
    return kubernetes
        .genericKubernetesResources(type)
        .inNamespace(namespace)
        .withName(workload.name());
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.KeyIds;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.WritableOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads and writes ConfigMaps that list ids of keys, which are no secret. */
public final class KeyIdLists {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final KubernetesClient kubernetes;
  private final Pause pause;
  private final boolean allowed;

  /**
   * @param allowed whether the operator was given the right to write ConfigMaps
   */
  KeyIdLists(KubernetesClient kubernetes, Pause pause, boolean allowed) {
    this.kubernetes = kubernetes;
    this.pause = pause;
    this.allowed = allowed;
  }

  /**
   * @throws KubernetesClientException if the API server cannot be asked
   */
  KeyIdList of(HoneycombApiKey resource) {
    return Optional.ofNullable(resource.getSpec().keyIds())
        .map(wanted -> allowed ? read(resource, wanted) : notAllowed(wanted.configMap()))
        .orElseGet(KeyIdList.Unwanted::new);
  }

  private static KeyIdList notAllowed(String name) {
    return new KeyIdList.Barred(
        "spec.keyIds names ConfigMap %s, and the operator may not write ConfigMaps: set publishKeyIds in its chart, or take spec.keyIds out."
            .formatted(name));
  }

  private KeyIdList read(HoneycombApiKey resource, KeyIds wanted) {
    try {
      var map = map(resource, wanted.configMap());
      return map.isForeign()
          ? new KeyIdList.Barred(foreign(map))
          : new KeyIdList.Listing(map.ids());
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) == WriteFailure.REFUSED) {
        return notAllowed(wanted.configMap());
      }
      throw e;
    }
  }

  private static String foreign(KeyIdMap map) {
    return "ConfigMap %s was not made for lists of key ids and is left alone; name another in spec.keyIds.configMap, or delete it if nothing needs it."
        .formatted(map.name());
  }

  /** Asks the API server whether it would take a list. */
  Outcome tryOut(HoneycombApiKey resource) {
    var name = name(resource);
    if (name.isEmpty()) {
      return new Outcome.Done();
    }
    try {
      var map = map(resource, name.get());
      put(kubernetes.resource(map.listing(map.ids())).dryRun(), map);
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      return WriteFailure.of(e) == WriteFailure.OVERTAKEN
          // By another resource that shares the list.
          ? new Outcome.Done()
          : failed(e, name.get());
    }
  }

  /**
   * Lists exactly these ids for the resource; those of others stay. It is repeated on what others
   * wrote meanwhile, for as long as the turn lives.
   */
  Outcome publish(HoneycombApiKey resource, List<String> ids, TurnAge age)
      throws InterruptedException {
    var name = name(resource);
    if (name.isEmpty()) {
      return new Outcome.Done();
    }
    while (!age.isOver()) {
      try {
        var map = map(resource, name.get());
        if (map.isForeign()) {
          return Outcome.failed(Reason.KEY_IDS_NOT_WRITABLE, foreign(map));
        }
        put(kubernetes.resource(map.listing(ids)), map);
        return new Outcome.Done();
      } catch (KubernetesClientException e) {
        if (WriteFailure.of(e) == WriteFailure.REFUSED) {
          return failed(e, name.get());
        }
        pause.pause(PAUSE);
      }
    }
    return new Outcome.Dropped();
  }

  /** Leaves the list to its users, if the API server lets us: it does not go with the resource. */
  void disown(HoneycombApiKey resource) {
    try {
      name(resource)
          .map(name -> map(resource, name))
          .filter(map -> map.found().isPresent() && !map.isForeign())
          .ifPresent(map -> kubernetes.resource(map.disowned()).update());
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) != WriteFailure.REFUSED) {
        throw e;
      }
    }
  }

  private Optional<String> name(HoneycombApiKey resource) {
    return allowed
        ? Optional.ofNullable(resource.getSpec().keyIds()).map(KeyIds::configMap)
        : Optional.empty();
  }

  private KeyIdMap map(HoneycombApiKey resource, String name) {
    return new KeyIdMap(
        resource,
        name,
        Optional.ofNullable(
            kubernetes
                .configMaps()
                .inNamespace(resource.getMetadata().getNamespace())
                .withName(name)
                .get()));
  }

  private static void put(WritableOperation<ConfigMap> draft, KeyIdMap map) {
    if (map.found().isPresent()) {
      draft.update();
    } else {
      draft.create();
    }
  }

  private static Outcome failed(KubernetesClientException e, String name) {
    return WriteFailure.of(e) == WriteFailure.REFUSED
        ? Outcome.failed(
            Reason.KEY_IDS_NOT_WRITABLE,
            "The API server refuses to write ConfigMap %s of spec.keyIds (HTTP %d); look for missing rights of the operator, an admission policy or a quota."
                .formatted(name, e.getCode()))
        : Outcome.failed(
            Reason.KUBERNETES_UNAVAILABLE,
            "The API server did not take the list of key ids (HTTP %d).".formatted(e.getCode()));
  }
}

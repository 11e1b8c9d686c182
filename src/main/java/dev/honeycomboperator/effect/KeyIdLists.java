package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.KeyIds;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.WritableOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ConfigMaps that list ids of keys, which are no secret. Several resources may share one: each has
 * an entry of its own, and one entry is all of them, as configuration that Refinery takes.
 */
public final class KeyIdLists {

  /** What Refinery is to be told to load besides its own configuration. */
  static final String FOR_REFINERY = "access-keys.yaml";

  private static final String ENDING = ".ids";

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
        .map(wanted -> allowed ? read(resource, wanted) : notAllowed(wanted))
        .orElseGet(KeyIdList.Unwanted::new);
  }

  private static KeyIdList notAllowed(KeyIds wanted) {
    return new KeyIdList.Barred(
        "spec.keyIds names ConfigMap %s, and the operator may not write ConfigMaps: set publishKeyIds in its chart, or take spec.keyIds out."
            .formatted(wanted.configMap()));
  }

  private KeyIdList read(HoneycombApiKey resource, KeyIds wanted) {
    try {
      return listing(resource, wanted, Optional.ofNullable(at(resource, wanted).get()));
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) == WriteFailure.REFUSED) {
        return notAllowed(wanted);
      }
      throw e;
    }
  }

  private static KeyIdList listing(
      HoneycombApiKey resource, KeyIds wanted, Optional<ConfigMap> found) {
    return isForeign(found)
        ? new KeyIdList.Barred(foreign(wanted))
        : new KeyIdList.Listing(found.map(map -> ids(resource, map)).orElse(List.of()));
  }

  private static String foreign(KeyIds wanted) {
    return "ConfigMap %s was not made for lists of key ids and is left alone; name another in spec.keyIds.configMap, or delete it if nothing needs it."
        .formatted(wanted.configMap());
  }

  /** None where what is made of all entries is not what it should be: it is written anew. */
  private static List<String> ids(HoneycombApiKey resource, ConfigMap map) {
    var data = Optional.ofNullable(map.getData()).orElse(Map.of());
    return forRefinery(data).equals(data.get(FOR_REFINERY))
        ? ids(data.get(entry(resource)))
        : List.of();
  }

  /** Asks the API server whether it would take a list. */
  Outcome tryOut(HoneycombApiKey resource) {
    return place(resource)
        .map(
            place -> {
              try {
                var found = found(resource, place);
                var listed = found.map(map -> ids(resource, map)).orElse(List.of());
                put(kubernetes.resource(draft(found, resource, place, listed)).dryRun(), found);
                return new Outcome.Done();
              } catch (KubernetesClientException e) {
                return WriteFailure.of(e) == WriteFailure.OVERTAKEN
                    // By another resource that shares the list.
                    ? new Outcome.Done()
                    : failed(e, place);
              }
            })
        .orElseGet(Outcome.Done::new);
  }

  /**
   * Lists exactly these ids for the resource; those of others stay. It is repeated on what others
   * wrote meanwhile, for as long as the turn lives.
   */
  Outcome publish(HoneycombApiKey resource, List<String> ids, TurnAge age)
      throws InterruptedException {
    var place = place(resource);
    while (place.isPresent() && !age.isOver()) {
      try {
        var found = found(resource, place.get());
        if (isForeign(found)) {
          return Outcome.failed(Reason.KEY_IDS_NOT_WRITABLE, foreign(place.get()));
        }
        put(kubernetes.resource(draft(found, resource, place.get(), ids)), found);
        return new Outcome.Done();
      } catch (KubernetesClientException e) {
        if (WriteFailure.of(e) == WriteFailure.REFUSED) {
          return failed(e, place.get());
        }
        pause.pause(PAUSE);
      }
    }
    return place.isPresent() ? new Outcome.Dropped() : new Outcome.Done();
  }

  /** Leaves the list to its users, if the API server lets us: it does not go with the resource. */
  void disown(HoneycombApiKey resource) {
    try {
      place(resource)
          .flatMap(place -> found(resource, place))
          .filter(KeyIdLists::isOurs)
          .ifPresent(map -> kubernetes.resource(disowned(resource, map)).update());
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) != WriteFailure.REFUSED) {
        throw e;
      }
    }
  }

  private static ConfigMap disowned(HoneycombApiKey resource, ConfigMap map) {
    return new ConfigMapBuilder(map)
        .editMetadata()
        .withOwnerReferences(othersThan(resource, map))
        .endMetadata()
        .build();
  }

  private Optional<KeyIds> place(HoneycombApiKey resource) {
    return allowed ? Optional.ofNullable(resource.getSpec().keyIds()) : Optional.empty();
  }

  private Optional<ConfigMap> found(HoneycombApiKey resource, KeyIds place) {
    return Optional.ofNullable(at(resource, place).get());
  }

  private static void put(WritableOperation<ConfigMap> draft, Optional<ConfigMap> found) {
    if (found.isPresent()) {
      draft.update();
    } else {
      draft.create();
    }
  }

  private static Outcome failed(KubernetesClientException e, KeyIds place) {
    return WriteFailure.of(e) == WriteFailure.REFUSED
        ? Outcome.failed(
            Reason.KEY_IDS_NOT_WRITABLE,
            "The API server refuses to write ConfigMap %s of spec.keyIds (HTTP %d); look for missing rights of the operator, an admission policy or a quota."
                .formatted(place.configMap(), e.getCode()))
        : Outcome.failed(
            Reason.KUBERNETES_UNAVAILABLE,
            "The API server did not take the list of key ids (HTTP %d).".formatted(e.getCode()));
  }

  private static ConfigMap draft(
      Optional<ConfigMap> found, HoneycombApiKey resource, KeyIds place, List<String> ids) {
    var map = found.orElseGet(ConfigMap::new);
    var data = new TreeMap<>(Optional.ofNullable(map.getData()).orElse(Map.of()));
    data.remove(entry(resource));
    if (!ids.isEmpty()) {
      data.put(entry(resource), String.join("\n", ids) + "\n");
    }
    data.put(FOR_REFINERY, forRefinery(data));
    return new ConfigMapBuilder(map)
        .editOrNewMetadata()
        .withName(place.configMap())
        .withNamespace(resource.getMetadata().getNamespace())
        .addToLabels(Names.MANAGED_BY, Names.OPERATOR)
        .addToLabels(Names.KEY_IDS, "true")
        .withOwnerReferences(owners(map, resource))
        .endMetadata()
        .withData(data)
        .build();
  }

  private static String forRefinery(Map<String, String> data) {
    var ids =
        data.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(ENDING))
            .flatMap(entry -> ids(entry.getValue()).stream())
            .distinct()
            .map(id -> "    - " + id + "\n")
            .collect(Collectors.joining());
    return "AccessKeys:\n  ReceiveKeyIDs:" + (ids.isEmpty() ? " []\n" : "\n" + ids);
  }

  /** It goes with the last resource that names it; none of them is its controller. */
  private static List<OwnerReference> owners(ConfigMap map, HoneycombApiKey resource) {
    var meta = resource.getMetadata();
    var owners = new ArrayList<>(othersThan(resource, map));
    owners.add(
        new OwnerReferenceBuilder()
            .withApiVersion(resource.getApiVersion())
            .withKind(resource.getKind())
            .withName(meta.getName())
            .withUid(meta.getUid())
            .withBlockOwnerDeletion(false)
            .build());
    return owners;
  }

  private static List<OwnerReference> othersThan(HoneycombApiKey resource, ConfigMap map) {
    return Stream.ofNullable(map.getMetadata())
        .flatMap(meta -> meta.getOwnerReferences().stream())
        .filter(
            owner ->
                !owner.getKind().equals(resource.getKind())
                    || !owner.getName().equals(resource.getMetadata().getName()))
        .toList();
  }

  private Resource<ConfigMap> at(HoneycombApiKey resource, KeyIds place) {
    return kubernetes
        .configMaps()
        .inNamespace(resource.getMetadata().getNamespace())
        .withName(place.configMap());
  }

  private static boolean isForeign(Optional<ConfigMap> found) {
    return found.filter(map -> !isOurs(map)).isPresent();
  }

  private static boolean isOurs(ConfigMap map) {
    return map.getMetadata().getLabels() != null
        && map.getMetadata().getLabels().containsKey(Names.KEY_IDS);
  }

  private static String entry(HoneycombApiKey resource) {
    return resource.getMetadata().getName() + ENDING;
  }

  private static List<String> ids(@Nullable String lines) {
    return Stream.ofNullable(lines).flatMap(String::lines).filter(ApiKey::isId).toList();
  }
}

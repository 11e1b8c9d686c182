package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.KeyIds;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
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

  private final KubernetesClient kubernetes;
  private final boolean allowed;

  /**
   * @param allowed whether the operator was given the right to write ConfigMaps
   */
  KeyIdLists(KubernetesClient kubernetes, boolean allowed) {
    this.kubernetes = kubernetes;
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
    return found.filter(map -> !isOurs(map)).isPresent()
        ? new KeyIdList.Barred(
            "ConfigMap %s was not made for lists of key ids and is left alone; name another in spec.keyIds.configMap, or delete it if nothing needs it."
                .formatted(wanted.configMap()))
        : new KeyIdList.Listing(
            found.map(map -> ids(map.getData().get(entry(resource)))).orElse(List.of()));
  }

  /** Lists exactly these ids for the resource; those of others stay. */
  Outcome publish(HoneycombApiKey resource, List<String> ids) {
    var wanted = Optional.ofNullable(resource.getSpec().keyIds());
    try {
      wanted.ifPresent(place -> write(resource, place, ids));
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      return switch (WriteFailure.of(e)) {
        case OVERTAKEN -> new Outcome.Dropped();
        case REFUSED ->
            Outcome.failed(
                Reason.KEY_IDS_NOT_WRITABLE,
                "The API server refuses to write ConfigMap %s of spec.keyIds (HTTP %d); look for missing rights of the operator, an admission policy or a quota."
                    .formatted(wanted.map(KeyIds::configMap).orElse(""), e.getCode()));
        case UNKNOWN ->
            Outcome.failed(
                Reason.KUBERNETES_UNAVAILABLE,
                "The API server did not take the list of key ids (HTTP %d)."
                    .formatted(e.getCode()));
      };
    }
  }

  private void write(HoneycombApiKey resource, KeyIds place, List<String> ids) {
    var found = Optional.ofNullable(at(resource, place).get());
    var draft = draft(found, resource, place, ids);
    if (found.isPresent()) {
      kubernetes.resource(draft).update();
    } else {
      kubernetes.resource(draft).create();
    }
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
    var owners =
        new ArrayList<>(
            map.getMetadata() == null ? List.of() : map.getMetadata().getOwnerReferences());
    owners.removeIf(
        owner ->
            owner.getKind().equals(resource.getKind()) && owner.getName().equals(meta.getName()));
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

  private Resource<ConfigMap> at(HoneycombApiKey resource, KeyIds place) {
    return kubernetes
        .configMaps()
        .inNamespace(resource.getMetadata().getNamespace())
        .withName(place.configMap());
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

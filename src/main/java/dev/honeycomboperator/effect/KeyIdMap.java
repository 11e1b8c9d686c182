package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.honeycomb.ApiKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ConfigMap that lists ids of keys, as one resource sees it. Several may share it: each has an
 * entry of its own, and one entry is all of them, as configuration that Refinery takes.
 *
 * @param found empty where there is none yet
 */
record KeyIdMap(HoneycombApiKey resource, String name, Optional<ConfigMap> found) {

  /** What Refinery is to be told to load besides its own configuration. */
  private static final String FOR_REFINERY = "access-keys.yaml";

  private static final String ENDING = ".ids";

  boolean isForeign() {
    return found
        .map(ConfigMap::getMetadata)
        .filter(meta -> meta.getLabels() == null || !meta.getLabels().containsKey(Names.KEY_IDS))
        .isPresent();
  }

  /** None where what is made of all entries is not what it should be: it is written anew. */
  List<String> ids() {
    return forRefinery(data()).equals(data().get(FOR_REFINERY))
        ? ids(data().get(entry()))
        : List.of();
  }

  /** With exactly these ids of the resource; those of others stay. */
  ConfigMap listing(List<String> ids) {
    var data = new TreeMap<>(data());
    data.remove(entry());
    if (!ids.isEmpty()) {
      data.put(entry(), String.join("\n", ids) + "\n");
    }
    data.put(FOR_REFINERY, forRefinery(data));
    return builder()
        .editOrNewMetadata()
        .withName(name)
        .withNamespace(resource.getMetadata().getNamespace())
        .addToLabels(Names.MANAGED_BY, Names.OPERATOR)
        .addToLabels(Names.KEY_IDS, "true")
        .withOwnerReferences(owners())
        .endMetadata()
        .withData(data)
        .build();
  }

  /** So that it does not go with the resource. */
  ConfigMap disowned() {
    return builder().editMetadata().withOwnerReferences(otherOwners()).endMetadata().build();
  }

  private ConfigMapBuilder builder() {
    return new ConfigMapBuilder(found.orElseGet(ConfigMap::new));
  }

  private Map<String, String> data() {
    return found.map(ConfigMap::getData).orElse(Map.of());
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
  private List<OwnerReference> owners() {
    var owners = new ArrayList<>(otherOwners());
    owners.add(
        new OwnerReferenceBuilder()
            .withApiVersion(resource.getApiVersion())
            .withKind(resource.getKind())
            .withName(resource.getMetadata().getName())
            .withUid(resource.getMetadata().getUid())
            .withBlockOwnerDeletion(false)
            .build());
    return owners;
  }

  private List<OwnerReference> otherOwners() {
    return found.map(ConfigMap::getMetadata).map(ObjectMeta::getOwnerReferences).stream()
        .flatMap(List::stream)
        .filter(
            owner ->
                !owner.getKind().equals(resource.getKind())
                    || !owner.getName().equals(resource.getMetadata().getName()))
        .toList();
  }

  private String entry() {
    return resource.getMetadata().getName() + ENDING;
  }

  private static List<String> ids(@Nullable String lines) {
    return Stream.ofNullable(lines).flatMap(String::lines).filter(ApiKey::isId).toList();
  }
}

package dev.honeycomboperator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.server.mock.KubernetesAttributesExtractor;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fabric8's CRUD mock as a store with watches. Its own handling of writes is passed over: what is
 * put here has been judged by {@link WriteRules}.
 */
final class Store extends KubernetesCrudDispatcher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> uids = new HashSet<>();
  private final Map<String, Long> lastRemovals = new HashMap<>();

  /** By path, since Fabric8's store goes through all that it has for each of them. */
  private final Map<String, AttributeSet> keys = new HashMap<>();

  private long version;

  /** Where an object lives: the path that Fabric8's store keys it by. */
  record Place(ResourceKind kind, @Nullable String namespace, String name) {
    static Place of(ResourceKind kind, JsonNode object) {
      JsonNode metadata = object.path("metadata");
      String namespace = kind.namespaced() ? metadata.path("namespace").asText() : null;
      return new Place(kind, namespace, metadata.path("name").asText());
    }

    String path() {
      return collection(kind, namespace) + "/" + name;
    }
  }

  private static String collection(ResourceKind kind, @Nullable String namespace) {
    return (kind.group().isEmpty() ? "/api/" : "/apis/")
        + kind.apiVersion()
        + (namespace == null ? "" : "/namespaces/" + namespace)
        + "/"
        + kind.plural();
  }

  Optional<ObjectNode> find(Place place) {
    return Optional.ofNullable(keys.get(place.path())).map(map::get).map(Store::parse);
  }

  List<ObjectNode> list(ResourceKind kind, @Nullable String namespace) {
    AttributeSet query = getKey(collection(kind, namespace));
    return map.entrySet().stream()
        .filter(entry -> entry.getKey().matches(query))
        .map(entry -> parse(entry.getValue()))
        .sorted(Comparator.comparing(object -> Place.of(kind, object).path()))
        .toList();
  }

  /** Every object whose JSON contains the text: the cheap first look of a search over all kinds. */
  Stream<ObjectNode> mentioning(String text) {
    return List.copyOf(map.values()).stream().filter(json -> json.contains(text)).map(Store::parse);
  }

  boolean knowsUid(String uid) {
    return uids.contains(uid);
  }

  /** Stores the object under a new resource version, which is also set on the object. */
  void put(Place place, ObjectNode object) {
    ObjectNode metadata = object.withObject("/metadata");
    metadata.put("resourceVersion", String.valueOf(nextVersion()));
    uids.add(metadata.path("uid").asText());
    write(place, object.toString());
  }

  void remove(Place place, JsonNode object) {
    uids.remove(object.path("metadata").path("uid").asText());
    lastRemovals.put(place.kind().qualified(), nextVersion());
    write(place, null);
  }

  private void write(Place place, @Nullable String json) {
    AttributeSet query = getKey(place.path());
    processEvent(place.path(), query, keys.remove(place.path()), null, json);
    if (json != null) {
      AttributeSet key = attributeExtractor.fromResource(json);
      keys.put(
          place.path(),
          key.containsKey(KubernetesAttributesExtractor.PLURAL)
              ? key
              : AttributeSet.merge(query, key));
    }
  }

  long version() {
    return version;
  }

  /**
   * Whether a watch from this version could miss a removal. The watches of Fabric8's mock begin
   * with what exists and keep no history.
   */
  boolean forgotten(ResourceKind kind, long since) {
    return since < lastRemovals.getOrDefault(kind.qualified(), 0L);
  }

  /** Makes every watch begun before now start over with a new list. */
  void forgetHistory(Stream<ResourceKind> kinds) {
    long now = nextVersion();
    kinds.forEach(kind -> lastRemovals.put(kind.qualified(), now));
  }

  WebSocketListener watch(String uri) {
    return handleWatch(uri).getWebSocketListener();
  }

  private long nextVersion() {
    version = requestResourceVersion();
    return version;
  }

  static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an informer that never lags shows, of objects that nobody deletes; told of every write. */
final class FleetCache<T extends HasMetadata> implements Cache<T> {

  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  private final Class<T> type;
  private final Map<String, T> objects = new LinkedHashMap<>();

  FleetCache(Class<T> type) {
    this.type = type;
  }

  void take(JsonNode written) {
    var object = JSON.convertValue(written, type);
    objects.put(object.getMetadata().getName(), object);
  }

  Optional<T> get(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  @Override
  public Optional<T> get(ResourceID id) {
    return get(id.getName());
  }

  @Override
  public Stream<ResourceID> keys() {
    return objects.values().stream().map(ResourceID::fromResource);
  }

  @Override
  public Stream<T> list(Predicate<T> wanted) {
    return objects.values().stream().filter(wanted);
  }
}

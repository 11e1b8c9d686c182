package dev.honeycomboperator;

import dev.honeycomboperator.kube.EmbeddedKubernetes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of one kind in a namespace as they are stored. To a process it is what an informer
 * that never lags would show.
 *
 * @param path of the collection
 */
record Shown<T extends HasMetadata>(
    EmbeddedKubernetes api, String path, Class<T> type, Predicate<T> shown) implements Cache<T> {

  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  Optional<T> get(String name) {
    return api.peek(path + "/" + name).map(found -> JSON.convertValue(found, type)).filter(shown);
  }

  Shown<T> only(Predicate<T> wanted) {
    return new Shown<>(api, path, type, wanted);
  }

  @Override
  public Optional<T> get(ResourceID id) {
    return get(id.getName());
  }

  @Override
  public Stream<ResourceID> keys() {
    return list(_ -> true).map(ResourceID::fromResource);
  }

  @Override
  public Stream<T> list(Predicate<T> wanted) {
    return api.peek(path).stream()
        .flatMap(list -> list.path("items").valueStream())
        .map(found -> JSON.convertValue(found, type))
        .filter(shown)
        .filter(wanted);
  }
}

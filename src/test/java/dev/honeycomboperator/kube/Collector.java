package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The two controllers without which deletion can't be tried: the garbage collector, which deletes
 * what has lost its owners (in the background, always), and the one that empties namespaces and
 * CustomResourceDefinitions under deletion. Like the real ones they come some time after the call.
 */
final class Collector implements AutoCloseable {
  private final ExecutorService later =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("kubernetes-collector").factory());
  private final Set<Store.Place> draining = new HashSet<>();
  private final ApiServer api;
  private final Store store;
  private final Kinds kinds;

  Collector(ApiServer api, Store store, Kinds kinds) {
    this.api = api;
    this.store = store;
    this.kinds = kinds;
  }

  void stored(Store.Place place, ObjectNode object) {
    if (!owners(object).isEmpty()) {
      soon(() -> store.find(place).ifPresent(this::deleteIfOrphaned));
    }
    boolean deleting = object.path("metadata").has("deletionTimestamp");
    if (deleting && Container.of(place.kind()) != Container.NONE) {
      draining.add(place);
      soon(this::drain);
    }
  }

  void removed(Store.Place place, ObjectNode object) {
    draining.remove(place);
    String uid = object.path("metadata").path("uid").asText();
    soon(
        () ->
            store
                .mentioning(uid)
                .filter(other -> owners(other).contains(uid))
                .forEach(this::deleteIfOrphaned));
    soon(this::drain);
  }

  private void soon(Runnable work) {
    if (!later.isShutdown()) {
      later.execute(
          () -> {
            synchronized (api) {
              work.run();
            }
          });
    }
  }

  private static List<String> owners(JsonNode object) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .map(owner -> owner.path("uid").asText())
        .toList();
  }

  private void deleteIfOrphaned(ObjectNode object) {
    List<String> owners = owners(object);
    if (!owners.isEmpty() && owners.stream().noneMatch(store::knowsUid)) {
      kinds.of(object).ifPresent(kind -> api.delete(Store.Place.of(kind, object), object));
    }
  }

  private void drain() {
    for (Store.Place container : List.copyOf(draining)) {
      List<Store.Place> contents = contents(container).toList();
      contents.forEach(place -> store.find(place).ifPresent(object -> api.delete(place, object)));
      if (contents(container).findAny().isEmpty()) {
        store.find(container).ifPresent(object -> api.release(container, object));
      }
    }
  }

  private Stream<Store.Place> contents(Store.Place container) {
    boolean namespace = Container.of(container.kind()) == Container.NAMESPACE;
    return kinds
        .all()
        .filter(kind -> namespace ? kind.namespaced() : kind.qualified().equals(container.name()))
        .flatMap(
            kind ->
                store.list(kind, namespace ? container.name() : null).stream()
                    .map(object -> Store.Place.of(kind, object)));
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Consumers.Consumer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The memory of an informer of pods. A cluster has many, and few of them use a key: of the others
 * no more is kept than the informer itself needs. What it gives back is a pod that runs and uses
 * Secrets as the one did that was put in.
 *
 * <p>For one informer alone: each takes what is not in its own list for deleted.
 */
public final class PodStore implements ItemStore<Pod> {

  private record Trace(String version, Optional<RunningPod> running) {

    static Trace of(Pod pod) {
      return new Trace(pod.getMetadata().getResourceVersion(), RunningPod.of(pod));
    }

    Pod pod(String key) {
      return new LeanPod(key, version, running).pod();
    }
  }

  private final ConcurrentMap<String, Trace> traces = new ConcurrentHashMap<>();

  /** Those of a namespace that use a Secret and run. */
  public Stream<Consumer> consumers(String namespace, String secret) {
    var prefix = namespace + "/";
    return traces.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .flatMap(entry -> entry.getValue().running().stream())
        .flatMap(running -> running.consumerOf(secret).stream());
  }

  @Override
  public String getKey(Pod pod) {
    return Cache.metaNamespaceKeyFunc(pod);
  }

  @Override
  public @Nullable Pod put(String key, Pod pod) {
    return restored(key, traces.put(key, Trace.of(pod)));
  }

  @Override
  public @Nullable Pod remove(String key) {
    return restored(key, traces.remove(key));
  }

  @Override
  public @Nullable Pod get(String key) {
    return restored(key, traces.get(key));
  }

  private static @Nullable Pod restored(String key, @Nullable Trace trace) {
    return trace == null ? null : trace.pod(key);
  }

  @Override
  public Stream<String> keySet() {
    return traces.keySet().stream();
  }

  @Override
  public Stream<Pod> values() {
    return traces.entrySet().stream().map(entry -> entry.getValue().pod(entry.getKey()));
  }

  @Override
  public int size() {
    return traces.size();
  }
}

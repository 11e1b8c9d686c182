package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All there is of a sort at the API server, with no more than a page of it in memory.
 *
 * @param size of a page
 */
record Pages<T extends HasMetadata>(
    Listable<? extends KubernetesResourceList<T>> listable, long size) {

  void forEach(Consumer<T> each) {
    @Nullable String next = null;
    do {
      var page = listable.list(new ListOptionsBuilder().withLimit(size).withContinue(next).build());
      page.getItems().forEach(each);
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
  }
}

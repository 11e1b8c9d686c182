package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WatchesTest extends WithEmbeddedKubernetes {
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void a_list_takes_every_form_of_label_selector() {
    create(secretNamed("a").editMetadata().addToLabels("tier", "one").endMetadata().build());
    create(secretNamed("b").editMetadata().addToLabels("tier", "two").endMetadata().build());
    create(secretNamed("c").build());

    assertThat(
            List.of(
                "tier", "!tier", "tier=one", "tier!=one", "tier in (one,two)", "tier notin (one)"))
        .extracting(this::namesBy)
        .containsExactly("a b", "c", "a", "b c", "a b", "b c");
  }

  @Test
  void a_watch_by_label_sees_an_object_come_and_go_with_its_label() throws Exception {
    create(secretNamed("s").build());
    var watch =
        client.secrets().inNamespace(namespace).withLabel("watched", "true").watch(new Recorder());

    label("s", "\"true\"");
    await().until(() -> seen.size() == 1);
    label("s", "null");
    await().until(() -> seen.size() == 2);
    watch.close();

    assertThat(seen).containsExactly("ADDED s", "DELETED s");
  }

  @Test
  void a_watch_from_a_version_sees_only_what_came_after() throws Exception {
    create(secretNamed("before").build());
    String version =
        client.secrets().inNamespace(namespace).list().getMetadata().getResourceVersion();
    create(secretNamed("after").build());

    var watch =
        client.secrets().inNamespace(namespace).withResourceVersion(version).watch(new Recorder());

    await().until(() -> !seen.isEmpty());
    watch.close();
    assertThat(seen).containsExactly("ADDED after");
  }

  @Test
  void an_informer_that_was_cut_off_learns_what_was_deleted_meanwhile() {
    create(secretNamed("s").build());
    try (var informer = client.secrets().inNamespace(namespace).inform()) {
      try (Fault outage =
          api.inject(Fault.Effect.DROPPED, call -> call.verb().equals("watch"), 1)) {
        api.cutWatches();
        await().until(() -> outage.left() == 0);
        secret("s").delete();
      }

      await().untilAsserted(() -> assertThat(informer.getStore().list()).isEmpty());
    }
  }

  @Test
  void an_informer_survives_compaction() {
    try (var informer = client.secrets().inNamespace(namespace).inform()) {
      api.compact();
      api.cutWatches();
      create(secretNamed("s").build());

      await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(1));
    }
  }

  private String namesBy(String selector) {
    List<String> names =
        client
            .secrets()
            .inNamespace(namespace)
            .withLabelSelector(selector)
            .list()
            .getItems()
            .stream()
            .map(secret -> secret.getMetadata().getName())
            .toList();
    return String.join(" ", names);
  }

  private void label(String name, String value) {
    secret(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"watched\":%s}}}".formatted(value));
  }

  private final class Recorder implements Watcher<Secret> {
    @Override
    public void eventReceived(Action action, Secret secret) {
      seen.add(action + " " + secret.getMetadata().getName());
    }

    @Override
    public void onClose(WatcherException cause) {
      seen.add("CLOSED");
    }
  }
}

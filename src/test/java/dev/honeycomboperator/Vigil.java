package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches every change of a world's resources: at each that leaves one under deletion without our
 * finalizer, or none at all, no key of ours may be alive.
 */
final class Vigil implements AutoCloseable {

  private final List<ApiKey> leftBehind = new CopyOnWriteArrayList<>();
  private final AtomicInteger letGo = new AtomicInteger();
  private final World world;
  private final Watch watch;

  private Vigil(World world) {
    this.world = world;
    this.watch =
        world
            .kubernetes
            .resources(HoneycombApiKey.class)
            .inNamespace(world.namespace)
            .watch(
                new Watcher<>() {
                  @Override
                  public void eventReceived(Action action, HoneycombApiKey resource) {
                    saw(action, resource);
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                });
  }

  static Vigil over(World world) {
    return new Vigil(world);
  }

  private void saw(Watcher.Action action, HoneycombApiKey resource) {
    if (action == Watcher.Action.DELETED
        || (resource.isMarkedForDeletion() && !resource.hasFinalizer(Names.FINALIZER))) {
      letGo.incrementAndGet();
      leftBehind.addAll(world.liveKeys());
    }
  }

  void expectThatNothingWasLeftBehind() {
    world.expect(() -> assertThat(letGo).hasPositiveValue());
    assertThat(leftBehind).isEmpty();
  }

  @Override
  public void close() {
    watch.close();
  }
}

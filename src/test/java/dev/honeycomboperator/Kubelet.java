package dev.honeycomboperator;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings the value of a Secret to a pod: at once when it begins, and later some time after each
 * change.
 */
final class Kubelet implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final World world;
  private final String secret;
  private final Consumer<String> pod;
  private final Watch watch;

  /**
   * @param delay between a change and the pod
   */
  Kubelet(World world, String secret, Duration delay, Consumer<String> pod) {
    this.world = world;
    this.secret = secret;
    this.pod = pod;
    bring();
    this.watch =
        world
            .secretResource(secret)
            .watch(
                new Watcher<Secret>() {
                  @Override
                  public void eventReceived(Action action, Secret changed) {
                    var _ =
                        clock.schedule(
                            Kubelet.this::bring, delay.toMillis(), TimeUnit.MILLISECONDS);
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                });
  }

  private void bring() {
    pod.accept(world.value(secret).reveal());
  }

  @Override
  public void close() {
    watch.close();
    clock.shutdownNow();
  }
}

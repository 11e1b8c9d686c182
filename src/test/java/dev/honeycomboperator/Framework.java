package dev.honeycomboperator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands around the operator in the place of the framework, where its reconcilers are turned
 * by hand: time passes only as they wait, and a process that is dead does nothing more.
 */
record Framework(Agenda agenda, Tripwire wire) {

  /** What the framework waits at least after an exception that nobody foresaw. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final Duration OVERHEAD = Duration.ofMillis(1);

  /** The operator as it is put together in production. */
  OperatorAssembly.Parts parts(KubernetesClient kubernetes, Settings settings) {
    return OperatorAssembly.parts(
        kubernetes,
        settings,
        new SimpleMeterRegistry(),
        "test",
        agenda.clock,
        this::pause,
        () -> {});
  }

  private void pause(Duration time) throws InterruptedException {
    if (wire.isDead()) {
      throw new InterruptedException("the process is dead");
    }
    agenda.clock.advance(time);
  }

  /**
   * One reconcile.
   *
   * @return when the next is asked for
   */
  <T extends HasMetadata> Optional<Duration> reconciled(
      Reconciler<T> reconciler, T found, boolean deleted) {
    try {
      var control = reconciler.reconcile(found, context(deleted));
      agenda.clock.advance(OVERHEAD);
      return control.getScheduleDelay().map(Duration::ofMillis);
    } catch (InterruptedException e) {
      return Optional.empty();
    } catch (Unforeseen | KubernetesClientException e) {
      return Optional.of(RETRY);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends HasMetadata> Context<T> context(boolean deleted) {
    return (Context<T>)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> {
              if (method.getName().equals("isPrimaryResourceDeleted")) {
                return deleted;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}

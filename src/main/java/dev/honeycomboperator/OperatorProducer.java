package dev.honeycomboperator;

import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the operator to Quarkus, which starts and stops it and asks for its health. */
@ApplicationScoped
class OperatorProducer {

  @Produces
  @Singleton
  Operator operator(
      KubernetesClient kubernetes,
      Settings settings,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return OperatorAssembly.assemble(
        kubernetes,
        settings,
        metrics,
        version,
        InstantSource.system(),
        Pause.SLEEP,
        // Not exit: it runs the shutdown hooks, and they wait for turns in hand.
        () -> Runtime.getRuntime().halt(1));
  }
}

package dev.honeycomboperator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease: its holder alone acts, and a process that loses it ends on the spot. The identity is
 * unique to the process, since one that is taken over by a restarted container would leave no gap
 * in which requests under way can end.
 */
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final Settings settings;
  private final KubernetesClient kubernetes;
  private final InstantSource clock;
  private final Runnable end;
  private final String identity = UUID.randomUUID().toString();
  private volatile Instant since;
  private volatile boolean stopping;

  /**
   * @param end of the process: nothing that it has in hand may go on after the lease is lost
   */
  Leadership(Settings settings, KubernetesClient kubernetes, InstantSource clock, Runnable end) {
    this.end = end;
    this.settings = settings;
    this.kubernetes = kubernetes;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Since when this process leads; without an election, since it started. */
  Instant since() {
    return since;
  }

  LeaderElectionConfiguration election() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.leaseName())
        .withLeaseNamespace(namespace())
        .withLeaseDuration(settings.leaseDuration())
        .withRenewDeadline(settings.leaseRenewDeadline())
        .withRetryPeriod(settings.leaseRetryPeriod())
        .withIdentity(identity)
        // As it is built here the framework itself does nothing when the lease is lost.
        .withLeaderCallbacks(new LeaderCallbacks(this::won, this::lost, leader -> {}))
        .build();
  }

  private void won() {
    since = clock.instant();
    LOG.info("Leading as {}", identity);
  }

  /** From here on the lease is given up on purpose. */
  void stopping() {
    stopping = true;
  }

  private void lost() {
    if (!stopping) {
      LOG.error("The lease was lost; this process ends, another one carries on");
      end.run();
    }
  }

  /** Lets the next process begin at once; only for one that has finished its turns. */
  void release() {
    try {
      var lease = kubernetes.leases().inNamespace(namespace()).withName(settings.leaseName());
      var held = lease.get();
      if (held != null && identity.equals(held.getSpec().getHolderIdentity())) {
        held.getSpec().setHolderIdentity("");
        held.getSpec().setLeaseDurationSeconds(1);
        kubernetes.resource(held).update();
      }
    } catch (KubernetesClientException e) {
      LOG.warn(
          "The lease was not released, the next process waits for its end: HTTP {}", e.getCode());
    }
  }

  private String namespace() {
    return settings.leaseNamespace().orElseGet(() -> Installation.namespace(kubernetes));
  }
}

package dev.honeycomboperator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The framework's operator, which hands its lease over when it stops, unless a turn had to be cut
 * off: what that turn had begun ends with the lease at the latest, so the next process waits for
 * it.
 */
final class LeasedOperator extends Operator {

  private final Settings settings;
  private final Leadership leadership;
  private final Turns turns;

  LeasedOperator(KubernetesClient kubernetes, Settings settings, Leadership leadership) {
    this(kubernetes, settings, leadership, new Turns());
  }

  private LeasedOperator(
      KubernetesClient kubernetes, Settings settings, Leadership leadership, Turns turns) {
    super(
        service -> {
          service
              .withKubernetesClient(kubernetes)
              .withCloseClientOnStop(false)
              .withUseSSAToPatchPrimaryResource(false)
              .withExecutorService(turns)
              .withReconciliationTerminationTimeout(settings.terminationTimeout())
              .checkingCRDAndValidateLocalModel(false);
          if (settings.leaderElection()) {
            service.withLeaderElectionConfiguration(leadership.election());
          }
        });
    this.settings = settings;
    this.leadership = leadership;
    this.turns = turns;
  }

  @Override
  public void stop() {
    leadership.stopping();
    super.stop();
    if (settings.leaderElection() && turns.finished()) {
      leadership.release();
    }
  }

  /** What the framework runs turns on; it knows whether each could end as it wanted to. */
  private static final class Turns extends ThreadPoolExecutor {

    private static final int AT_ONCE = ConfigurationService.DEFAULT_RECONCILIATION_THREADS_NUMBER;

    private volatile boolean cutOff;

    Turns() {
      super(AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public List<Runnable> shutdownNow() {
      cutOff = !isTerminated();
      return super.shutdownNow();
    }

    boolean finished() {
      return isTerminated() && !cutOff;
    }
  }
}

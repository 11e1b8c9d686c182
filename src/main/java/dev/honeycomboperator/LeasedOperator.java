package dev.honeycomboperator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;

/** The framework's operator, which hands its lease over when it stops. */
final class LeasedOperator extends Operator {

  private final Settings settings;
  private final Leadership leadership;

  LeasedOperator(KubernetesClient kubernetes, Settings settings, Leadership leadership) {
    super(
        service -> {
          service
              .withKubernetesClient(kubernetes)
              .withCloseClientOnStop(false)
              .withUseSSAToPatchPrimaryResource(false)
              .withReconciliationTerminationTimeout(settings.terminationTimeout())
              .checkingCRDAndValidateLocalModel(false);
          if (settings.leaderElection()) {
            service.withLeaderElectionConfiguration(leadership.election());
          }
        });
    this.settings = settings;
    this.leadership = leadership;
  }

  @Override
  public void stop() {
    super.stop();
    if (settings.leaderElection()) {
      leadership.release();
    }
  }
}

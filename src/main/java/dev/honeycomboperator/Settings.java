package dev.honeycomboperator;

import dev.honeycomboperator.decision.Budget;
import dev.honeycomboperator.effect.OrphanPolicy;
import dev.honeycomboperator.effect.Rights;
import dev.honeycomboperator.effect.Timings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings, with their production values. Each has an environment variable: HONEYCOMB_OPERATOR_
 * and its name in capitals. Durations are ISO 8601, such as PT30S.
 */
@ConfigMapping(prefix = "honeycomb-operator")
public interface Settings {

  /**
   * Part of every mark; must differ between live clusters that use one team. Derived if left out.
   */
  Optional<String> installation();

  /** All namespaces if left out. */
  Optional<List<String>> watchNamespaces();

  /** Base URLs besides Honeycomb's own two that a team may name, separated by commas. */
  Optional<String> allowedEndpoints();

  @WithDefault("PT5S")
  Duration connectTimeout();

  /** The deadline of every request to Honeycomb, of the POST above all. */
  @WithDefault("PT15S")
  Duration requestTimeout();

  /** How long a new key may be refused before it is given up. */
  @WithDefault("PT30S")
  Duration proofPatience();

  /** What a turn needs for its writes besides POST and proof. */
  @WithDefault("PT10S")
  Duration writeAllowance();

  /** How long after a POST ended a list may still not show what it made. */
  @WithDefault("PT2M")
  Duration settlingTime();

  /** Between two lists of a team's keys. */
  @WithDefault("PT1H")
  Duration sweepInterval();

  /** What becomes of keys of this installation that belong to no resource: Report, Revoke. */
  @WithDefault("Report")
  OrphanPolicy orphans();

  /** How long a key outlives its successor's creation. */
  @WithDefault("PT24H")
  Duration overlap();

  /** Whether the operator may look at pods: what `after: ConsumersUpdated` needs. */
  @WithDefault("false")
  boolean watchPods();

  /** Whether the operator may write ConfigMaps: what `spec.keyIds` needs. */
  @WithDefault("false")
  boolean publishKeyIds();

  /** Whether the operator may restart workloads: what `spec.restart` needs. */
  @WithDefault("false")
  boolean restartWorkloads();

  /** After it, a mounted Secret in a pod is what the API server has. */
  @WithDefault("PT3M")
  Duration kubeletSync();

  @WithDefault("3")
  int mintingBurst();

  @WithDefault("PT15M")
  Duration mintingInterval();

  @WithDefault("PT6H")
  Duration mintingCeiling();

  @WithDefault("PT5S")
  Duration retryMin();

  @WithDefault("PT5M")
  Duration retryMax();

  @WithDefault("true")
  boolean leaderElection();

  @WithDefault("honeycomb-operator")
  String leaseName();

  /** The operator's own namespace if left out. */
  Optional<String> leaseNamespace();

  @WithDefault("PT90S")
  Duration leaseDuration();

  @WithDefault("PT40S")
  Duration leaseRenewDeadline();

  @WithDefault("PT5S")
  Duration leaseRetryPeriod();

  /** How long a stopping operator waits for turns in hand. */
  @WithDefault("PT90S")
  Duration terminationTimeout();

  default Timings timings() {
    return new Timings(settlingTime(), proofPatience(), issuance(), leaseDuration(), retryMin());
  }

  /**
   * What it takes at the longest to make a key, prove it and write it down; the last attempt at the
   * proof may begin as patience ends.
   */
  private Duration issuance() {
    return requestTimeout().multipliedBy(2).plus(proofPatience()).plus(writeAllowance());
  }

  default Rights rights() {
    return new Rights(watchPods(), publishKeyIds(), restartWorkloads());
  }

  default Budget.Limits minting() {
    return new Budget.Limits(mintingBurst(), mintingInterval(), mintingCeiling());
  }

  /**
   * @throws IllegalArgumentException if a turn could outlive its lease, so that two processes would
   *     act at once, if a list could miss what a predecessor made with its last request, or if
   *     orphans are to be revoked by an operator that cannot see every resource
   */
  default void check() {
    if (orphans() == OrphanPolicy.REVOKE && watchNamespaces().isPresent()) {
      throw new IllegalArgumentException(
          "HONEYCOMB_OPERATOR_ORPHANS=Revoke needs an operator that serves all namespaces: others may hold the resources of a key; leave HONEYCOMB_OPERATOR_WATCH_NAMESPACES out");
    }
    // A look comes first; a lease with no time for it would never let a key be made.
    var turn = issuance().plus(requestTimeout());
    if (leaseDuration().compareTo(turn) < 0) {
      throw new IllegalArgumentException(
          "HONEYCOMB_OPERATOR_LEASE_DURATION (%s) must be at least three request timeouts + proof patience + write allowance (%s)"
              .formatted(leaseDuration(), turn));
    }
    var lastRequest =
        leaderElection() ? leaseRenewDeadline().plus(requestTimeout()) : requestTimeout();
    if (settlingTime().compareTo(lastRequest) <= 0) {
      throw new IllegalArgumentException(
          "HONEYCOMB_OPERATOR_SETTLING_TIME (%s) must be longer than %s (%s)"
              .formatted(
                  settlingTime(),
                  leaderElection()
                      ? "lease renew deadline + request timeout"
                      : "HONEYCOMB_OPERATOR_REQUEST_TIMEOUT",
                  lastRequest));
    }
  }
}

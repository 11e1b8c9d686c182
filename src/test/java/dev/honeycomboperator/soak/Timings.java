package dev.honeycomboperator.soak;

import dev.honeycomboperator.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The operator's timings, all faster by one factor. What takes seconds or minutes in production is
 * divided by it; what takes hours by its cube, or nothing of it would be seen within minutes.
 */
record Timings(int scale, Settings production) {

  static Timings faster(int scale) {
    return new Timings(
        scale,
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(Settings.class)
            .build()
            .getConfigMapping(Settings.class));
  }

  /** A time of production, as long as it is here. */
  Duration scaled(Duration inProduction) {
    return inProduction.dividedBy(scale);
  }

  private Duration cubed(Duration inProduction) {
    return inProduction.dividedBy((long) scale * scale * scale);
  }

  Duration lease() {
    // The Lease object counts whole seconds.
    return Duration.ofSeconds(scaled(production.leaseDuration()).plusMillis(999).toSeconds());
  }

  Duration requestTimeout() {
    return scaled(production.requestTimeout());
  }

  Duration settlingTime() {
    return scaled(production.settlingTime());
  }

  Duration overlap() {
    return cubed(production.overlap());
  }

  /** How long it may take until all is well again once nothing disturbs any more. */
  Duration patience() {
    Duration patience =
        Duration.ofMinutes(1)
            .plus(lease())
            .plus(settlingTime().multipliedBy(3))
            .plus(scaled(production.retryMax()).multipliedBy(2))
            .plus(cubed(production.sweepInterval()).multipliedBy(2))
            .plus(cubed(production.mintingCeiling()));
    return scale == 1 ? patience : patience.plus(overlap());
  }

  /** As environment variables. */
  Map<String, String> settings() {
    Map<String, Duration> timings = new HashMap<>();
    timings.put("CONNECT_TIMEOUT", scaled(production.connectTimeout()));
    timings.put("REQUEST_TIMEOUT", requestTimeout());
    timings.put("PROOF_PATIENCE", scaled(production.proofPatience()));
    timings.put("WRITE_ALLOWANCE", scaled(production.writeAllowance()));
    timings.put("SETTLING_TIME", settlingTime());
    timings.put("RETRY_MIN", scaled(production.retryMin()));
    timings.put("RETRY_MAX", scaled(production.retryMax()));
    timings.put("LEASE_DURATION", lease());
    timings.put("LEASE_RENEW_DEADLINE", scaled(production.leaseRenewDeadline()));
    timings.put("LEASE_RETRY_PERIOD", scaled(production.leaseRetryPeriod()));
    timings.put("TERMINATION_TIMEOUT", scaled(production.terminationTimeout()));
    timings.put("SWEEP_INTERVAL", cubed(production.sweepInterval()));
    timings.put("OVERLAP", overlap());
    timings.put("MINTING_INTERVAL", cubed(production.mintingInterval()));
    timings.put("MINTING_CEILING", cubed(production.mintingCeiling()));
    Map<String, String> settings = new HashMap<>();
    timings.forEach((name, time) -> settings.put("HONEYCOMB_OPERATOR_" + name, time.toString()));
    return settings;
  }
}

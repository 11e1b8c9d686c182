package dev.honeycomboperator.soak;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The operator's timings, all faster by one factor. What takes seconds or minutes is divided by it;
 * what takes hours by its cube, or nothing of it would be seen within minutes.
 */
record Timings(int scale) {
  private static final Map<String, Duration> MINUTES =
      Map.ofEntries(
          Map.entry("CONNECT_TIMEOUT", Duration.ofSeconds(5)),
          Map.entry("REQUEST_TIMEOUT", Duration.ofSeconds(15)),
          Map.entry("PROOF_PATIENCE", Duration.ofSeconds(30)),
          Map.entry("WRITE_ALLOWANCE", Duration.ofSeconds(10)),
          Map.entry("SETTLING_TIME", Duration.ofMinutes(2)),
          Map.entry("RETRY_MIN", Duration.ofSeconds(5)),
          Map.entry("RETRY_MAX", Duration.ofMinutes(5)),
          Map.entry("LEASE_DURATION", Duration.ofSeconds(60)),
          Map.entry("LEASE_RENEW_DEADLINE", Duration.ofSeconds(40)),
          Map.entry("LEASE_RETRY_PERIOD", Duration.ofSeconds(5)),
          Map.entry("TERMINATION_TIMEOUT", Duration.ofSeconds(60)));

  private static final Map<String, Duration> HOURS =
      Map.of(
          "SWEEP_INTERVAL", Duration.ofHours(1),
          "OVERLAP", Duration.ofHours(24),
          "MINTING_INTERVAL", Duration.ofMinutes(15),
          "MINTING_CEILING", Duration.ofHours(6));

  /** A time of production, as long as it is here. */
  Duration scaled(Duration inProduction) {
    return inProduction.dividedBy(scale);
  }

  private Duration cubed(Duration inProduction) {
    return inProduction.dividedBy((long) scale * scale * scale);
  }

  Duration lease() {
    // The Lease object counts whole seconds.
    return Duration.ofSeconds(scaled(Duration.ofSeconds(60)).plusMillis(999).toSeconds());
  }

  Duration requestTimeout() {
    return scaled(Duration.ofSeconds(15));
  }

  Duration settlingTime() {
    return scaled(Duration.ofMinutes(2));
  }

  Duration overlap() {
    return cubed(Duration.ofHours(24));
  }

  /** How long it may take until all is well again once nothing disturbs any more. */
  Duration patience() {
    return Duration.ofMinutes(1)
        .plus(lease())
        .plus(settlingTime().multipliedBy(3))
        .plus(scaled(Duration.ofMinutes(5)).multipliedBy(2))
        .plus(cubed(Duration.ofHours(1)).multipliedBy(2))
        .plus(cubed(Duration.ofHours(6)))
        .plus(scale == 1 ? Duration.ZERO : overlap());
  }

  /** As environment variables. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    MINUTES.forEach((name, time) -> settings.put(variable(name), scaled(time).toString()));
    HOURS.forEach((name, time) -> settings.put(variable(name), cubed(time).toString()));
    settings.put(variable("LEASE_DURATION"), lease().toString());
    return settings;
  }

  private static String variable(String name) {
    return "HONEYCOMB_OPERATOR_" + name;
  }
}

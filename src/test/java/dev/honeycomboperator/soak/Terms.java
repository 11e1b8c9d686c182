package dev.honeycomboperator.soak;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/**
 * What a run is asked for.
 *
 * @param seed decides what happens when; which resource it strikes depends on what is there by then
 * @param time how long disturbances go on
 * @param scale by which everything is faster than in production; 1 for a run with the production
 *     timings
 */
record Terms(long seed, Duration time, int scale) {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final int TWENTYFOLD = 20;

  /**
   * Reads {@code SEED}, {@code SOAK_TIME} (ISO 8601, such as PT2M) and {@code SOAK_SCALE}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  static Terms of(Map<String, String> environment) {
    String seed = environment.getOrDefault("SEED", "");
    String time = environment.getOrDefault("SOAK_TIME", "");
    String scale = environment.getOrDefault("SOAK_SCALE", "");
    return new Terms(
        seed.isBlank() ? new SecureRandom().nextInt(1_000_000) : Long.parseLong(seed),
        time.isBlank() ? TWO_MINUTES : Duration.parse(time),
        scale.isBlank() ? TWENTYFOLD : Integer.parseInt(scale));
  }

  Timings timings() {
    return Timings.faster(scale);
  }
}

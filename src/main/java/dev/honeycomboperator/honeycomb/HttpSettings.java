package dev.honeycomboperator.honeycomb;

import java.time.Duration;

/**
 * How the client speaks HTTP.
 *
 * @param connectTimeout for TCP and TLS together
 * @param requestTimeout from the call to the last byte of the reply, connecting included
 * @param listPatience how long one list waits in all for rate limits between its pages
 * @param userAgent as {@code product/version}
 */
public record HttpSettings(
    Duration connectTimeout, Duration requestTimeout, Duration listPatience, String userAgent) {

  public static HttpSettings defaults(String userAgent) {
    return new HttpSettings(
        Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(3), userAgent);
  }
}

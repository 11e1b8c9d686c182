package dev.honeycomboperator.honeycomb;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of a 429: Honeycomb sends an HTTP-date, once sent RFC 3339, and gateways send seconds.
 */
record RetryAfter(Duration delay) {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /**
   * @param now by the clock of whoever wrote the header, so that a skewed clock of ours does no
   *     harm
   */
  static Optional<RetryAfter> parse(String header, Instant now) {
    var text = header.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(new RetryAfter(Duration.ofSeconds(Long.parseLong(text))));
    }
    return httpDate(text)
        .or(() -> rfc3339(text))
        .map(at -> new RetryAfter(Duration.between(now, at)));
  }

  static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Instant> rfc3339(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

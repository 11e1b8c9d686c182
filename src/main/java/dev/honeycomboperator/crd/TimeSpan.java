package dev.honeycomboperator.crd;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as users write it: {@code 90d}, {@code 36h30m} or, by ISO 8601, {@code P90D}.
 */
public final class TimeSpan {

  private static final String IS_ONE =
      "self.matches('^([0-9]{1,5}d)?([0-9]{1,7}h)?([0-9]{1,8}m)?([0-9]{1,9}s)?$|"
          + "^P([0-9]{1,5}D)?(T([0-9]{1,7}H)?([0-9]{1,8}M)?([0-9]{1,9}S)?)?$') && ";

  /** Of the days, the hours or the minutes: smaller units are not added up. */
  static final String IS_AN_HOUR =
      IS_ONE + "self.matches('[1-9][0-9]*[dDhH]|([6-9][0-9]|[1-9][0-9]{2,})[mM]')";

  static final String IS_FIVE_MINUTES =
      IS_ONE + "self.matches('[1-9][0-9]*[dDhH]|([5-9]|[1-9][0-9]+)[mM]')";

  private static final Pattern PARTS =
      Pattern.compile(
          "P?(?:(\\d+)d)?t?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?", Pattern.CASE_INSENSITIVE);

  private TimeSpan() {}

  /** Empty for a text that the CRD would not have let in. */
  public static Optional<Duration> parse(String text) {
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(parts.group(1)))
            .plusHours(number(parts.group(2)))
            .plusMinutes(number(parts.group(3)))
            .plusSeconds(number(parts.group(4))));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}

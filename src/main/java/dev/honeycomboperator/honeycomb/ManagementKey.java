package dev.honeycomboperator.honeycomb;

import java.util.Optional;
import java.util.regex.Pattern;

/** The credential of a team: sent as {@code Authorization: Bearer <id>:<secret>}. */
public record ManagementKey(String id, Sensitive secret) {

  // Anything else in a header value makes the JDK throw an exception that quotes the value.
  private static final Pattern HEADER_SAFE = Pattern.compile("[A-Za-z0-9_]+");

  public ManagementKey {
    if (!HEADER_SAFE.matcher(id).matches() || !HEADER_SAFE.matcher(secret.reveal()).matches()) {
      throw new IllegalArgumentException(
          "a management key holds letters, digits and underscores only");
    }
  }

  /**
   * Both halves trimmed; empty when what is left of either holds anything but ASCII letters, digits
   * and underscores, which no management key does.
   */
  public static Optional<ManagementKey> parse(String id, String secret) {
    var trimmedId = id.strip();
    var trimmedSecret = secret.strip();
    return HEADER_SAFE.matcher(trimmedId).matches() && HEADER_SAFE.matcher(trimmedSecret).matches()
        ? Optional.of(new ManagementKey(trimmedId, Sensitive.of(trimmedSecret)))
        : Optional.empty();
  }
}

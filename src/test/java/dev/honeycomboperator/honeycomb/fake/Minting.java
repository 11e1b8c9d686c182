package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.KeyType;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes ids and secrets in the shapes of the real ones, and remembers every secret. */
final class Minting {

  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String MIXED = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final RandomGenerator random;
  private final InstantSource clock;
  private final Switches switches;
  private final Set<String> secrets = Collections.synchronizedSet(new HashSet<>());

  Minting(RandomGenerator random, InstantSource clock, Switches switches) {
    this.random = random;
    this.clock = clock;
    this.switches = switches;
  }

  /**
   * A ULID behind region and kind.
   *
   * @param kind such as {@code ik}
   */
  String id(String kind) {
    var millis = clock.millis();
    var time = new StringBuilder();
    for (var shift = 45; shift >= 0; shift -= 5) {
      time.append(CROCKFORD.charAt((int) (millis >>> shift & 31)));
    }
    return "hc" + switches.region + kind + "_" + time + text(CROCKFORD, 16);
  }

  String secret(KeyType type) {
    return switch (type) {
      case INGEST -> remembered(text(LOWER, 32));
      case CONFIGURATION -> remembered(text(MIXED, 22));
    };
  }

  String managementSecret() {
    return remembered(text(LOWER, 32));
  }

  String legacyId() {
    return text(MIXED, 12);
  }

  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  private String remembered(String secret) {
    secrets.add(secret);
    return secret;
  }

  private String text(String alphabet, int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

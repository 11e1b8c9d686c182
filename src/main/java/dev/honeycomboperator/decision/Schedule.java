package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When a key has lived long enough. Keys are spread twice, each by its own id, so that neither a
 * thousand made at once nor a thousand that are all overdue are replaced at once: over the last
 * tenth of {@code every}, and there over openings, of which each key has one an interval. Nothing
 * is remembered, so nothing is lost in a crash.
 *
 * @param every the age that a key is not to exceed
 * @param window where openings lie; empty: everywhere
 */
public record Schedule(Duration every, Optional<Window> window) {

  private static final Duration INTERVAL = Duration.ofHours(6);

  /** Of an opening: long enough to try again, so short that few of those overdue go at once. */
  private static final Duration LASTS = Duration.ofMinutes(1);

  /** The first opening of a key: what it is replaced at, if nothing holds that up. */
  public Instant due(ApiKey key) {
    return openingFrom(ripe(key), key);
  }

  /** The opening that has begun and not ended, or else the next. */
  Instant opening(ApiKey key, Instant now) {
    var begun = now.truncatedTo(ChronoUnit.SECONDS).minus(LASTS).plusSeconds(1);
    return openingFrom(begun.isAfter(ripe(key)) ? begun : ripe(key), key);
  }

  /** When an opening has passed. */
  static Instant closing(Instant opening) {
    return opening.plus(LASTS);
  }

  private Instant ripe(ApiKey key) {
    var spread = every.dividedBy(10).minus(interval());
    return key.created().plus(every).minus(interval()).minus(share(key.id() + " age", spread));
  }

  private Instant openingFrom(Instant time, ApiKey key) {
    return window
        .map(open -> open.nextFrom(time, share(key.id(), open.length().minus(LASTS))))
        .orElseGet(() -> time.plus(untilShare(time, share(key.id(), interval()))));
  }

  private Duration untilShare(Instant time, Duration share) {
    return Duration.ofSeconds(
        Math.floorMod(share.toSeconds() - time.getEpochSecond(), interval().toSeconds()));
  }

  private Duration interval() {
    return Collections.min(List.of(INTERVAL, every.dividedBy(10)));
  }

  /** A part of {@code whole}, the same for the same text, in full seconds. */
  private static Duration share(String text, Duration whole) {
    var digest = new BigInteger(1, Mark.sha256(text));
    return Duration.ofSeconds(
        digest.multiply(BigInteger.valueOf(whole.toSeconds())).shiftRight(256).longValueExact());
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
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

  /**
   * This part of its interval an opening lasts: so few of those that are overdue go at once. A
   * thousand that are all overdue are 8 in the first minute, on the average; with openings of a
   * minute more it would be more than 20 now and then.
   */
  private static final int OPENINGS = 180;

  /** Time enough for a turn, however short the interval is. */
  private static final Duration A_TURN = Duration.ofSeconds(10);

  /** The first opening of a key: what it is replaced at, if nothing holds that up. */
  public Instant due(ApiKey key) {
    return openingFrom(ripe(key), key);
  }

  /** The opening that has begun and not ended, or else the next. */
  Instant opening(ApiKey key, Instant now) {
    var begun = now.minus(lasting()).plusSeconds(1);
    return openingFrom(begun.isAfter(ripe(key)) ? begun : ripe(key), key);
  }

  /** When an opening has passed. */
  Instant closing(Instant opening) {
    return opening.plus(lasting());
  }

  private Instant ripe(ApiKey key) {
    var spread = every.dividedBy(10).minus(interval());
    return key.created().plus(every).minus(interval()).minus(share(key.id() + " age", spread));
  }

  private Instant openingFrom(Instant time, ApiKey key) {
    return window
        .map(open -> open.nextFrom(time, span -> share(key.id(), span.minus(lasting()))))
        .orElseGet(() -> time.plus(untilShare(time, share(key.id(), interval()))));
  }

  private Duration untilShare(Instant time, Duration share) {
    return Duration.ofSeconds(
        Math.floorMod(share.toSeconds() - time.getEpochSecond(), interval().toSeconds()));
  }

  private Duration interval() {
    return Collections.min(List.of(INTERVAL, every.dividedBy(10)));
  }

  private Duration lasting() {
    var part = window.map(Window::length).orElseGet(this::interval).dividedBy(OPENINGS);
    return Collections.max(List.of(part, A_TURN));
  }

  /** A part of {@code whole}, the same for the same text, in full seconds. */
  private static Duration share(String text, Duration whole) {
    var digest = Integer.toUnsignedLong(ByteBuffer.wrap(Mark.sha256(text)).getInt());
    return Duration.ofSeconds((long) (digest / 0x1p32 * whole.toSeconds()));
  }
}

package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What comes after the held key, and how those before it go.
 *
 * @param next when the held key gets a successor by schedule, if nothing holds that up
 * @param previous the other keys, oldest first
 */
public record Succession(Optional<Instant> next, List<Previous> previous) {

  /** Of a turn that could not look. */
  public static final Succession UNKNOWN = new Succession(Optional.empty(), List.of());

  /**
   * @param since when another key took its place
   */
  public record Previous(ApiKey key, Optional<Instant> since, Departure departure) {}

  public Succession {
    previous = List.copyOf(previous);
  }

  public static Succession of(Desired desired, Observed seen, Instant now) {
    return of(desired, Keys.of(seen), now);
  }

  static Succession of(Desired desired, Keys keys, Instant now) {
    var rotation = desired.rotation();
    return new Succession(
        keys.held().flatMap(held -> desired.schedule(held).map(schedule -> schedule.due(held))),
        keys.previous().stream()
            .map(
                key ->
                    new Previous(key, keys.replaced(key), Departure.of(key, keys, rotation, now)))
            .toList());
  }

  /** When time alone may have something done to a previous key. */
  Stream<Instant> changes() {
    return previous.stream().flatMap(leaving -> leaving.departure().next().stream());
  }
}

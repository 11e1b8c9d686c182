package dev.honeycomboperator.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The hours in which keys may be replaced by schedule.
 *
 * @param days on which it opens, at least one
 * @param to not after {@code from}: on the day after
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  public Window {
    days = Set.copyOf(days);
  }

  /** By the clock on the wall. */
  Duration length() {
    var length = Duration.between(from, to);
    return length.isPositive() ? length : length.plusDays(1);
  }

  /**
   * @param place how far into the window, by the clock on the wall
   * @return the first such moment that is not before {@code time}
   */
  Instant nextFrom(Instant time, Duration place) {
    var yesterday = time.atZone(zone).toLocalDate().minusDays(1);
    return yesterday
        .datesUntil(yesterday.plusMonths(1))
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> day.atTime(from).plus(place))
        // In spring the clock leaves an hour out; what would be in it is not on that day.
        .filter(moment -> !zone.getRules().getValidOffsets(moment).isEmpty())
        .map(moment -> moment.atZone(zone).toInstant())
        .filter(moment -> !moment.isBefore(time))
        .findFirst()
        .orElseThrow();
  }
}

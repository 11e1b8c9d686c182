package dev.honeycomboperator.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.UnaryOperator;

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

  private Instant opens(LocalDate day) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  private Instant closes(LocalDate day) {
    return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone).toInstant();
  }

  /**
   * @param place where in a window of the given length
   * @return the first such place that is not before {@code time}
   */
  Instant nextFrom(Instant time, UnaryOperator<Duration> place) {
    var yesterday = time.atZone(zone).toLocalDate().minusDays(1);
    return yesterday
        .datesUntil(LocalDate.MAX)
        .filter(day -> days.contains(day.getDayOfWeek()))
        // In spring there may be no such hours on one day.
        .filter(day -> opens(day).isBefore(closes(day)))
        .map(day -> opens(day).plus(place.apply(length())))
        .filter(instant -> !instant.isBefore(time))
        .findFirst()
        .orElseThrow();
  }
}

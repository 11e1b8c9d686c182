package dev.honeycomboperator.decision;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours on the clock on the wall, which leaves some out in spring and shows some twice in fall. */
final class WindowTest {

  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

  @ParameterizedTest
  @CsvSource({
    "02:00, 05:00, PT3H",
    "22:00, 06:00, PT8H",
    "00:00, 23:59, PT23H59M",
    "05:00, 04:59, PT23H59M",
    "05:00, 05:00, PT24H"
  })
  void its_length_is_what_the_clock_on_the_wall_says(
      LocalTime from, LocalTime to, Duration expected) {
    var length = window(DAILY, from, to, "UTC").length();

    assertThat(length).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Before it opens, while it is ahead in it, at it, and after it.
    "2026-11-04T01:00:00Z, 2026-11-04T03:00:00Z",
    "2026-11-04T02:59:59Z, 2026-11-04T03:00:00Z",
    "2026-11-04T03:00:00Z, 2026-11-04T03:00:00Z",
    "2026-11-04T03:00:01Z, 2026-11-05T03:00:00Z",
    "2026-11-04T23:59:59Z, 2026-11-05T03:00:00Z"
  })
  void a_place_in_it_comes_once_a_day(Instant time, Instant expected) {
    var window = window(DAILY, LocalTime.of(2, 0), LocalTime.of(5, 0), "UTC");

    var next = window.nextFrom(time, Duration.ofHours(1));

    assertThat(next).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-04T23:30:00Z, PT1H, 2026-11-05T23:00:00Z",
    "2026-11-05T00:30:00Z, PT3H, 2026-11-05T01:00:00Z",
    "2026-11-05T01:30:00Z, PT3H, 2026-11-06T01:00:00Z"
  })
  void across_midnight_the_window_of_yesterday_counts(
      Instant time, Duration place, Instant expected) {
    var window = window(DAILY, LocalTime.of(22, 0), LocalTime.of(6, 0), "UTC");

    var next = window.nextFrom(time, place);

    assertThat(next).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // 2026-11-06 is a Friday.
    "2026-11-04T00:00:00Z, PT1H, 2026-11-06T23:00:00Z",
    "2026-11-07T00:00:00Z, PT3H, 2026-11-07T01:00:00Z",
    "2026-11-07T01:00:01Z, PT3H, 2026-11-08T01:00:00Z",
    "2026-11-08T12:00:00Z, PT3H, 2026-11-14T01:00:00Z"
  })
  void a_day_is_the_one_on_which_it_opens(Instant time, Duration place, Instant expected) {
    var window = window(Set.of(FRIDAY, SATURDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), "UTC");

    var next = window.nextFrom(time, place);

    assertThat(next).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-12-06T01:00:00Z",
    "Europe/Berlin, 2026-07-05T00:00:00Z",
    "Asia/Kolkata, 2026-07-04T20:30:00Z",
    "America/Los_Angeles, 2026-07-05T09:00:00Z",
    "Pacific/Kiritimati, 2026-07-04T12:00:00Z"
  })
  void hours_and_days_are_those_of_its_zone(String zone, Instant expected) {
    var window = window(Set.of(SUNDAY), LocalTime.of(2, 0), LocalTime.of(5, 0), zone);

    var next = window.nextFrom(expected.minus(Duration.ofDays(6)), Duration.ZERO);

    assertThat(next).isEqualTo(expected);
  }

  /** On 2026-03-29 it is 03:00 in Berlin after 01:59:59. */
  @ParameterizedTest
  @CsvSource({
    "02:10, 02:50, PT10M, 2026-03-30T00:20:00Z",
    "02:00, 03:00, PT0S, 2026-03-30T00:00:00Z",
    "01:30, 05:00, PT45M, 2026-03-30T00:15:00Z",
    "01:30, 05:00, PT29M, 2026-03-29T00:59:00Z",
    "01:30, 05:00, PT90M, 2026-03-29T01:00:00Z"
  })
  void in_spring_a_place_that_is_left_out_comes_on_the_next_day(
      LocalTime from, LocalTime to, Duration place, Instant expected) {
    var window = window(DAILY, from, to, "Europe/Berlin");

    var next = window.nextFrom(Instant.parse("2026-03-28T12:00:00Z"), place);

    assertThat(next).isEqualTo(expected);
  }

  /** On 2026-10-25 the hour after 02:00 comes twice in Berlin. */
  @Test
  void in_autumn_a_place_that_comes_twice_counts_once() {
    var window = window(DAILY, LocalTime.of(1, 0), LocalTime.of(4, 0), "Europe/Berlin");
    var first = Instant.parse("2026-10-25T00:30:00Z");

    var next = window.nextFrom(first.plusSeconds(1), Duration.ofMinutes(90));

    assertThat(next).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void every_place_of_every_day_of_a_year_lies_in_its_hours() {
    var window = window(DAILY, LocalTime.of(23, 30), LocalTime.of(3, 30), "Europe/Berlin");
    var time = Instant.parse("2026-01-01T00:00:00Z");

    var places =
        IntStream.range(0, 365 * 48)
            .mapToObj(
                i ->
                    window.nextFrom(
                        time.plus(Duration.ofHours(i / 2)), Duration.ofMinutes(i % 240)));

    assertThat(places.map(place -> place.atZone(window.zone()).toLocalTime()))
        .allMatch(clock -> !clock.isBefore(window.from()) || clock.isBefore(window.to()));
  }

  private static Window window(Set<DayOfWeek> days, LocalTime from, LocalTime to, String zone) {
    return new Window(days, from, to, ZoneId.of(zone));
  }
}

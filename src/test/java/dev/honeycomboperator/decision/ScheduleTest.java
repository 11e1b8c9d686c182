package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When keys are old enough, and that they are not so at once. */
final class ScheduleTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration QUARTER = Duration.ofDays(90);
  private static final ApiKey KEY = key("key-1", Duration.ZERO);
  private static final Window NIGHT =
      new Window(
          EnumSet.allOf(DayOfWeek.class), LocalTime.of(2, 0), LocalTime.of(5, 0), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT61M", "PT25H", "PT60H", "P4D", "P90D", "P99999D"})
  void every_key_is_due_in_the_last_tenth_of_its_age(Duration every) {
    var schedule = new Schedule(every, Optional.empty());
    var earliest = NOW.plus(every).minus(every.dividedBy(10)).minus(SECOND);

    var fleet = Fleet.of(1000, Duration.ZERO);

    assertThat(fleet.keys())
        .allSatisfy(
            key ->
                assertThat(schedule.due(key))
                    .isAfter(earliest)
                    .isBefore(key.created().plus(every)));
  }

  @Test
  void a_window_makes_a_key_due_in_it_and_not_before_nine_tenths_of_its_age() {
    var schedule = new Schedule(QUARTER, Optional.of(NIGHT));

    var fleet = Fleet.of(1000, Duration.ZERO);

    assertThat(fleet.keys())
        .allSatisfy(
            key -> {
              var due = schedule.due(key).atZone(ZoneOffset.UTC);
              assertThat(due.toInstant())
                  .isBetween(NOW.plus(Duration.ofDays(81)), NOW.plus(Duration.ofDays(91)));
              assertThat(due.toLocalTime()).isBetween(LocalTime.of(2, 0), LocalTime.of(4, 59));
            });
  }

  @ParameterizedTest
  @CsvSource({"1000, PT24H", "1000, P30D", "1000, P90D", "10000, PT24H", "10000, P90D"})
  void no_minute_holds_much_of_a_fleet_that_was_made_at_once(int size, Duration every) {
    var schedule = new Schedule(every, Optional.empty());

    var busiest = Fleet.of(size, Duration.ZERO).busiestMinute(schedule::due);

    assertThat(busiest).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1000, PT24H", "1000, P30D", "1000, P90D", "10000, PT24H", "10000, P90D"})
  void no_minute_holds_much_of_a_fleet_that_is_overdue_at_once(int size, Duration every) {
    var schedule = new Schedule(every, Optional.empty());
    var fleet = Fleet.of(size, every.multipliedBy(2));

    var busiest = fleet.busiestMinute(key -> start(schedule, key, NOW));

    assertThat(busiest).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-01T12:00:00Z", "2026-11-02T03:00:30Z"})
  void no_minute_of_a_window_holds_much_of_a_fleet_that_is_overdue_at_once(Instant now) {
    var schedule = new Schedule(QUARTER, Optional.of(NIGHT));
    var fleet = Fleet.of(1000, QUARTER.multipliedBy(2));

    var busiest = fleet.busiestMinute(key -> start(schedule, key, now));

    assertThat(busiest).isLessThanOrEqualTo(2);
  }

  @Test
  void no_minute_of_a_window_holds_much_of_a_fleet_that_was_made_at_once() {
    var schedule = new Schedule(QUARTER, Optional.of(NIGHT));

    var busiest = Fleet.of(1000, Duration.ZERO).busiestMinute(schedule::due);

    assertThat(busiest).isLessThanOrEqualTo(2);
  }

  @Test
  void the_opening_of_a_young_key_is_when_it_is_due() {
    var schedule = new Schedule(QUARTER, Optional.empty());

    var opening = schedule.opening(KEY, NOW);

    assertThat(opening).isEqualTo(schedule.due(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.5S", "PT59S", "PT59.999S"})
  void an_opening_that_has_begun_counts_until_its_end(Duration later) {
    var schedule = new Schedule(QUARTER, Optional.empty());
    var due = schedule.due(KEY);

    var opening = schedule.opening(KEY, due.plus(later));

    assertThat(opening).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT1M0.01S", "PT3H"})
  void after_an_opening_the_next_is_an_interval_later(Duration later) {
    var schedule = new Schedule(QUARTER, Optional.empty());
    var next = schedule.due(KEY).plus(Duration.ofHours(6));

    var opening = schedule.opening(KEY, schedule.due(KEY).plus(later));

    assertThat(opening).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.5S", "PT59S"})
  void an_opening_of_a_window_that_has_begun_counts_until_its_end(Duration later) {
    var schedule = new Schedule(QUARTER, Optional.of(NIGHT));
    var due = schedule.due(KEY);

    var opening = schedule.opening(KEY, due.plus(later));

    assertThat(opening).isEqualTo(due);
  }

  @Test
  void after_an_opening_of_a_window_the_next_is_on_the_next_day() {
    var schedule = new Schedule(QUARTER, Optional.of(NIGHT));
    var due = schedule.due(KEY);

    var opening = schedule.opening(KEY, due.plus(MINUTE));

    assertThat(opening).isEqualTo(due.plus(Duration.ofDays(1)));
  }

  @Test
  void a_window_of_a_minute_is_an_opening() {
    var minute = new Window(NIGHT.days(), LocalTime.of(2, 0), LocalTime.of(2, 1), ZoneOffset.UTC);
    var schedule = new Schedule(QUARTER, Optional.of(minute));
    var due = schedule.due(KEY);

    var opening = schedule.opening(KEY, due.plusSeconds(59));

    assertThat(opening.atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
    assertThat(opening).isEqualTo(due);
  }

  @Test
  void an_opening_that_began_before_the_key_was_ripe_does_not_count() {
    var schedule = new Schedule(Duration.ofHours(1), Optional.empty());
    var due = schedule.due(KEY);

    var opening = schedule.opening(KEY, due.minus(Duration.ofMinutes(6)).plusSeconds(30));

    assertThat(opening).isEqualTo(due);
  }

  @Test
  void an_opening_closes_a_minute_after_it_began() {
    var closing = Schedule.closing(NOW);

    assertThat(closing).isEqualTo(NOW.plus(MINUTE));
  }

  private static Instant start(Schedule schedule, ApiKey key, Instant now) {
    var opening = schedule.opening(key, now);
    return opening.isBefore(now) ? now : opening;
  }
}

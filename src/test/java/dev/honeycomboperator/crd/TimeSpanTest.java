package dev.honeycomboperator.crd;

import static dev.honeycomboperator.crd.Sample.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write as a length of time, as the CRD and as the operator reads it. */
class TimeSpanTest {

  private static final SchemaGate GATE = SchemaGate.ofDeployedCrds();
  private static final List<String> NUMBERS =
      List.of("0", "1", "4", "5", "9", "10", "59", "60", "99", "100", "00060", "06", "0059");

  @ParameterizedTest
  @CsvSource({
    "90d, P90D",
    "36h30m, PT36H30M",
    "1d2h3m4s, P1DT2H3M4S",
    "P90D, P90D",
    "P1DT2H3M4S, P1DT2H3M4S",
    "PT90M, PT1H30M",
    "007h, PT7H",
    "99999d, P99999D",
    "9999999h, PT9999999H"
  })
  void a_length_of_time_is_read_in_both_notations(String text, Duration expected) {
    var parsed = TimeSpan.parse(text);

    assertThat(parsed).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "1.5h", "12w", "-1h", "1h 30m", "90 d", "P1W", "P1M2", "1m1h", "x"})
  void what_is_no_length_of_time_is_not_read(String text) {
    var parsed = TimeSpan.parse(text);

    assertThat(parsed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatever_the_crd_lets_in_as_an_age_is_an_hour_at_least(String text) {
    var admitted = GATE.admit(key("every: " + text)).isEmpty();

    assertThat(admitted ? TimeSpan.parse(text) : Optional.of(Duration.ofHours(1)))
        .hasValueSatisfying(age -> assertThat(age).isGreaterThanOrEqualTo(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatever_the_crd_lets_in_as_an_overlap_is_five_minutes_at_least(String text) {
    var admitted = GATE.admit(key("retire: {overlap: " + text + "}")).isEmpty();

    assertThat(admitted ? TimeSpan.parse(text) : Optional.of(Duration.ofMinutes(5)))
        .hasValueSatisfying(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h", "60m", "100m", "1d", "PT1H", "PT60M", "P1D", "0d1h", "90d", "1h1s"})
  void an_hour_and_more_is_an_age_that_the_crd_lets_in(String text) {
    var refusals = GATE.admit(key("every: " + text));

    assertThat(refusals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5m", "10m", "1h", "PT5M", "5m1s", "1d"})
  void five_minutes_and_more_is_an_overlap_that_the_crd_lets_in(String text) {
    var refusals = GATE.admit(key("retire: {overlap: " + text + "}"));

    assertThat(refusals).isEmpty();
  }

  /** Every unit and every pair of them, in both notations, and with digits that mislead. */
  static Stream<String> texts() {
    return NUMBERS.stream()
        .flatMap(
            number ->
                Stream.of("%sd", "%sh", "%sm", "%ss", "%sm0s", "0d%sm", "0h%sm", "0h%ss", "0m%ss")
                    .flatMap(form -> Stream.of(form, iso(form)))
                    .map(form -> form.formatted(number)));
  }

  private static String iso(String form) {
    var upper = form.toUpperCase(Locale.ROOT).replace("%S", "%s");
    var date = upper.indexOf('D') + 1;
    var time = upper.substring(date);
    return "P" + upper.substring(0, date) + (time.isEmpty() ? "" : "T" + time);
  }

  private static String key(String rotation) {
    return KEY.with("environment: {slug: production}\nrotation:\n" + rotation.indent(2));
  }
}

package dev.honeycomboperator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.decision.Departure;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.decision.Succession;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read of keys that were replaced. */
class PreviousKeysTest {

  private static final Instant SINCE = Instant.parse("2026-11-01T12:00:00.123Z");
  private static final Instant UNTIL = Instant.parse("2026-11-02T12:00:00.123Z");
  private static final Instant NOW = Instant.parse("2026-11-01T18:00:00Z");
  private static final List<String> USERS = List.of("DaemonSet/agent", "Deployment/collector");

  static Stream<Arguments> stages() {
    return Stream.of(
        Arguments.of(
            new Departure.Overlapping(UNTIL),
            "Overlap",
            "Key key-1 was replaced and works until 2026-11-02T12:00:00Z."),
        Arguments.of(
            new Departure.InUse(USERS, UNTIL, NOW),
            "WaitingForConsumers",
            "Key key-1 was replaced and is still used by DaemonSet/agent, Deployment/collector;"
                + " restart them, or it goes at 2026-11-02T12:00:00Z all the same."),
        Arguments.of(
            new Departure.InUse(List.of(), UNTIL, UNTIL),
            "WaitingForConsumers",
            "Key key-1 was replaced; whether pods still use it cannot be seen, so it works until"
                + " 2026-11-02T12:00:00Z."),
        Arguments.of(
            new Departure.Disabled(UNTIL),
            "Retiring",
            "Key key-1 is disabled and is deleted at 2026-11-02T12:00:00Z; the annotation"
                + " honeycomb-operator.dev/keep-previous=true enables it again."),
        Arguments.of(
            new Departure.Kept(),
            "Kept",
            "Key key-1 is kept until the annotation honeycomb-operator.dev/keep-previous is"
                + " removed."),
        Arguments.of(
            new Departure.Undated(),
            "Undated",
            "Key key-1 was replaced; when it may go cannot be told yet."),
        Arguments.of(new Departure.Unneeded(), "Retiring", "Key key-1 is about to be disabled."),
        Arguments.of(
            new Departure.Over(Grounds.RETIRED), "Retiring", "Key key-1 is about to be deleted."));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void the_condition_says_how_far_a_key_is_on_its_way_out(
      Departure departure, String reason, String message) {
    var rotating = rotating(previous("key-1", false, departure));

    assertThat(rotating.getStatus()).isEqualTo("True");
    assertThat(rotating.getReason()).isEqualTo(reason);
    assertThat(rotating.getMessage()).isEqualTo(message);
  }

  @Test
  void of_several_keys_the_one_that_somebody_has_to_act_upon_gives_the_reason() {
    var rotating =
        rotating(
            previous("key-1", true, new Departure.Disabled(UNTIL)),
            previous("key-2", false, new Departure.InUse(USERS, UNTIL, UNTIL)),
            previous("key-3", false, new Departure.Overlapping(UNTIL)));

    assertThat(rotating.getReason()).isEqualTo("WaitingForConsumers");
    assertThat(rotating.getMessage()).contains("key-1", "key-2", "key-3");
  }

  @Test
  void the_condition_goes_with_the_last_of_them() {
    var before = new Conditions(List.of(), 1, NOW).set("Rotating", "True", "Overlap", "key-1");

    var after = new PreviousKeys(List.of()).condition(before);

    assertThat(after.list()).isEmpty();
  }

  @Test
  void a_key_during_its_overlap_has_a_time() {
    var shown = shown(previous("key-1", false, new Departure.Overlapping(UNTIL)));

    assertThat(shown)
        .isEqualTo(
            new PreviousKey("key-1", "2026-11-01T12:00:00Z", "2026-11-02T12:00:00Z", null, null));
  }

  @Test
  void a_key_that_is_still_used_names_who_uses_it() {
    var shown = shown(previous("key-1", false, new Departure.InUse(USERS, UNTIL, NOW)));

    assertThat(shown)
        .isEqualTo(
            new PreviousKey("key-1", "2026-11-01T12:00:00Z", "2026-11-02T12:00:00Z", null, USERS));
  }

  @Test
  void a_key_whose_users_cannot_be_seen_names_nobody() {
    var shown = shown(previous("key-1", false, new Departure.InUse(List.of(), UNTIL, UNTIL)));

    assertThat(shown)
        .isEqualTo(
            new PreviousKey("key-1", "2026-11-01T12:00:00Z", "2026-11-02T12:00:00Z", null, null));
  }

  @Test
  void a_disabled_key_says_so_and_when_it_is_deleted() {
    var shown = shown(previous("key-1", true, new Departure.Disabled(UNTIL)));

    assertThat(shown)
        .isEqualTo(
            new PreviousKey("key-1", "2026-11-01T12:00:00Z", "2026-11-02T12:00:00Z", true, null));
  }

  static Stream<Departure> timeless() {
    return Stream.of(
        new Departure.Unneeded(),
        new Departure.Over(Grounds.LEAKED),
        new Departure.Kept(),
        new Departure.Undated());
  }

  @ParameterizedTest
  @MethodSource("timeless")
  void a_key_that_goes_now_or_nobody_knows_when_has_no_time(Departure departure) {
    var shown = shown(previous("key-1", false, departure));

    assertThat(shown).isEqualTo(new PreviousKey("key-1", "2026-11-01T12:00:00Z", null, null, null));
  }

  @Test
  void a_key_that_cannot_be_seen_is_named_all_the_same() {
    var shown = new PreviousKeys(List.of()).of("key-1");

    assertThat(shown).isEqualTo(PreviousKey.of("key-1"));
  }

  private static PreviousKey shown(Succession.Previous previous) {
    return new PreviousKeys(List.of(previous("key-0", false, new Departure.Kept()), previous))
        .of(previous.key().id());
  }

  private static Condition rotating(Succession.Previous... previous) {
    var conditions =
        new PreviousKeys(List.of(previous)).condition(new Conditions(List.of(), 1, NOW));
    return Conditions.find(conditions.list(), "Rotating").orElseThrow();
  }

  private static Succession.Previous previous(String id, boolean disabled, Departure departure) {
    var key =
        new ApiKey(
            id,
            KeyType.INGEST,
            "a name",
            disabled,
            Set.of(),
            Optional.of("env-1"),
            SINCE.minusSeconds(60),
            SINCE);
    return new Succession.Previous(key, Optional.of(SINCE), departure);
  }
}

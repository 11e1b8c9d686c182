package dev.honeycomboperator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that users' alerts and runbooks go by. */
final class VocabularyTest {

  @Test
  void a_reason_is_spelled_as_its_name_is() {
    var texts = Arrays.stream(Reason.values()).map(Reason::text);

    assertThat(
            texts.map(text -> text.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)))
        .containsExactly(Arrays.stream(Reason.values()).map(Reason::name).toArray(String[]::new));
  }

  @Test
  void only_what_a_person_must_mend_is_stalled() {
    var passing = Arrays.stream(Reason.values()).filter(reason -> !reason.stalled());

    assertThat(passing)
        .containsExactly(
            Reason.AVAILABLE,
            Reason.PAUSED,
            Reason.TEAM_NOT_READY,
            Reason.PROOF_REFUSED,
            Reason.SETTLING,
            Reason.MINTING_PAUSED,
            Reason.OVERLAP_PENDING,
            Reason.RATE_LIMITED,
            Reason.HONEYCOMB_UNAVAILABLE,
            Reason.KUBERNETES_UNAVAILABLE);
  }

  @Test
  void what_is_about_looking_says_nothing_of_the_key() {
    var aboutLooking = Arrays.stream(Reason.values()).filter(Reason::isAboutLooking);

    assertThat(aboutLooking)
        .containsExactly(
            Reason.TEAM_NOT_FOUND,
            Reason.TEAM_NOT_READY,
            Reason.CREDENTIAL_NOT_FOUND,
            Reason.CREDENTIAL_MALFORMED,
            Reason.CREDENTIAL_REFUSED,
            Reason.CREDENTIAL_OF_ANOTHER_TEAM,
            Reason.MISSING_SCOPE,
            Reason.ENDPOINT_NOT_ALLOWED,
            Reason.FORBIDDEN,
            Reason.RATE_LIMITED,
            Reason.HONEYCOMB_UNAVAILABLE,
            Reason.KUBERNETES_UNAVAILABLE);
  }

  @Test
  void every_cause_and_every_ground_is_told_in_words() {
    var texts =
        Stream.concat(
            Arrays.stream(Cause.values()).map(Cause::text),
            Arrays.stream(Grounds.values()).map(Grounds::text));

    assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.contains(" "));
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new Problem.Unauthorized("why"), Reason.CREDENTIAL_REFUSED),
        Arguments.of(new Problem.Forbidden("why"), Reason.FORBIDDEN),
        Arguments.of(new Problem.NotFound("why"), Reason.REJECTED),
        Arguments.of(new Problem.Conflict("why"), Reason.REJECTED),
        Arguments.of(new Problem.Rejected("why", List.of()), Reason.REJECTED),
        Arguments.of(new Problem.Refused("why"), Reason.HONEYCOMB_UNAVAILABLE),
        Arguments.of(new Problem.ServerError("why", 500), Reason.HONEYCOMB_UNAVAILABLE),
        Arguments.of(new Problem.NoReply("why"), Reason.HONEYCOMB_UNAVAILABLE),
        Arguments.of(new Problem.Unintelligible("why"), Reason.HONEYCOMB_UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void a_problem_with_honeycomb_has_a_reason(Problem problem, Reason reason) {
    var outcome = Outcome.of(problem);

    assertThat(outcome).isEqualTo(new Outcome.Failed(reason, "why", Optional.empty()));
  }

  @Test
  void a_rate_limit_says_how_long_to_wait() {
    var outcome = Outcome.of(new Problem.RateLimited("why", Duration.ofSeconds(7)));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Failed(Reason.RATE_LIMITED, "why", Optional.of(Duration.ofSeconds(7))));
  }
}

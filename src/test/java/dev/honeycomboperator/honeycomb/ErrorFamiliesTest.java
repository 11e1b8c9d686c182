package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape in which Honeycomb and what stands before it say no. */
final class ErrorFamiliesTest {

  private static final NewKey KEY =
      new NewKey(KeyType.INGEST, "k", "hcaen_1", KeyType.INGEST.permissions(), false);

  private static final String JSON_API =
      """
      {"errors":[{"id":"06dcdd6508ca822f0e7e2bb4121c1f52","status":"000","code":"x","title":"the title",
      "detail":"the detail","source":{"pointer":"/data/attributes/name"}}]}""";
  private static final String RFC_7807 =
      """
      {"status":0,"type":"https://api.honeycomb.io/problems/x","title":"the title","error":"the detail",
      "detail":"the detail","instance":"1"}""";
  private static final String VALIDATION =
      """
      {"status":422,"title":"The provided input is invalid","error":"invalid",
      "type_detail":[{"field":"name","code":"invalid","description":"the title: the detail"}]}""";
  private static final String LEGACY = "{\"error\":\"the title: the detail\"}";

  static Stream<Arguments> families() {
    return Stream.of(JSON_API, RFC_7807, VALIDATION, LEGACY)
        .flatMap(
            body ->
                Stream.of(
                        "application/vnd.api+json",
                        "application/json",
                        "application/problem+json",
                        "text/html; charset=utf-8",
                        "")
                    .map(mediaType -> Arguments.of(body, mediaType)));
  }

  @ParameterizedTest
  @MethodSource("families")
  void what_is_said_is_understood_whatever_the_media_type(String body, String mediaType) {
    try (var honeycomb = ScriptedHoneycomb.saying(422, mediaType, body)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem).isInstanceOf(Problem.Rejected.class);
      assertThat(problem.message())
          .isEqualTo(
              "creating a key: Honeycomb rejects the request (422); it says: the title: the detail");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected, false",
    "401, Unauthorized, false",
    "402, Rejected, false",
    "403, Forbidden, false",
    "404, NotFound, false",
    "405, Rejected, false",
    "408, NoReply, true",
    "409, Conflict, false",
    "413, Rejected, false",
    "415, Rejected, false",
    "422, Rejected, false",
    "429, RateLimited, false",
    "500, ServerError, true",
    "502, ServerError, true",
    "503, ServerError, true",
    "504, ServerError, true",
    "301, Unintelligible, true",
    "307, Unintelligible, true"
  })
  void each_status_has_its_kind_even_when_nothing_is_said(
      int status, String kind, boolean outcomeUnknown) {
    try (var honeycomb = ScriptedHoneycomb.saying(status, "text/plain", "")) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(problem.outcomeUnknown()).isEqualTo(outcomeUnknown);
      assertThat(problem.message()).startsWith("creating a key: ").doesNotContain("it says");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"errors\":[]}", "{\"errors\":[{}]}", "<html>", "null", "7"})
  void a_reply_that_says_nothing_is_not_quoted(String body) {
    try (var honeycomb = ScriptedHoneycomb.saying(400, "application/json", body)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem.message())
          .isEqualTo("creating a key: Honeycomb rejects the request (400)");
    }
  }

  @Test
  void every_field_of_a_422_is_told() {
    var body =
        """
        {"errors":[
          {"id":"1","code":"c","title":"field is invalid","detail":"too long","source":{"pointer":"/a"}},
          {"id":"2","code":"c","title":"field is invalid","detail":"too short","source":{"pointer":"/b"}}]}""";
    try (var honeycomb = ScriptedHoneycomb.saying(422, "application/vnd.api+json", body)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem)
          .asInstanceOf(InstanceOfAssertFactories.type(Problem.Rejected.class))
          .satisfies(
              rejected ->
                  assertThat(rejected.errors())
                      .containsExactly(
                          new Problem.FieldError("/a", "field is invalid: too long"),
                          new Problem.FieldError("/b", "field is invalid: too short")));
    }
  }

  @Test
  void a_missing_scope_is_named() {
    try (var honeycomb = ScriptedHoneycomb.saying(403, "application/json", LEGACY)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem.message()).contains("api-keys:write").contains("the detail");
    }
  }

  @Test
  void the_same_problem_has_the_same_message_whatever_time_and_request_id_it_quotes() {
    var first =
        "{\"error\":\"failed at 2026-11-01T12:00:00.123Z in 06dcdd6508ca822f0e7e2bb4121c1f52\"}";
    var second =
        "{\"error\":\"failed at 2026-11-02T13:01:02+01:00 in 52f1c1214bb2e7f0e228ac8056ddcd60\"}";
    try (var one = ScriptedHoneycomb.saying(400, "application/json", first);
        var other = ScriptedHoneycomb.saying(400, "application/json", second)) {
      var problem = Failing.problem(() -> one.client().create(KEY));

      assertThat(problem).isEqualTo(Failing.problem(() -> other.client().create(KEY)));
      assertThat(problem.message()).endsWith("failed at (time) in (id)");
    }
  }

  @Test
  void a_long_reply_is_quoted_in_part() {
    var body = "{\"error\":\"" + "blah ".repeat(10_000) + "\"}";
    try (var honeycomb = ScriptedHoneycomb.saying(400, "application/json", body)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem.message()).hasSizeLessThan(400).endsWith("…");
    }
  }

  @Test
  void control_characters_are_not_quoted() {
    var body = "{\"error\":\"a\\u001b[31mred\\u0000 \\r\\nline\\u202e and \\u2028 end\"}";
    try (var honeycomb = ScriptedHoneycomb.saying(400, "application/json", body)) {
      var problem = Failing.problem(() -> honeycomb.client().create(KEY));

      assertThat(problem.message()).endsWith("it says: a [31mred line and end");
    }
  }
}

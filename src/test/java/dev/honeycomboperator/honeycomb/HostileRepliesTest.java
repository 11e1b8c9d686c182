package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are wrong, mad or malicious. */
final class HostileRepliesTest {

  private static final String KEY =
      """
      {"id":"hcaik_1","type":"api-keys","attributes":{"key_type":"ingest","name":"k","disabled":false,
       "permissions":{"create_datasets":true,"fly":true},
       "timestamps":{"created":"2026-11-01T10:00:00Z","updated":"2026-11-01T10:00:00Z"}},
       "relationships":{"environment":{"data":{"id":"hcaen_1","type":"environments"}},
       "creator":{"data":null},"editor":null}}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/2/teams/acme/api-keys?page[after]=1",
        "//evil.example/2/teams/acme/api-keys?page[after]=1",
        "/2/teams/other/api-keys?page[after]=1",
        "/2/teams/acme/environments?page[after]=1",
        "/2/teams/acme/../other/api-keys?page[after]=1",
        "ftp:/2/teams/acme/api-keys",
        "http://user@127.0.0.1/2/teams/acme/api-keys",
        "::not a link::"
      })
  void a_next_page_elsewhere_is_not_followed(String next) {
    try (var honeycomb = new ScriptedHoneycomb(_ -> page(next, KEY))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
      assertThat(honeycomb.requests()).hasSize(1);
    }
  }

  @Test
  void a_page_that_leads_back_to_itself_is_asked_for_once() {
    try (var honeycomb =
        new ScriptedHoneycomb(_ -> page("/2/teams/acme/api-keys?page[after]=1", KEY))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
      assertThat(honeycomb.requests()).hasSize(2);
    }
  }

  @Test
  void a_list_without_end_is_given_up() {
    var count = new AtomicInteger();
    try (var honeycomb =
        new ScriptedHoneycomb(
            _ -> page("/2/teams/acme/api-keys?page[after]=" + count.incrementAndGet(), KEY))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem.message()).contains("do not come to an end");
      assertThat(honeycomb.requests()).hasSize(1000);
    }
  }

  @Test
  void a_body_without_end_is_cut_off() {
    try (var honeycomb = ScriptedHoneycomb.saying(200, "text/html", "x".repeat(5_000_000))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
      assertThat(problem.message()).endsWith("it is too long");
    }
  }

  @Test
  void an_error_page_without_end_still_has_its_status() {
    try (var honeycomb = ScriptedHoneycomb.saying(502, "text/html", "x".repeat(5_000_000))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.ServerError.class);
    }
  }

  @Test
  void a_redirect_is_not_followed() {
    try (var elsewhere = ScriptedHoneycomb.saying(200, "text/plain", "");
        var honeycomb =
            new ScriptedHoneycomb(
                _ ->
                    ScriptedHoneycomb.reply(
                        307, Map.of("Location", elsewhere.endpoint() + "/steal"), ""))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
      assertThat(elsewhere.allRequests()).isEmpty();
    }
  }

  @Test
  void a_body_that_stops_half_way_is_no_reply() {
    try (var honeycomb = new ScriptedHoneycomb(_ -> new Ending.Half())) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.NoReply.class);
    }
  }

  @Test
  void a_body_that_never_ends_is_given_up_at_the_deadline() {
    try (var honeycomb = new ScriptedHoneycomb(Duration.ofMillis(400), _ -> new Ending.Stall())) {
      var problem = Failing.problem(() -> honeycomb.acquaintedClient().keys());

      assertThat(problem).isInstanceOf(Problem.NoReply.class);
      assertThat(problem.message()).contains("within");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{",
        "{}",
        "{\"data\":[]}",
        "{\"data\":{\"id\":1}}",
        "{\"data\":{\"id\":\"../../1/auth\",\"attributes\":{\"key_type\":\"ingest\",\"name\":\"k\"}}}"
      })
  void a_document_that_is_no_key_is_unintelligible(String body) {
    try (var honeycomb = ScriptedHoneycomb.saying(200, "application/vnd.api+json", body)) {
      var problem = Failing.problem(() -> honeycomb.client().key("hcaik_1"));

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
    }
  }

  @Test
  void a_document_nested_without_end_is_unintelligible() {
    try (var honeycomb =
        ScriptedHoneycomb.saying(200, "application/json", "{\"a\":".repeat(100_000))) {
      var problem = Failing.problem(() -> honeycomb.client().key("hcaik_1"));

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
    }
  }

  @Test
  void a_created_key_without_its_secret_leaves_the_outcome_unknown() {
    try (var honeycomb =
        ScriptedHoneycomb.saying(201, "application/vnd.api+json", "{\"data\":" + KEY + "}")) {
      var problem =
          Failing.problem(
              () ->
                  honeycomb
                      .client()
                      .create(new NewKey(KeyType.INGEST, "k", "hcaen_1", Set.of(), false)));

      assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
      assertThat(problem.outcomeUnknown()).isTrue();
      assertThat(problem.message()).endsWith("data.attributes.secret is no text");
    }
  }

  @Test
  void the_right_document_of_the_wrong_media_type_will_do() throws Exception {
    try (var honeycomb =
        ScriptedHoneycomb.saying(200, "text/plain", "{\"data\":" + KEY + ",\"jsonapi\":{}}")) {
      var key = honeycomb.client().key("hcaik_1");

      assertThat(key)
          .contains(
              new ApiKey(
                  "hcaik_1",
                  KeyType.INGEST,
                  "k",
                  false,
                  Set.of(Permission.CREATE_DATASETS),
                  Optional.of("hcaen_1"),
                  Instant.parse("2026-11-01T10:00:00Z"),
                  Instant.parse("2026-11-01T10:00:00Z")));
    }
  }

  @Test
  void keys_of_types_to_come_are_passed_over() throws Exception {
    var future = KEY.replace("\"ingest\"", "\"telepathic\"").replace("hcaik_1", "hcatk_2");
    try (var honeycomb = new ScriptedHoneycomb(_ -> page(null, future, KEY))) {
      var keys = honeycomb.client().keys();

      assertThat(keys).extracting(ApiKey::id).containsExactly("hcaik_1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00.000000Z",
        "2026-11-01T12:00:00+02:00"
      })
  void times_may_have_fractions_and_offsets(String time) throws Exception {
    var key = KEY.replace("2026-11-01T10:00:00Z", time);
    try (var honeycomb = new ScriptedHoneycomb(_ -> page(null, key))) {
      var keys = honeycomb.client().keys();

      assertThat(keys)
          .extracting(ApiKey::created)
          .containsExactly(Instant.parse("2026-11-01T10:00:00Z"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"environment\":null}", "{\"environment\":{\"data\":null}}"})
  void a_key_may_have_no_environment(String relationships) throws Exception {
    var key =
        KEY.replaceAll("(?s)\"relationships\":.*}}", "\"relationships\":" + relationships + "}");
    try (var honeycomb = new ScriptedHoneycomb(_ -> page(null, key))) {
      var keys = honeycomb.client().keys();

      assertThat(keys).extracting(ApiKey::environmentId).containsExactly(Optional.empty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../auth", "a/b", "a?b", "a%2Fb", "ä", "a b"})
  void an_id_that_is_none_enters_no_path(String id) {
    try (var honeycomb = ScriptedHoneycomb.saying(200, "text/plain", "")) {
      var problem = Failing.problem(() -> honeycomb.client().delete(id));

      assertThat(problem).isInstanceOf(Problem.Rejected.class);
      assertThat(honeycomb.allRequests()).isEmpty();
    }
  }

  private static Ending page(@Nullable String next, String... keys) {
    return ScriptedHoneycomb.json(
        200,
        "{\"data\":[%s],\"links\":{\"next\":%s}}"
            .formatted(String.join(",", keys), next == null ? "null" : "\"" + next + "\""));
  }
}

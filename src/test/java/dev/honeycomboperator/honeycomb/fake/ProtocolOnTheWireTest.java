package dev.honeycomboperator.honeycomb.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Sensitive;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all of the fake's replies: who may, how often, in which media type. */
final class ProtocolOnTheWireTest extends Wire {

  private static final String KEYS = "/2/teams/acme/api-keys";
  private static final String ENVIRONMENTS = "/2/teams/acme/environments";

  @Test
  void an_unknown_management_key_gets_the_error_of_version_two() throws Exception {
    var stranger = fake.team("acme").managementKey();
    team.revokeManagementKey(stranger);

    var refused = send(request("/2/auth", stranger));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(json(refused).at("/errors/0/code").textValue())
        .isEqualTo("unauthenticated/invalid-key");
    assertThat(json(refused).at("/errors/0/source/header").textValue()).isEqualTo("Authorization");
    assertThat(header(refused, "RateLimit")).isEqualTo("limit=100, remaining=100, reset=60");
  }

  @Test
  void an_unknown_key_gets_the_error_of_version_one() throws Exception {
    var refused = send(request("/1/auth", Sensitive.of("nobody")));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/json");
    assertThat(refused.body())
        .isEqualTo("{\"error\":\"unknown API key - check your credentials\"}");
  }

  @Test
  void a_management_key_is_no_key_of_version_one() throws Exception {
    var refused = send(request("/1/auth", Sensitive.of(credential.secret().reveal())));

    assertThat(refused.statusCode()).isEqualTo(401);
  }

  @Test
  void the_team_of_a_management_key_is_among_the_included() throws Exception {
    var identity = get("/2/auth");

    assertThat(json(identity).at("/data/attributes/key_type").textValue()).isEqualTo("management");
    assertThat(json(identity).at("/data/relationships/team/data/id").textValue())
        .isEqualTo(team.id());
    assertThat(json(identity).at("/included/0/attributes/slug").textValue()).isEqualTo("acme");
  }

  @Test
  void an_ingest_key_is_introspected() throws Exception {
    var key = team.createInUi(KeyType.INGEST, "k", production.id(), Permission.CREATE_DATASETS);

    var known = send(request("/1/auth", key.value()));

    assertThat(header(known, "Content-Type")).isEqualTo("application/json");
    assertThat(json(known))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"id":"%s","type":"ingest","api_key_access":{"createDatasets":true},
                 "environment":{"name":"Production","slug":"production"},
                 "team":{"name":"Team acme","slug":"acme"}}"""
                    .formatted(key.key().id())));
  }

  @Test
  void the_budget_is_on_every_reply_and_counts_down() throws Exception {
    get(KEYS);
    clock.advance(Duration.ofMillis(10_500));

    var second = get(KEYS);

    assertThat(header(second, "RateLimit")).isEqualTo("limit=100, remaining=98, reset=49");
    assertThat(header(second, "RateLimit-Policy")).isEqualTo("100;w=60");
    assertThat(header(second, "Date")).isEqualTo("Sun, 01 Nov 2026 12:00:10 GMT");
  }

  @Test
  void the_policy_may_go_by_the_other_name() throws Exception {
    fake.switches().policyHeader("RateLimitPolicy");

    var reply = get(KEYS);

    assertThat(header(reply, "RateLimitPolicy")).isEqualTo("100;w=60");
  }

  @Test
  void a_budget_that_is_used_up_says_until_when() throws Exception {
    fake.switches().rateLimit(0, Duration.ofMinutes(1));

    var refused = get(KEYS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("Sun, 01 Nov 2026 12:01:00 GMT");
    assertThat(json(refused).at("/errors/0/code").textValue()).isEqualTo("rate-limited/may-retry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP_DATE | Sun, 01 Nov 2026 12:00:30 GMT",
        "RFC_3339  | 2026-11-01T12:00:30Z",
        "SECONDS   | 30",
        "NONE      | ''"
      })
  void a_scripted_429_says_it_in_the_form_asked_for(Fault.RetryAfterForm form, String header)
      throws Exception {
    fake.failNext(Operation.LIST_KEYS, Fault.rateLimited(form, Duration.ofSeconds(30)));

    var refused = get(KEYS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    "api-keys:read, GET, 200",
    "api-keys:read, POST, 403",
    "api-keys:write, GET, 200",
    "api-keys:write, POST, 201",
    "environments:write, GET, 403"
  })
  void scopes_are_enforced_and_write_means_read(String scope, String method, int status)
      throws Exception {
    var key = team.managementKey(scope);

    var reply =
        send(
            request(KEYS, key)
                .header("Content-Type", "application/vnd.api+json")
                .method(
                    method,
                    BodyPublishers.ofString(creation("{\"key_type\":\"ingest\",\"name\":\"k\"}"))));

    assertThat(reply.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void the_slug_of_another_team_is_forbidden_or_unknown(int status) throws Exception {
    fake.team("other");
    fake.switches().foreignTeamStatus(status);

    var refused = get("/2/teams/other/api-keys");

    assertThat(refused.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, false, 415",
    "application/vnd.api+json; charset=utf-8, false, 415",
    "application/vnd.api+json; charset=utf-8, true, 201",
    "application/vnd.api+json, false, 201"
  })
  void the_media_type_of_a_request_is_checked(String type, boolean parameters, int status)
      throws Exception {
    fake.switches().contentTypeParameters(parameters);

    var reply =
        send(
            request(KEYS)
                .header("Content-Type", type)
                .POST(
                    BodyPublishers.ofString(creation("{\"key_type\":\"ingest\",\"name\":\"k\"}"))));

    assertThat(reply.statusCode()).isEqualTo(status);
  }

  @Test
  void a_body_of_more_than_a_hundred_thousand_bytes_is_too_large() throws Exception {
    var refused = post(KEYS, "x".repeat(100_001));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/json");
    assertThat(json(refused).get("error").textValue())
        .isEqualTo("Body size is larger than maximum size of 100000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"data\":[]}"})
  void a_body_that_is_no_document_is_unparseable(String body) throws Exception {
    var refused = post(KEYS, body);

    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void an_environment_is_protected_until_it_is_not() throws Exception {
    var created =
        post(
            ENVIRONMENTS,
            "{\"data\":{\"type\":\"environments\",\"attributes\":{\"name\":\"Stage 2\",\"slug\":\"\"}}}");
    var data = json(created).get("data");
    var path = ENVIRONMENTS + "/" + data.get("id").textValue();
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(data.at("/attributes/slug").textValue()).isEqualTo("stage-2");
    assertThat(data.at("/attributes/settings/delete_protected").booleanValue()).isTrue();
    assertThat(delete(path).statusCode()).isEqualTo(409);

    var changed =
        patch(
            path,
            "{\"data\":{\"type\":\"environments\",\"id\":\"%s\",\"attributes\":{\"settings\":{\"delete_protected\":false}}}}"
                .formatted(data.get("id").textValue()));

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void the_name_of_an_environment_is_unique() throws Exception {
    var refused =
        post(
            ENVIRONMENTS,
            "{\"data\":{\"type\":\"environments\",\"attributes\":{\"name\":\"Production\"}}}");

    assertThat(refused.statusCode()).isEqualTo(409);
  }

  @Test
  void events_are_let_in_with_a_live_key_only() throws Exception {
    var key = team.createInUi(KeyType.INGEST, "k", production.id());
    var before = event("/1/events/dataset", key.value());
    var batch = event("/1/batch/dataset", key.value());
    team.disableInUi(key.key().id());

    var after = event("/1/events/dataset", key.value());

    assertThat(before).isEqualTo(200);
    assertThat(batch).isEqualTo(200);
    assertThat(after).isEqualTo(401);
    assertThat(fake.events().accepted()).isEqualTo(2);
    assertThat(fake.events().refused()).isEqualTo(1);
  }

  private int event(String path, Sensitive value) throws Exception {
    return send(request(path, value).POST(BodyPublishers.ofString("{}"))).statusCode();
  }
}

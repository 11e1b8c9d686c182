package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.LoopbackServer;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimiterTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final RateLimiter limiter = new RateLimiter(clock);

  @Test
  void knows_nothing_before_the_first_reply() {
    var wait = limiter.acquire(Operation.LIST_KEYS);

    assertThat(wait).isEmpty();
  }

  @Test
  void an_exhausted_window_is_closed_until_a_second_after_its_reset() {
    limiter.observe(Operation.CREATE_KEY, ok("limit=100, remaining=0, reset=30"));

    var wait = limiter.acquire(Operation.CREATE_KEY);

    assertThat(wait).contains(Duration.ofSeconds(31));
  }

  @Test
  void an_exhausted_window_opens_again() {
    limiter.observe(Operation.CREATE_KEY, ok("limit=100, remaining=0, reset=30"));
    clock.advance(Duration.ofSeconds(31));

    var wait = limiter.acquire(Operation.CREATE_KEY);

    assertThat(wait).isEmpty();
  }

  @Test
  void what_is_left_is_counted_down_by_calls_under_way() {
    limiter.observe(Operation.CREATE_KEY, ok("limit=100, remaining=1, reset=30"));
    assertThat(limiter.acquire(Operation.CREATE_KEY)).isEmpty();

    var wait = limiter.acquire(Operation.CREATE_KEY);

    assertThat(wait).isPresent();
  }

  @Test
  void a_reply_that_was_overtaken_gives_nothing_back() {
    limiter.observe(Operation.CREATE_KEY, ok("limit=100, remaining=0, reset=30"));

    limiter.observe(Operation.CREATE_KEY, ok("limit=100, remaining=5, reset=30"));

    assertThat(limiter.acquire(Operation.CREATE_KEY)).isPresent();
  }

  @Test
  void calls_that_share_resource_and_action_share_a_window() {
    limiter.observe(Operation.GET_KEY, ok("limit=100, remaining=0, reset=30"));

    var wait = limiter.acquire(Operation.LIST_KEYS);

    assertThat(wait).isPresent();
    assertThat(limiter.acquire(Operation.DELETE_KEY)).isEmpty();
    assertThat(limiter.acquire(Operation.LIST_ENVIRONMENTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After: 17                                                        | 17",
        "Retry-After: Sun, 01 Nov 2026 12:00:17 GMT                             | 17",
        "Retry-After: 2026-11-01T12:00:17Z                                      | 17",
        "Retry-After: 2026-11-01T13:00:17.000+01:00                             | 17",
        "RateLimit: limit=100, remaining=0, reset=16                            | 17",
        "ratelimit: limit=100,remaining=0,reset=16                              | 17",
        "RateLimit: limit=100, remaining=50, reset=5; Retry-After: 17           | 17",
        "RateLimit: limit=100, remaining=0, reset=16; Retry-After: 3            | 17",
        "RateLimit-Policy: 100;w=45                                             | 45",
        "RateLimitPolicy: 100;w=45                                              | 45",
        "Retry-After: soon                                                      | 60",
        "X-Nothing: at all                                                      | 60",
        "Retry-After: Sun, 01 Nov 2020 12:00:17 GMT                             | 1",
        "Retry-After: 99999999                                                  | 900",
        "Retry-After: Sun, 01 Nov 2026 15:00:17 GMT; Date: Sun, 01 Nov 2026 15:00:00 GMT | 17"
      })
  void a_429_closes_the_window_for_as_long_as_it_says(String headers, int seconds) {
    limiter.observe(Operation.LIST_KEYS, reply(429, headers));

    var wait = limiter.acquire(Operation.LIST_KEYS);

    assertThat(wait).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void a_429_outdoes_what_was_promised_before() {
    limiter.observe(Operation.LIST_KEYS, ok("limit=100, remaining=50, reset=60"));

    limiter.observe(Operation.LIST_KEYS, reply(429, "Retry-After: 5"));

    assertThat(limiter.acquire(Operation.LIST_KEYS)).contains(Duration.ofSeconds(5));
  }

  @Test
  void a_header_that_makes_no_sense_is_passed_over() {
    limiter.observe(Operation.LIST_KEYS, ok("remaining=none"));

    assertThat(limiter.acquire(Operation.LIST_KEYS)).isEmpty();
  }

  @Test
  void a_call_known_to_be_too_much_is_not_sent() throws Exception {
    try (var honeycomb = new ScriptedHoneycomb(_ -> empty("limit=1, remaining=0, reset=59"))) {
      var client = honeycomb.client();
      client.keys();

      var problem = Failing.problem(client::keys);

      assertThat(problem)
          .isEqualTo(
              new Problem.RateLimited(
                  "listing keys: not sent, the rate limit of the team is used up",
                  Duration.ofSeconds(60)));
      assertThat(honeycomb.requests()).hasSize(1);
      assertThat(honeycomb.calls).containsExactly("identity success", "list_keys success");
    }
  }

  @Test
  void clients_of_a_team_share_what_is_known() throws Exception {
    try (var honeycomb = new ScriptedHoneycomb(_ -> empty("limit=1, remaining=0, reset=59"))) {
      var shared = new RateLimiter(honeycomb.clock);
      honeycomb.client(shared).keys();

      var problem = Failing.problem(() -> honeycomb.client(shared).keys());

      assertThat(problem).isInstanceOf(Problem.RateLimited.class);
    }
  }

  @Test
  void a_list_waits_between_its_pages_and_does_not_start_over() throws Exception {
    try (var honeycomb =
        new ScriptedHoneycomb(
            request -> {
              var last = request.target().contains("after");
              return ScriptedHoneycomb.reply(
                  200,
                  Map.of("RateLimit", "limit=1, remaining=0, reset=9"),
                  last
                      ? "{\"data\":[]}"
                      : "{\"data\":[],\"links\":{\"next\":\"/2/teams/acme/api-keys?page[after]=1\"}}");
            })) {
      var keys = honeycomb.client().keys();

      assertThat(keys).isEmpty();
      assertThat(honeycomb.pauses).containsExactly(Duration.ofSeconds(10));
      assertThat(honeycomb.requests()).hasSize(2);
    }
  }

  @Test
  void a_list_waits_no_longer_than_its_patience() {
    try (var honeycomb =
        new ScriptedHoneycomb(
            request ->
                request.target().contains("after")
                    ? ScriptedHoneycomb.reply(429, Map.of("Retry-After", "70"), "")
                    : ScriptedHoneycomb.json(
                        200,
                        "{\"data\":[],\"links\":{\"next\":\"/2/teams/acme/api-keys?page[after]=1\"}}"))) {
      var problem = Failing.problem(() -> honeycomb.client().keys());

      assertThat(problem).isInstanceOf(Problem.RateLimited.class);
      assertThat(honeycomb.pauses)
          .containsExactlyElementsOf(List.of(Duration.ofSeconds(70), Duration.ofSeconds(70)));
    }
  }

  private static LoopbackServer.Ending empty(String limits) {
    return ScriptedHoneycomb.reply(200, Map.of("RateLimit", limits), "{\"data\":[]}");
  }

  private static Reply ok(String rateLimit) {
    return reply(200, "RateLimit: " + rateLimit);
  }

  private static Reply reply(int status, String headers) {
    var map =
        List.of(headers.split(";(?= [A-Z])", -1)).stream()
            .map(header -> header.strip().split(": ", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    return new Reply(status, HttpHeaders.of(map, (_, _) -> true), new BoundedBody.Text("", false));
  }
}

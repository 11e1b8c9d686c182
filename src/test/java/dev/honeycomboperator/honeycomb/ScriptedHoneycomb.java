package dev.honeycomboperator.honeycomb;

import dev.honeycomboperator.honeycomb.fake.LoopbackServer;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A server that says what a test wants, with the real client in front of it. Knows {@code /2/auth}
 * by itself.
 */
final class ScriptedHoneycomb implements AutoCloseable {

  static final ManagementKey CREDENTIAL =
      new ManagementKey(
          "hcamk_01j1824es7n4evcmv81cn392jb", Sensitive.of("m4nag3m3nts3cr3tm4nag3m3nts3cr3t"));

  private static final String TEAM =
      """
      {"data":{"id":"hcamk_01j1824es7n4evcmv81cn392jb","type":"api-keys",
        "attributes":{"name":"m","key_type":"management","scopes":["api-keys:write"],"mood":"new"},
        "relationships":{"team":{"data":{"id":"hcatm_1","type":"teams"}}}},
       "included":[{"id":"hcatm_1","type":"teams","attributes":{"name":"Acme","slug":"acme"}}]}
      """;

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T12:00:00Z"));
  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Function<Request, Ending> script;
  private final LoopbackServer server;
  private final HttpTransport transport;

  ScriptedHoneycomb(Function<Request, Ending> script) {
    this(Duration.ofSeconds(10), script);
  }

  ScriptedHoneycomb(Duration requestTimeout, Function<Request, Ending> script) {
    this.script = script;
    server = new LoopbackServer(0, this::answer);
    transport =
        new HttpTransport(
            new HttpSettings(
                Duration.ofSeconds(2), requestTimeout, Duration.ofMinutes(3), "test/1"),
            (operation, outcome, _) -> calls.add(operation.label() + " " + outcome.label()),
            pause -> {
              pauses.add(pause);
              clock.advance(pause);
            },
            clock);
  }

  static ScriptedHoneycomb saying(int status, String mediaType, String body) {
    return new ScriptedHoneycomb(_ -> reply(status, mediaType, body));
  }

  Honeycomb client() {
    return client(new RateLimiter(clock));
  }

  Honeycomb client(RateLimiter limiter) {
    return new HttpHoneycomb(transport, endpoint(), CREDENTIAL, limiter);
  }

  Endpoint endpoint() {
    return Endpoint.parse("http://127.0.0.1:" + server.port()).orElseThrow();
  }

  /**
   * One that knows its team already: on a busy machine the first request may take longer than
   * patience.
   */
  Honeycomb acquaintedClient() {
    var client = client();
    for (var i = 0; i < 50; i++) {
      try {
        client.identity();
        return client;
      } catch (HoneycombException e) {
        calls.clear();
      }
    }
    throw new AssertionError("no reply from loopback");
  }

  /** What came in, but for {@code /2/auth}. */
  List<Request> requests() {
    return requests.stream().filter(request -> !request.target().equals("/2/auth")).toList();
  }

  List<Request> allRequests() {
    return List.copyOf(requests);
  }

  private Ending answer(Request request) {
    requests.add(request);
    return request.target().equals("/2/auth") && request.method().equals("GET")
        ? reply(200, "application/vnd.api+json", TEAM)
        : script.apply(request);
  }

  static Ending reply(int status, String mediaType, String body) {
    return reply(status, Map.of("Content-Type", mediaType), body);
  }

  static Ending reply(int status, Map<String, String> headers, String body) {
    return new Ending.Reply(status, new HashMap<>(headers), body);
  }

  static Ending json(int status, String body) {
    return reply(status, "application/vnd.api+json", body);
  }

  @Override
  public void close() {
    transport.close();
    server.shut();
  }
}

package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Sensitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The fake over HTTP, on the loopback interface. */
public final class HttpDoor implements AutoCloseable {

  private static final int LARGEST_BODY = 100_000;

  private final Core core;
  private final Predicate<Sensitive> sender;
  private final Router router;
  private final LoopbackServer server;

  HttpDoor(Core core, Predicate<Sensitive> sender, int port) {
    this.core = core;
    this.sender = sender;
    this.router = new Router(core);
    this.server = new LoopbackServer(port, this::answer);
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  void open() {
    server.open();
  }

  void shut() {
    server.shut();
  }

  @Override
  public void close() {
    server.shut();
  }

  private LoopbackServer.Ending answer(LoopbackServer.Request request) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Date", HttpDates.format(core.clock.instant().plus(core.switches.clockAhead)));
    if (request.body().getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
      return ErrorReplies.of(Refusal.tooLarge(), headers, false);
    }
    if (request.method().equals("POST")
        && (request.target().startsWith("/1/events/")
            || request.target().startsWith("/1/batch/"))) {
      return event(request, headers);
    }
    var v2 = request.target().startsWith("/2/");
    var door = new OnTheWayBack(headers);
    try {
      return router.route(request, door).with(headers);
    } catch (Refusal e) {
      if (e.status() == 429) {
        headers.put(
            "Retry-After",
            HttpDates.format(core.clock.instant().plus(door.untilReset).plusMillis(999)));
      }
      return ErrorReplies.of(e, headers, v2);
    } catch (Mishap e) {
      return ErrorReplies.of(e.manner(), headers, v2, request.method(), core.clock.instant());
    }
  }

  private LoopbackServer.Ending event(LoopbackServer.Request request, Map<String, String> headers) {
    if (!sender.test(Sensitive.of(request.header("X-Honeycomb-Team")))) {
      return ErrorReplies.of(Refusal.unauthenticated(), headers, false);
    }
    headers.put("Content-Type", "application/json");
    return new LoopbackServer.Ending.Reply(
        200, headers, request.target().startsWith("/1/batch/") ? "[{\"status\":202}]" : "");
  }

  /** Puts the budget into the headers. */
  private final class OnTheWayBack implements Core.Door {
    private final Map<String, String> headers;
    private Duration untilReset = Duration.ZERO;

    OnTheWayBack(Map<String, String> headers) {
      this.headers = headers;
    }

    @Override
    public void budget(Budgets.Budget budget) {
      untilReset = budget.untilReset();
      headers.put(
          "RateLimit",
          "limit=%d, remaining=%d, reset=%d"
              .formatted(budget.limit(), budget.remaining(), budget.untilReset().toSeconds()));
      headers.put(
          core.switches.policyHeader,
          "%d;w=%d".formatted(budget.limit(), budget.window().toSeconds()));
    }

    @Override
    public void slow(Duration by) {
      LockSupport.parkNanos(by.toNanos());
    }
  }
}

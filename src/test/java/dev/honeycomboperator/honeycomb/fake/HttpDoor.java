package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Sensitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The fake over HTTP, on the loopback interface. */
public final class HttpDoor implements AutoCloseable {

  private static final int LARGEST_BODY = 100_000;

  private final Core core;
  private final Predicate<Sensitive> sender;
  private final Router router;
  private final LoopbackServer server;
  private volatile boolean closed;

  HttpDoor(Core core, Predicate<Sensitive> sender, Gate gate, int port) {
    this.core = core;
    this.sender = sender;
    this.router = new Router(core);
    this.server = new LoopbackServer(port, request -> gate.pass(request, this::answer));
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  void open() {
    if (!closed) {
      server.open();
    }
  }

  void shut() {
    server.shut();
  }

  @Override
  public void close() {
    closed = true;
    server.shut();
  }

  private LoopbackServer.Ending answer(LoopbackServer.Request request) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Date", HttpDates.format(core.clock.instant().plus(core.switches.clockAhead)));
    var door = new OnTheWayBack(headers);
    var v2 = request.target().startsWith("/2/");
    try {
      if (request.body().getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
        throw Refusal.tooLarge();
      }
      if (isEvent(request)) {
        return event(request, headers);
      }
      return router.route(request, door).with(headers);
    } catch (Refusal e) {
      return refused(e, door, headers, v2);
    } catch (Mishap e) {
      // What comes from a gateway, or from a Honeycomb in trouble, knows nothing of budgets.
      headers.keySet().retainAll(Set.of("Date"));
      return ErrorReplies.of(e.manner(), headers, v2, request.method(), core.clock.instant());
    }
  }

  private LoopbackServer.Ending refused(
      Refusal refusal, OnTheWayBack door, Map<String, String> headers, boolean v2) {
    if (!headers.containsKey("RateLimit")) {
      door.budget(core.admission.untouched());
    }
    if (refusal.status() == 429) {
      // Rounded up: in the second that the header names, the window is open again.
      var open = core.clock.instant().plus(door.untilReset).plusMillis(999);
      headers.put("Retry-After", HttpDates.format(open));
    }
    return ErrorReplies.of(refusal, headers, v2);
  }

  private static boolean isEvent(LoopbackServer.Request request) {
    return request.method().equals("POST")
        && (request.target().startsWith("/1/events/") || request.target().startsWith("/1/batch/"));
  }

  private LoopbackServer.Ending event(LoopbackServer.Request request, Map<String, String> headers) {
    if (!sender.test(Sensitive.of(request.header("X-Honeycomb-Team")))) {
      throw Refusal.unauthenticated();
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

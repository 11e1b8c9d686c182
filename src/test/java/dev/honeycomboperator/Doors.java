package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.Tripwire.Verdict;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Handler;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import dev.honeycomboperator.kube.ApiCall;
import dev.honeycomboperator.kube.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Through which all requests of the process go whose turn it is; nobody else is held up. */
final class Doors {

  /** How long a process waits for a reply that never comes. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  private final Agenda agenda;
  private final Mutation mutation;
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Tripwire wire;
  private volatile @Nullable ManagementKey misrouted;

  Doors(Agenda agenda, Mutation mutation) {
    this.agenda = agenda;
    this.mutation = mutation;
  }

  /** Whose requests they are from here on; null for nobody's. */
  void open(@Nullable Tripwire wire) {
    this.wire = wire;
  }

  /** Has Honeycomb take everybody for the holder of another key; null ends it. */
  void misroute(@Nullable ManagementKey other) {
    misrouted = other;
  }

  Optional<Fault.Effect> kubernetes(ApiCall call) {
    var process = wire;
    if (process == null) {
      return Optional.empty();
    }
    // Events change nothing that anybody reads.
    var effect = call.writes() && !call.resource().equals("events");
    return switch (judge(process, effect, call.verb() + " " + call.resource())) {
      case CARRY_OUT -> Optional.empty();
      case DROP -> Optional.of(Fault.Effect.DROPPED);
      case LOSE_REPLY -> Optional.of(Fault.Effect.ANSWER_LOST);
      case HOLD -> Optional.of(Fault.Effect.HELD);
    };
  }

  JsonNode presented(ApiCall call, JsonNode reply) {
    return wire == null ? reply : mutation.kubernetes(call, reply);
  }

  Ending honeycomb(Request asked, Handler honeycomb) {
    var process = wire;
    if (process == null) {
      return honeycomb.handle(asked);
    }
    agenda.clock.advance(ROUND_TRIP);
    var request = routed(asked);
    var reads = request.method().equals("GET");
    switch (judge(process, !reads, request.method() + " " + request.target())) {
      case CARRY_OUT -> {
        return mutation.honeycomb(request, honeycomb);
      }
      case DROP -> {}
      case LOSE_REPLY -> honeycomb.handle(request);
      case HOLD -> {
        held.add(() -> honeycomb.handle(request));
        agenda.in(DEADLINE, this::letIn);
        // What lands after the next process' first list is found by the sweep.
        agenda.in(SimulatedWorld.NEXT_SWEEP, () -> {});
      }
    }
    if (process.isDead()) {
      return lost(reads);
    }
    return mutation.unheard(request, honeycomb).orElseGet(() -> lost(reads));
  }

  /** Half a reply to a GET, since the JDK repeats one that got none. */
  private static Ending lost(boolean reads) {
    return reads ? new Ending.Half() : new Ending.Reset();
  }

  private Request routed(Request request) {
    var other = misrouted;
    if (other == null || !request.headers().containsKey("Authorization")) {
      return request;
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.put("Authorization", "Bearer " + other.id() + ":" + other.secret().reveal());
    return new Request(request.method(), request.target(), headers, request.body());
  }

  private Verdict judge(Tripwire process, boolean effect, String request) {
    var verdict = process.judge(effect, request);
    if (verdict != Verdict.CARRY_OUT && !process.isDead()) {
      agenda.clock.advance(DEADLINE);
    }
    return verdict;
  }

  /** What a dead process asked of Honeycomb arrives. */
  void letIn() {
    for (var request = held.poll(); request != null; request = held.poll()) {
      request.run();
    }
  }
}

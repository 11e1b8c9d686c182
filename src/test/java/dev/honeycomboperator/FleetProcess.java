package dev.honeycomboperator;

import dev.honeycomboperator.Tripwire.Trip;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The operator as it is put together in production, in the place of the framework one loop without
 * threads: whatever is due first is turned, the team before all others.
 */
final class FleetProcess {

  /** Of those that are due at once the first comes first. */
  private record Due(Instant at, long number, String name) {}

  private final FleetWorld world;
  private final Tripwire wire = new Tripwire();
  private final Framework framework;
  private final OperatorAssembly.Parts parts;

  /** Entries that were overtaken by others stay in the queue and are passed over. */
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));

  private final Map<String, Instant> dues = new HashMap<>();
  private long number;
  private int turns;

  FleetProcess(FleetWorld world, KubernetesClient kubernetes, Settings settings) {
    this.world = world;
    this.framework = new Framework(world.agenda, wire);
    this.parts = framework.parts(kubernetes, settings);
    parts.cluster().resourcesAre(world.resources, world.keySecrets);
    parts.cluster().teamsAre(world.teams, world.credentials);
    listen(parts.triggers().keys);
    listen(parts.triggers().teams);
    world.tell(this::dueNow);
    dueNow(SimulatedWorld.TEAM);
    world.resources.keys().forEach(id -> dueNow(id.getName()));
    wire.arm(Trip.never());
  }

  private void listen(AbstractEventSource<?, ?> source) {
    source.setEventHandler(event -> dueNow(event.getRelatedCustomResourceID().getName()));
    source.start();
  }

  private void dueNow(String name) {
    due(name.equals(SimulatedWorld.CREDENTIAL) ? SimulatedWorld.TEAM : name, world.now());
  }

  private void due(String name, Instant at) {
    var known = dues.get(name);
    if (known == null || at.isBefore(known)) {
      dues.put(name, at);
      queue.add(new Due(at, number++, name));
    }
  }

  Tripwire wire() {
    return wire;
  }

  boolean isDead() {
    return wire.isDead();
  }

  int turns() {
    return turns;
  }

  /** When something is to be done next. */
  Instant due() {
    for (var first = queue.peek(); first != null; first = queue.peek()) {
      if (first.at().equals(dues.get(first.name()))) {
        return first.at();
      }
      queue.remove();
    }
    return Instant.MAX;
  }

  /** Takes the turn that is due first, the clock being there. */
  void turn() {
    turns++;
    var name = queue.remove().name();
    dues.remove(name);
    world.doors.open(wire);
    try {
      if (name.equals(SimulatedWorld.TEAM)) {
        world.teams.get(name).ifPresent(found -> turn(parts.teams(), found));
      } else {
        world.resources.get(name).ifPresent(found -> turn(parts.keys(), found));
      }
    } finally {
      world.doors.open(null);
    }
  }

  private <T extends HasMetadata> void turn(Reconciler<T> reconciler, T found) {
    var again = framework.reconciled(reconciler, found, false).orElse(FleetWorld.SWEEP);
    due(found.getMetadata().getName(), world.now().plus(again));
  }
}

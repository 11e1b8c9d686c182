package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.effect.Names;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The operator as it is put together in production, in the place of the framework one loop without
 * threads: it turns the team and the resource when something happened to them or when they asked
 * for it, and moves the clock to the next such moment.
 */
final class SimulatedProcess {

  private final SimulatedWorld world;
  private final Tripwire wire = new Tripwire();
  private final Framework framework;
  private final OperatorAssembly.Parts parts;
  private Instant teamDue;
  private Instant keyDue;
  private boolean keyWaits;
  private Optional<HoneycombApiKey> key = Optional.empty();

  SimulatedProcess(SimulatedWorld world, KubernetesClient kubernetes, Settings settings) {
    this.world = world;
    this.teamDue = world.agenda.clock.instant();
    this.keyDue = world.agenda.clock.instant();
    this.framework = new Framework(world.agenda, wire);
    this.parts = framework.parts(kubernetes, settings);
    parts
        .cluster()
        .resourcesAre(
            world.resources, world.secrets.only(secret -> hasLabel(secret, Names.MANAGED_BY)));
    parts
        .cluster()
        .teamsAre(world.teams, world.secrets.only(secret -> hasLabel(secret, Names.CREDENTIALS)));
    listen(parts.triggers().keys, () -> keyDue = world.agenda.clock.instant());
    listen(parts.triggers().teams, () -> teamDue = world.agenda.clock.instant());
  }

  private static boolean hasLabel(Secret secret, String label) {
    var labels = secret.getMetadata().getLabels();
    return labels != null && labels.containsKey(label);
  }

  private static void listen(AbstractEventSource<?, ?> source, Runnable news) {
    source.setEventHandler(_ -> news.run());
    source.start();
  }

  Tripwire wire() {
    return wire;
  }

  /** Whether it died in its last turn. */
  boolean isDead() {
    return wire.isDead();
  }

  /** When something is to be done next. */
  Instant due() {
    if (world.news.takeOfTeam()) {
      teamDue = world.agenda.clock.instant();
    }
    if (world.news.takeOfKey()) {
      keyDue = world.agenda.clock.instant();
    }
    return teamDue.isBefore(keyDue) ? teamDue : keyDue;
  }

  /** When the resource is looked at next, unless something happens to it. */
  Instant keyDue() {
    return keyDue;
  }

  /** Whether nothing is to be done but the sweeps, which come for ever. */
  boolean rests() {
    return !keyWaits
        && due().isAfter(world.agenda.clock.instant().plus(SimulatedWorld.SWEEP.dividedBy(2)));
  }

  /** Whether nothing is to be done for some time. */
  boolean pauses() {
    return due().isAfter(world.agenda.clock.instant().plus(SimulatedWorld.OVERLAP.dividedBy(4)));
  }

  /** Takes the turn that is due first, the clock being there. */
  void turn() {
    world.doors.open(wire);
    try {
      if (teamDue.isAfter(keyDue)) {
        turnKey();
      } else {
        turnTeam();
      }
    } finally {
      world.doors.open(null);
    }
  }

  private void turnTeam() {
    teamDue = Instant.MAX;
    var found = world.teams.get(SimulatedWorld.TEAM);
    if (found.isPresent()) {
      var again = framework.reconciled(parts.teams(), found.get(), false);
      teamDue = earlier(teamDue, again.orElse(SimulatedWorld.SWEEP));
    }
  }

  private void turnKey() {
    keyDue = Instant.MAX;
    keyWaits = false;
    var found = world.resource();
    var known = found.or(() -> key);
    key = found;
    if (known.isPresent()) {
      var again = framework.reconciled(parts.keys(), known.get(), found.isEmpty());
      keyWaits = again.isPresent();
      keyDue = earlier(keyDue, again.orElse(SimulatedWorld.SWEEP));
    }
  }

  private Instant earlier(Instant due, Duration again) {
    var then = world.agenda.clock.instant().plus(again);
    return due.isBefore(then) ? due : then;
  }
}

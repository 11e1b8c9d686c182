package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Finalizers;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.TeamKeeper;
import dev.honeycomboperator.effect.TeamKeeper.Finding;
import dev.honeycomboperator.effect.TeamKey;
import dev.honeycomboperator.effect.TeamSession;
import dev.honeycomboperator.effect.Teams;
import dev.honeycomboperator.report.Pace;
import dev.honeycomboperator.report.TeamReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reconcile of a team, of either kind: find out what it is good for, and tell the resources
 * that name it.
 */
final class TeamTurn {

  private static final Logger LOG = LoggerFactory.getLogger(TeamTurn.class);

  private final TeamKeeper keeper;
  private final Teams teams;
  private final Credentials credentials;
  private final Finalizers finalizers;
  private final CachedCluster cluster;
  private final Triggers triggers;
  private final TeamGauges gauges;
  private final Pace pace;
  private final Settings settings;
  private final String installation;
  private final InstantSource clock;
  private final Map<TeamKey, Integer> failures = new ConcurrentHashMap<>();

  TeamTurn(
      TeamKeeper keeper,
      Teams teams,
      Credentials credentials,
      Finalizers finalizers,
      CachedCluster cluster,
      Triggers triggers,
      TeamGauges gauges,
      Pace pace,
      Settings settings,
      String installation,
      InstantSource clock) {
    this.keeper = keeper;
    this.teams = teams;
    this.credentials = credentials;
    this.finalizers = finalizers;
    this.cluster = cluster;
    this.triggers = triggers;
    this.gauges = gauges;
    this.pace = pace;
    this.settings = settings;
    this.installation = installation;
    this.clock = clock;
  }

  record Result(HoneycombTeamStatus status, Optional<Duration> again) {}

  Result take(Team<?> team) {
    var key = TeamKey.of(team);
    var before = Optional.ofNullable(team.getStatus()).orElse(HoneycombTeamStatus.EMPTY);
    try {
      return take(team, key, before);
    } catch (KubernetesClientException e) {
      LOG.warn("{}: the API server answered HTTP {}", key, e.getCode());
      return new Result(before, again(Outcome.failed(Reason.KUBERNETES_UNAVAILABLE, ""), key));
    }
  }

  private Result take(Team<?> team, TeamKey key, HoneycombTeamStatus before) {
    if (team.isMarkedForDeletion() && !isNeeded(key)) {
      // The Secret first: when the team is gone, no turn comes that could still let go of it.
      credentials.release(team, cluster.allTeams().toList());
      return finalizers.remove(team, Names.IN_USE) instanceof Outcome.Dropped
          ? new Result(before, Optional.of(Duration.ZERO))
          : new Result(before, Optional.empty());
    }
    if (!team.isMarkedForDeletion()) {
      if (credentials.claim(team) instanceof Outcome.Dropped) {
        return new Result(before, Optional.of(Duration.ZERO));
      }
      releaseCredentials();
      if (key.namespace().isPresent() && !team.hasFinalizer(Names.IN_USE)) {
        finalizers.add(team, Names.IN_USE);
        return new Result(before, Optional.of(Duration.ZERO));
      }
    }
    var known = teams.standing(key);
    var finding = keeper.look(team, known);
    var standing = finding.standing();
    standing.openSession().ifPresent(session -> attendToBrakes(team, session));
    teams.set(key, standing);
    if (!known.equals(Optional.of(standing))) {
      triggers.keysOf(key);
    }
    return report(
        team, before, key, finding, known.filter(was -> !was.equals(standing)).isPresent());
  }

  /** The caches of a process that starts may still be empty, so the API server is asked as well. */
  private boolean isNeeded(TeamKey key) {
    return cluster.resourcesOf(key).findAny().isPresent() || credentials.serveKeysOf(key);
  }

  /** What a process before us could not account for stays so; what a person confirmed does not. */
  private void attendToBrakes(Team<?> team, TeamSession session) {
    Optional.ofNullable(team.getStatus())
        .map(HoneycombTeamStatus::foreignKeys)
        .ifPresent(session.census()::recall);
    Optional.ofNullable(team.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.CONFIRM))
        .filter(session::confirm)
        .ifPresent(
            token -> {
              LOG.info("{}: the brake {} is let go of", TeamKey.of(team), token);
              triggers.everyoneAt(session);
            });
  }

  private Result report(
      Team<?> team, HoneycombTeamStatus before, TeamKey key, Finding finding, boolean swept) {
    var generation = Optional.ofNullable(team.getMetadata().getGeneration()).orElse(0L);
    var now = clock.instant();
    return switch (finding) {
      case Finding.Fine fine -> {
        failures.remove(key);
        var session = fine.standing().session();
        var brake = session.brake(key);
        // Not while the process starts, when not every resource may be known yet.
        var keys = swept ? count(session) : orNone(before.keys());
        var orphans = swept ? orphans(session) : orNone(before.orphans());
        triggers.tell(key, brake);
        gauges.show(key, brake.isPresent(), orphans);
        yield new Result(
            TeamReport.open(
                before,
                session.identity(),
                keys,
                orphans,
                brake,
                session.census().foreignKeys(),
                generation,
                now),
            Optional.of(settings.sweepInterval()));
      }
      case Finding.Troubled troubled -> {
        var failed = troubled.trouble();
        yield new Result(
            TeamReport.notReady(before, failed.reason(), failed.message(), generation, now),
            again(failed, key));
      }
    };
  }

  private Optional<Duration> again(Outcome.Failed failed, TeamKey key) {
    return pace.next(
        new Move.Settled(Optional.empty()),
        failed,
        failures.merge(key, 1, Integer::sum),
        clock.instant(),
        ThreadLocalRandom.current().nextDouble());
  }

  /**
   * A team resource is gone: nothing is known of it, and its credential is free if no other names
   * it.
   */
  void forget(Team<?> team) {
    var key = TeamKey.of(team);
    teams.forget(key);
    failures.remove(key);
    gauges.forget(key);
    triggers.keysOf(key);
    releaseCredentials();
  }

  private void releaseCredentials() {
    var all = cluster.allTeams().toList();
    cluster.credentialSecrets().forEach(secret -> credentials.release(secret, all));
  }

  private static int orNone(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private int count(TeamSession session) {
    return session.inventory().count(bracket -> bracket.startsWith(ours()));
  }

  /** Only who sees every resource can say of a key that none owns it. */
  private int orphans(TeamSession session) {
    if (settings.watchNamespaces().isPresent()) {
      return 0;
    }
    var owned =
        cluster.allResources().map(this::mark).map(Mark::toString).collect(Collectors.toSet());
    return session
        .inventory()
        .count(bracket -> bracket.startsWith(ours()) && !owned.contains(bracket));
  }

  private Mark mark(HoneycombApiKey resource) {
    return Mark.of(
        installation, resource.getMetadata().getNamespace(), resource.getMetadata().getName());
  }

  private String ours() {
    return Mark.prefixOf(installation);
  }
}

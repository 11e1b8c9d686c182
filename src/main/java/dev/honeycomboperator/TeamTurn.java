package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.OrphanSweep;
import dev.honeycomboperator.effect.TeamKeeper;
import dev.honeycomboperator.effect.TeamKeeper.Finding;
import dev.honeycomboperator.effect.TeamKey;
import dev.honeycomboperator.effect.TeamSession;
import dev.honeycomboperator.effect.Teams;
import dev.honeycomboperator.effect.TurnAge;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.report.Notice;
import dev.honeycomboperator.report.Pace;
import dev.honeycomboperator.report.TeamReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reconcile of a team, of either kind: find out what it is good for, and tell the resources
 * that name it.
 */
final class TeamTurn {

  private static final Logger LOG = LoggerFactory.getLogger(TeamTurn.class);

  private final TeamHold hold;
  private final TeamKeeper keeper;
  private final Teams teams;
  private final OrphanSweep sweep;
  private final Triggers triggers;
  private final TeamGauges gauges;
  private final Pace pace;
  private final Settings settings;
  private final String marks;
  private final InstantSource clock;
  private final Map<TeamKey, Integer> failures = new ConcurrentHashMap<>();
  private final Map<TeamKey, List<String>> orphansTold = new ConcurrentHashMap<>();

  /**
   * @param marks how the marks of this installation begin
   */
  TeamTurn(
      TeamHold hold,
      TeamKeeper keeper,
      Teams teams,
      OrphanSweep sweep,
      Triggers triggers,
      TeamGauges gauges,
      Pace pace,
      Settings settings,
      String marks,
      InstantSource clock) {
    this.hold = hold;
    this.keeper = keeper;
    this.teams = teams;
    this.sweep = sweep;
    this.triggers = triggers;
    this.gauges = gauges;
    this.pace = pace;
    this.settings = settings;
    this.marks = marks;
    this.clock = clock;
  }

  record Result(HoneycombTeamStatus status, List<Notice> notices, Optional<Duration> again) {

    private static Result quiet(HoneycombTeamStatus status, Optional<Duration> again) {
      return new Result(status, List.of(), again);
    }
  }

  Result take(Team<?> team) {
    var key = TeamKey.of(team);
    var before = team.lastStatus();
    try {
      return take(team, key, before);
    } catch (KubernetesClientException e) {
      LOG.warn("{}: the API server answered HTTP {}", key, e.getCode());
      return Result.quiet(before, again(Outcome.failed(Reason.KUBERNETES_UNAVAILABLE, ""), key));
    }
  }

  private Result take(Team<?> team, TeamKey key, HoneycombTeamStatus before) {
    var age = TurnAge.startingNow(settings.leaseDuration(), clock);
    if (hold.isOver(team)) {
      return Result.quiet(before, hold.letGo(team) ? Optional.empty() : Optional.of(Duration.ZERO));
    }
    if (!hold.isFirm(team)) {
      return Result.quiet(before, Optional.of(Duration.ZERO));
    }
    var known = teams.standing(key);
    var finding = keeper.look(team, known);
    var standing = finding.standing();
    standing.openSession().ifPresent(session -> attendToBrakes(team, session));
    teams.set(key, standing);
    if (!known.equals(Optional.of(standing))) {
      triggers.keysOf(key);
    }
    // Not while the process starts: a restart writes nothing.
    var counts = known.filter(was -> !was.equals(standing)).isPresent();
    var generation = Optional.ofNullable(team.getMetadata().getGeneration()).orElse(0L);
    return switch (finding) {
      case Finding.Fine fine ->
          fine(before, key, fine.standing().session(), counts, generation, age);
      case Finding.Troubled troubled -> {
        var failed = troubled.trouble();
        yield Result.quiet(
            TeamReport.notReady(
                before, failed.reason(), failed.message(), generation, clock.instant()),
            again(failed, key));
      }
    };
  }

  /** What a process before us could not account for stays so; what a person confirmed does not. */
  private void attendToBrakes(Team<?> team, TeamSession session) {
    Optional.ofNullable(team.lastStatus().foreignKeys()).ifPresent(session.census()::recall);
    Optional.ofNullable(team.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.CONFIRM))
        .filter(session::confirm)
        .ifPresent(
            token -> {
              LOG.info("{}: the brake {} is let go of", TeamKey.of(team), token);
              triggers.everyoneAt(session);
            });
  }

  private Result fine(
      HoneycombTeamStatus before,
      TeamKey key,
      TeamSession session,
      boolean counts,
      long generation,
      TurnAge age) {
    failures.remove(key);
    var brake = session.brake(key);
    triggers.tell(key, brake);
    var notices = new ArrayList<Notice>();
    var orphans = sweep.orphans(session);
    if (!orphans.equals(orphansTold.put(key, orphans)) && !orphans.isEmpty()) {
      notices.add(Notice.orphaned(orphans));
    }
    var revoked = brake.isPresent() ? List.<String>of() : revoked(key, session, age);
    if (!revoked.isEmpty()) {
      notices.add(Notice.orphansRevoked(revoked));
      orphans = sweep.orphans(session);
      orphansTold.put(key, orphans);
    }
    gauges.show(key, brake.isPresent(), orphans.size());
    return new Result(
        TeamReport.open(
            before,
            session.identity(),
            counts ? count(session) : orNone(before.keys()),
            orphans.size(),
            brake,
            session.census().foreignKeys(),
            generation,
            clock.instant()),
        notices,
        Optional.of(settings.sweepInterval()));
  }

  private List<String> revoked(TeamKey key, TeamSession session, TurnAge age) {
    try {
      return sweep.revokeDue(session, age);
    } catch (HoneycombException e) {
      LOG.warn("{}: orphans are left until the next list: {}", key, e.problem().message());
      return List.of();
    }
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
    orphansTold.remove(key);
    hold.releaseUnnamed();
  }

  private int count(TeamSession session) {
    return session.inventory().count(bracket -> bracket.startsWith(marks));
  }

  private static int orNone(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}

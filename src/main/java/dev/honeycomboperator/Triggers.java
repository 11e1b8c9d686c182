package dev.honeycomboperator;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.effect.TeamKey;
import dev.honeycomboperator.effect.TeamSession;
import dev.honeycomboperator.effect.Teams;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Has resources looked at again for reasons that are not in Kubernetes. */
final class Triggers {

  final SimpleInboundEventSource<HoneycombApiKey> keys =
      new SimpleInboundEventSource<>("team-news");
  final SimpleInboundEventSource<HoneycombTeam> teams = new SimpleInboundEventSource<>("key-news");
  final SimpleInboundEventSource<ClusterHoneycombTeam> clusterTeams =
      new SimpleInboundEventSource<>("key-news");

  private final CachedCluster cluster;
  private final Teams standings;
  private final Duration patience;
  private final Map<TeamKey, Brake> told = new ConcurrentHashMap<>();

  Triggers(CachedCluster cluster, Teams standings, Duration patience) {
    this.cluster = cluster;
    this.standings = standings;
    this.patience = patience;
  }

  void keysOf(TeamKey team) {
    cluster.resourcesOf(team).map(ResourceID::fromResource).forEach(keys::propagateEvent);
  }

  /** A team that is being deleted may go when the last resource that names it has gone. */
  void teamIfTerminating(TeamKey team) {
    if (cluster
        .allTeams()
        .anyMatch(found -> found.isMarkedForDeletion() && TeamKey.of(found).equals(team))) {
      team(team);
    }
  }

  /**
   * A management key was refused that was good before: what is known of its team is not any more.
   */
  void doubt(TeamKey team) {
    // One that was found good just now and refused elsewhere is not found out about by asking
    // again.
    if (standings.session(team).filter(session -> session.isOlderThan(patience)).isPresent()) {
      standings.forget(team);
      team(team);
    }
  }

  /**
   * What the status of a team is about to say of a brake; its keys are looked at if that is news.
   */
  void tell(TeamKey team, Optional<Brake> brake) {
    var before = brake.isPresent() ? told.put(team, brake.get()) : told.remove(team);
    if (!Optional.ofNullable(before).equals(brake)) {
      keysOf(team);
    }
  }

  /** A brake that was found on a look at a key is said on the team. */
  void brakeOf(TeamKey team) {
    standings
        .session(team)
        .filter(session -> !session.brake(team).equals(Optional.ofNullable(told.get(team))))
        .ifPresent(news -> team(team));
  }

  /** A brake was let go: whoever it held is looked at now. */
  void everyoneAt(TeamSession session) {
    standings
        .sharing(session)
        .forEach(
            team -> {
              keysOf(team);
              team(team);
            });
  }

  private void team(TeamKey team) {
    if (team.namespace().isPresent()) {
      teams.propagateEvent(new ResourceID(team.name(), team.namespace().get()));
    } else {
      clusterTeams.propagateEvent(new ResourceID(team.name()));
    }
  }
}

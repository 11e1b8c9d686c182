package dev.honeycomboperator;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.effect.TeamKey;
import dev.honeycomboperator.effect.Teams;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;

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

  private void team(TeamKey team) {
    if (team.namespace().isPresent()) {
      teams.propagateEvent(new ResourceID(team.name(), team.namespace().get()));
    } else {
      clusterTeams.propagateEvent(new ResourceID(team.name()));
    }
  }
}

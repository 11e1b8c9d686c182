package dev.honeycomboperator;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.effect.TeamKey;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/** Has resources looked at again for reasons that are not in Kubernetes. */
final class Triggers {

  final SimpleInboundEventSource<HoneycombApiKey> keys =
      new SimpleInboundEventSource<>("team-news");
  final SimpleInboundEventSource<HoneycombTeam> teams = new SimpleInboundEventSource<>("key-news");
  final SimpleInboundEventSource<ClusterHoneycombTeam> clusterTeams =
      new SimpleInboundEventSource<>("key-news");

  private final CachedCluster cluster;

  Triggers(CachedCluster cluster) {
    this.cluster = cluster;
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

  void team(TeamKey team) {
    if (team.namespace().isPresent()) {
      teams.propagateEvent(new ResourceID(team.name(), team.namespace().get()));
    } else {
      clusterTeams.propagateEvent(new ResourceID(team.name()));
    }
  }
}

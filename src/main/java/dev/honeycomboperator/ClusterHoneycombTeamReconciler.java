package dev.honeycomboperator;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.effect.Events;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.StatusWrites;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;

@Ignore // by the build-time configuration of Quarkus: OperatorAssembly registers it
@ControllerConfiguration(
    name = "clusterhoneycombteam",
    generationAwareEventProcessing = false,
    triggerReconcilerOnAllEvents = true)
final class ClusterHoneycombTeamReconciler extends TeamReconciler<ClusterHoneycombTeam> {

  private final CachedCluster cluster;
  private final Triggers triggers;
  private final Set<String> credentialNamespaces;

  ClusterHoneycombTeamReconciler(
      TeamTurn turn,
      StatusWrites statuses,
      Events events,
      CachedCluster cluster,
      Triggers triggers,
      Set<String> credentialNamespaces) {
    super(turn, statuses, events);
    this.cluster = cluster;
    this.triggers = triggers;
    this.credentialNamespaces = credentialNamespaces;
  }

  @Override
  public List<EventSource<?, ClusterHoneycombTeam>> prepareEventSources(
      EventSourceContext<ClusterHoneycombTeam> context) {
    var cache = context.getPrimaryCache();
    var secrets =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Secret.class, ClusterHoneycombTeam.class)
                .withName("credentials")
                .withLabelSelector(Names.CREDENTIALS)
                .withNamespaces(credentialNamespaces)
                .withSecondaryToPrimaryMapper(secret -> naming(secret, cache.list()))
                .build(),
            context);
    cluster.clusterTeamsAre(cache);
    return List.of(secrets, triggers.clusterTeams);
  }
}

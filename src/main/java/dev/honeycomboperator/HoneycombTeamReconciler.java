package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombTeam;
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

@Ignore // by the build-time configuration of Quarkus: OperatorAssembly registers it
@ControllerConfiguration(
    name = "honeycombteam",
    generationAwareEventProcessing = false,
    triggerReconcilerOnAllEvents = true)
final class HoneycombTeamReconciler extends TeamReconciler<HoneycombTeam> {

  private final CachedCluster cluster;
  private final Triggers triggers;

  HoneycombTeamReconciler(
      TeamTurn turn,
      StatusWrites statuses,
      Events events,
      CachedCluster cluster,
      Triggers triggers) {
    super(turn, statuses, events);
    this.cluster = cluster;
    this.triggers = triggers;
  }

  @Override
  public List<EventSource<?, HoneycombTeam>> prepareEventSources(
      EventSourceContext<HoneycombTeam> context) {
    var cache = context.getPrimaryCache();
    var secrets =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Secret.class, HoneycombTeam.class)
                .withName("credentials")
                .withLabelSelector(Names.CREDENTIALS)
                .withSecondaryToPrimaryMapper(secret -> naming(secret, cache.list()))
                .build(),
            context);
    cluster.teamsAre(cache, secrets);
    return List.of(secrets, triggers.teams);
  }
}

package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Events;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.ResourceMemory;
import dev.honeycomboperator.effect.TeamKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the framework calls. It triggers on every event, deletions too, because the finalizer is a
 * move like any other: it is put on just before the first key is made, so a resource that never had
 * one can always be deleted.
 */
@Ignore // by the build-time configuration of Quarkus: OperatorAssembly registers it
@ControllerConfiguration(
    name = "honeycombapikey",
    generationAwareEventProcessing = false,
    triggerReconcilerOnAllEvents = true)
final class HoneycombApiKeyReconciler implements Reconciler<HoneycombApiKey> {

  private static final Logger LOG = LoggerFactory.getLogger(HoneycombApiKeyReconciler.class);

  private final Turn turn;
  private final Events events;
  private final Telemetry telemetry;
  private final CachedCluster cluster;
  private final Triggers triggers;
  private final Settings settings;
  private final Map<String, ResourceMemory> memories = new ConcurrentHashMap<>();

  HoneycombApiKeyReconciler(
      Turn turn,
      Events events,
      Telemetry telemetry,
      CachedCluster cluster,
      Triggers triggers,
      Settings settings) {
    this.turn = turn;
    this.events = events;
    this.telemetry = telemetry;
    this.cluster = cluster;
    this.triggers = triggers;
    this.settings = settings;
  }

  @Override
  public UpdateControl<HoneycombApiKey> reconcile(
      HoneycombApiKey resource, Context<HoneycombApiKey> context) throws InterruptedException {
    var uid = resource.getMetadata().getUid();
    if (context.isPrimaryResourceDeleted()) {
      memories.remove(uid);
      triggers.teamIfTerminating(TeamKey.namedBy(resource));
      return UpdateControl.noUpdate();
    }
    if (resource.isMarkedForDeletion() && !resource.hasFinalizer(Names.FINALIZER)) {
      return UpdateControl.noUpdate();
    }
    var memory = memories.computeIfAbsent(uid, none -> new ResourceMemory(settings.minting()));
    try {
      return turn.take(resource, memory)
          .map(result -> report(resource, result))
          .orElseGet(UpdateControl::noUpdate);
    } catch (RuntimeException e) {
      throw new Unforeseen(e);
    }
  }

  private UpdateControl<HoneycombApiKey> report(HoneycombApiKey resource, Turn.Result result) {
    telemetry.turned(result);
    log(resource, result);
    result.notices().forEach(notice -> events.publish(resource, notice));
    if (result.outcome() instanceof Outcome.Failed failed
        && failed.reason() == Reason.CREDENTIAL_REFUSED) {
      triggers.doubt(TeamKey.namedBy(resource));
    }
    triggers.brakeOf(TeamKey.namedBy(resource));
    UpdateControl<HoneycombApiKey> control = UpdateControl.noUpdate();
    // However far off the next step is, drift is looked for in between.
    result
        .again()
        .map(again -> Collections.min(List.of(again, settings.sweepInterval())))
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  private static void log(HoneycombApiKey resource, Turn.Result result) {
    var meta = resource.getMetadata();
    switch (result.move()) {
      case Move.Settled settled -> LOG.debug("{}/{}: settled", meta.getNamespace(), meta.getName());
      // What is in the way is told once, as a notice.
      case Move.Blocked blocked ->
          LOG.debug(
              "{}/{}: {}: {}",
              meta.getNamespace(),
              meta.getName(),
              blocked.reason().text(),
              blocked.message());
      default ->
          LOG.info(
              "{}/{}: {} -> {}",
              meta.getNamespace(),
              meta.getName(),
              result.move(),
              result.outcome());
    }
    for (var notice : result.notices()) {
      if (notice.warning()) {
        LOG.warn(
            "{}/{}: {}: {}",
            meta.getNamespace(),
            meta.getName(),
            notice.reason(),
            notice.message());
      }
    }
  }

  @Override
  public List<EventSource<?, HoneycombApiKey>> prepareEventSources(
      EventSourceContext<HoneycombApiKey> context) {
    var secrets =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Secret.class, HoneycombApiKey.class)
                .withName("key-secrets")
                .withLabelSelector(Names.MANAGED_BY + "=" + Names.OPERATOR)
                .withSecondaryToPrimaryMapper(this::resourcesNaming)
                .build(),
            context);
    cluster.resourcesAre(context.getPrimaryCache(), secrets);
    var sources = new ArrayList<EventSource<?, HoneycombApiKey>>(List.of(secrets, triggers.keys));
    if (settings.watchPods()) {
      sources.addAll(new PodWatch(cluster).sources(context));
    }
    return sources;
  }

  private Set<ResourceID> resourcesNaming(Secret secret) {
    return cluster.resourcesIn(secret.getMetadata().getNamespace()).stream()
        .filter(resource -> resource.secretName().equals(secret.getMetadata().getName()))
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  /**
   * Our own status writes wake nobody; annotations and finalizers, which count no generation, do.
   */
  static boolean matters(HoneycombApiKey updated, HoneycombApiKey old) {
    var now = updated.getMetadata();
    var then = old.getMetadata();
    return !now.getUid().equals(then.getUid())
        || !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || !Objects.equals(now.getAnnotations(), then.getAnnotations());
  }
}

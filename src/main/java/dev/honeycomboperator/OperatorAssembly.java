package dev.honeycomboperator;

import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.effect.Actor;
import dev.honeycomboperator.effect.Census;
import dev.honeycomboperator.effect.Connections;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Events;
import dev.honeycomboperator.effect.Finalizers;
import dev.honeycomboperator.effect.Neighbours;
import dev.honeycomboperator.effect.Observer;
import dev.honeycomboperator.effect.OrphanSweep;
import dev.honeycomboperator.effect.StatusWrites;
import dev.honeycomboperator.effect.TeamKeeper;
import dev.honeycomboperator.effect.Teams;
import dev.honeycomboperator.effect.Wishes;
import dev.honeycomboperator.honeycomb.AllowedEndpoints;
import dev.honeycomboperator.honeycomb.HttpSettings;
import dev.honeycomboperator.honeycomb.HttpTransport;
import dev.honeycomboperator.honeycomb.Pause;
import dev.honeycomboperator.report.Pace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;

/** Puts the operator together; the same in production and under test. */
final class OperatorAssembly {

  /**
   * A little more than one window of Honeycomb's rate limits: a long list may span two, not hold up
   * turns.
   */
  private static final Duration LIST_PATIENCE = Duration.ofSeconds(75);

  private OperatorAssembly() {}

  /** The operator but for the framework that drives it. */
  record Parts(
      HoneycombApiKeyReconciler keys,
      HoneycombTeamReconciler teams,
      ClusterHoneycombTeamReconciler clusterTeams,
      CachedCluster cluster,
      Triggers triggers,
      Leadership leadership) {}

  /**
   * @param end what a process does that has lost its lease
   */
  static Operator assemble(
      KubernetesClient kubernetes,
      Settings settings,
      MeterRegistry metrics,
      String version,
      InstantSource clock,
      Pause pause,
      Runnable end) {
    var parts = parts(kubernetes, settings, metrics, version, clock, pause, end);
    var operator = new LeasedOperator(kubernetes, settings, parts.leadership());
    register(
        operator, parts.keys(), namespaces(settings), settings, HoneycombApiKeyReconciler::matters);
    register(operator, parts.teams(), namespaces(settings), settings, TeamReconciler::matters);
    register(
        operator,
        parts.clusterTeams(),
        Set.of(Constants.WATCH_ALL_NAMESPACES),
        settings,
        TeamReconciler::matters);
    return operator;
  }

  static Parts parts(
      KubernetesClient kubernetes,
      Settings settings,
      MeterRegistry metrics,
      String version,
      InstantSource clock,
      Pause pause,
      Runnable end) {
    settings.check();
    checkClient(kubernetes);
    var installation = Installation.id(settings, kubernetes);
    var telemetry = new Telemetry(metrics);
    var gauges = new TeamGauges(metrics);
    var transport =
        new HttpTransport(
            new HttpSettings(
                settings.connectTimeout(),
                settings.requestTimeout(),
                LIST_PATIENCE,
                "honeycomb-operator/" + version),
            telemetry,
            pause,
            clock);
    var allowed =
        settings.allowedEndpoints().map(AllowedEndpoints::parse).orElse(AllowedEndpoints.NONE);
    var leadership = new Leadership(settings, kubernetes, clock, end);
    var settling = settings.settlingTime();
    var connections =
        new Connections(
            transport,
            allowed,
            clock,
            settling,
            inventory ->
                new Census(
                    inventory, installation, () -> leadership.since().plus(settling), settling));
    var cluster = new CachedCluster();
    new RotationGauges(cluster, clock).register(metrics);
    var teams = new Teams();
    var triggers = new Triggers(cluster, teams, settings.retryMax());
    var events = new Events(kubernetes, clock);
    var pace = new Pace(settings.retryMin(), settings.retryMax());
    var finalizers = new Finalizers(kubernetes);
    var statuses = new StatusWrites(kubernetes, pause);

    var wishes = new Wishes(installation, settings.overlap(), settings.kubeletSync());

    var neighbours = Neighbours.of(kubernetes, cluster, pause, settings.rights());

    var turn =
        new Turn(
            new Observer(
                kubernetes,
                cluster,
                teams,
                wishes,
                neighbours,
                settings.timings(),
                clock,
                leadership::since),
            new Actor(kubernetes, statuses, neighbours, settings.timings(), pause, clock),
            statuses,
            pace,
            settings.leaseDuration(),
            clock);
    var teamTurn =
        new TeamTurn(
            new TeamHold(new Credentials(kubernetes, finalizers), finalizers, cluster),
            new TeamKeeper(kubernetes, connections, settings.sweepInterval(), clock),
            teams,
            new OrphanSweep(
                kubernetes,
                wishes,
                settings.orphans(),
                settings.watchNamespaces().isEmpty(),
                settings.sweepInterval()),
            triggers,
            gauges,
            pace,
            settings,
            Mark.prefixOf(installation),
            clock);

    return new Parts(
        new HoneycombApiKeyReconciler(turn, events, telemetry, cluster, triggers, settings),
        new HoneycombTeamReconciler(teamTurn, statuses, events, cluster, triggers),
        new ClusterHoneycombTeamReconciler(
            teamTurn,
            statuses,
            events,
            cluster,
            triggers,
            credentialNamespaces(settings, kubernetes)),
        cluster,
        triggers,
        leadership);
  }

  /**
   * A turn asks how old it is before each request; what a client repeats by itself is not asked.
   */
  private static void checkClient(KubernetesClient kubernetes) {
    if (kubernetes.getConfiguration().getRequestRetryBackoffLimit() != 0) {
      throw new IllegalArgumentException(
          "the Kubernetes client must not repeat requests by itself: set its requestRetryBackoffLimit to 0");
    }
  }

  private static Set<String> namespaces(Settings settings) {
    return settings
        .watchNamespaces()
        .<Set<String>>map(TreeSet::new)
        .orElseGet(() -> Set.of(Constants.WATCH_ALL_NAMESPACES));
  }

  /** The credential of a cluster's team lies in a watched namespace or in the operator's own. */
  private static Set<String> credentialNamespaces(Settings settings, KubernetesClient kubernetes) {
    return settings
        .watchNamespaces()
        .<Set<String>>map(
            watched -> {
              var namespaces = new TreeSet<>(watched);
              namespaces.add(Installation.namespace(kubernetes));
              return namespaces;
            })
        .orElseGet(() -> Set.of(Constants.WATCH_ALL_NAMESPACES));
  }

  private static <T extends HasMetadata> void register(
      Operator operator,
      Reconciler<T> reconciler,
      Set<String> namespaces,
      Settings settings,
      OnUpdateFilter<T> matters) {
    operator.register(
        reconciler,
        (ControllerConfigurationOverrider<T> controller) -> {
          controller.withOnUpdateFilter(matters);
          // What can be foreseen is paced by the turn; this is for bugs, and never gives up either.
          controller.withRetry(
              new GenericRetry()
                  .setInitialInterval(settings.retryMin().toMillis())
                  .setIntervalMultiplier(2)
                  .setMaxInterval(settings.retryMax().toMillis())
                  .withoutMaxAttempts());
          controller.withReconciliationMaxInterval(settings.sweepInterval());
          controller.settingNamespaces(namespaces);
        });
  }
}

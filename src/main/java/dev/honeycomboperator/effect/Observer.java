package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Consumers;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.HoneycombException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the world for one resource; changes nothing. */
public final class Observer {

  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(5);

  private final KubernetesClient kubernetes;
  private final Cluster cluster;
  private final Teams teams;
  private final TeamAccess access;
  private final Freshness freshness;
  private final Values values;
  private final Wishes wishes;
  private final Neighbours neighbours;
  private final Holdings holdings;
  private final InstantSource clock;

  public Observer(
      KubernetesClient kubernetes,
      Cluster cluster,
      Teams teams,
      Wishes wishes,
      Neighbours neighbours,
      Timings timings,
      InstantSource clock,
      Supplier<Instant> leadingSince) {
    this.kubernetes = kubernetes;
    this.cluster = cluster;
    this.teams = teams;
    this.access = new TeamAccess(kubernetes, cluster, teams, timings.environmentsAge());
    this.freshness = new Freshness(timings.settling(), leadingSince, clock);
    this.values = new Values(cluster);
    this.wishes = wishes;
    this.neighbours = neighbours;
    this.holdings = new Holdings(cluster, wishes);
    this.clock = clock;
  }

  /** By what the caches hold: enough to see that nothing is to be done. */
  public View glance(HoneycombApiKey resource, ResourceMemory memory) throws HoneycombException {
    var secret = cluster.keySecret(resource.getMetadata().getNamespace(), resource.secretName());
    return view(resource, secret, memory, neighbours.consumers()::glance);
  }

  /**
   * By what the API server holds now: caches lie, so whatever changes the world is decided on this.
   * Empty if the resource is gone, or another of its name is there.
   */
  public Optional<View> stare(HoneycombApiKey cached, ResourceMemory memory)
      throws HoneycombException {
    var namespace = cached.getMetadata().getNamespace();
    @Nullable HoneycombApiKey resource =
        kubernetes
            .resources(HoneycombApiKey.class)
            .inNamespace(namespace)
            .withName(cached.getMetadata().getName())
            .get();
    if (resource == null
        || !resource.getMetadata().getUid().equals(cached.getMetadata().getUid())) {
      return Optional.empty();
    }
    @Nullable Secret secret =
        kubernetes.secrets().inNamespace(namespace).withName(resource.secretName()).get();
    return Optional.of(
        view(resource, Optional.ofNullable(secret), memory, neighbours.consumers()::stare));
  }

  private View view(
      HoneycombApiKey resource,
      Optional<Secret> found,
      ResourceMemory memory,
      Function<HoneycombApiKey, Consumers> pods)
      throws HoneycombException {
    memory.sawGeneration(Optional.ofNullable(resource.getMetadata().getGeneration()).orElse(0L));
    var desired = wishes.of(resource);
    memory.sawDemand(desired.rotation().served());
    var secret = KeySecret.read(found, resource, desired.mark());
    var ledger = ledger(secret);
    var team = access.view(resource, desired, ledger);
    var session = teams.session(TeamKey.namedBy(resource));
    if (!(team instanceof TeamView.Ready ready) || session.isEmpty()) {
      var unseen =
          new Observed(
              isGuarded(resource),
              team,
              values.target(secret, resource, desired),
              List.of(),
              statusIds(resource),
              List.of(),
              Set.of(),
              false,
              new Look(false, false, clock.instant()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new Consumers.Unseen(),
              new KeyIdList.Unwanted(),
              Map.of(),
              false);
      return new View(resource, desired, unseen, secret, Optional.empty(), memory);
    }
    var honeycomb = session.get().honeycomb();
    var look = freshness.look(desired, session.get(), memory);
    session.get().census().count(() -> holdings.of(ready.id()));
    var recorded = recorded(ledger, statusIds(resource));
    var whereabouts = Whereabouts.of(recorded, desired.mark(), session.get());
    // To let go of a key nobody needs to know what its value is worth.
    var target =
        desired.deletion().isPresent()
            ? values.target(secret, resource, desired)
            : values.recognized(secret, resource, desired, session.get(), memory);
    // Before the brake, which then knows the list that these are from.
    var ours = session.get().inventory().withBracket(desired.mark().toString());
    var seen =
        new Observed(
            isGuarded(resource),
            ready.with(session.get().brake(TeamKey.namedBy(resource))),
            target,
            ours,
            statusIds(resource),
            whereabouts.strayed(),
            whereabouts.gone(),
            target instanceof Target.Holding holding && memory.isProven(holding.ledger().keyId()),
            look,
            memory.mintingPausedUntil(clock.instant()),
            memory.writingPausedUntil(clock.instant()),
            memory.notApplied(),
            consumersMatter(desired, recorded) ? pods.apply(resource) : new Consumers.Unseen(),
            memory.leftList() ? new KeyIdList.Unwanted() : neighbours.keyIds().of(resource),
            neighbours.workloads().rollouts(desired, ledger, resource),
            honeycomb
                .clockSkew()
                .filter(skew -> skew.abs().compareTo(TOLERATED_SKEW) <= 0)
                .isPresent());
    return new View(resource, desired, seen, secret, session, memory);
  }

  private static Optional<Ledger> ledger(KeySecret secret) {
    return secret instanceof KeySecret.Ours ours ? ours.ledger() : Optional.empty();
  }

  private static List<String> recorded(Optional<Ledger> ledger, List<String> statusIds) {
    return Stream.concat(
            statusIds.stream(),
            ledger.stream()
                .flatMap(
                    known -> Stream.concat(known.previous().stream(), Stream.of(known.keyId()))))
        .distinct()
        .toList();
  }

  /** There is a key before the one that the Secret holds, and it is to go when nobody needs it. */
  private static boolean consumersMatter(Desired desired, List<String> recorded) {
    return desired.rotation().evidence().isPresent()
        && desired.deletion().isEmpty()
        && recorded.size() > 1;
  }

  private static boolean isGuarded(HoneycombApiKey resource) {
    return resource.hasFinalizer(Names.FINALIZER);
  }

  private static List<String> statusIds(HoneycombApiKey resource) {
    return resource.lastStatus().recordedIds().filter(ApiKey::isId).toList();
  }
}

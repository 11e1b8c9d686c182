package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Samples.DISPLAY_NAME;
import static dev.honeycomboperator.decision.Samples.KUBELET_SYNC;
import static dev.honeycomboperator.decision.Samples.LATER;
import static dev.honeycomboperator.decision.Samples.MARK;
import static dev.honeycomboperator.decision.Samples.NOW;
import static dev.honeycomboperator.decision.Samples.OVERLAP;
import static dev.honeycomboperator.decision.Samples.REMEDY;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world for one decision: everything is as wished, but for what a test says. */
final class Given {

  private static final TeamView.Ready TEAM =
      new TeamView.Ready(
          "team-1",
          "acme",
          List.of(
              new Environment("env-1", "Production", "production"),
              new Environment("env-2", "Staging", "staging")),
          EnumSet.allOf(KeyType.class),
          true,
          true,
          Optional.empty());

  private String displayName = DISPLAY_NAME;
  private EnvironmentSelector environment = new EnvironmentSelector(By.SLUG, "production");
  private KeyType type = KeyType.INGEST;
  private Set<Permission> permissions = Set.of(Permission.CREATE_DATASETS);
  private boolean disabled;
  private Optional<Schedule> schedule = Optional.empty();
  private Optional<String> rotate = Optional.empty();
  private Optional<String> revoked = Optional.empty();
  private Optional<Rotation.Evidence> evidence = Optional.empty();
  private Duration overlap = OVERLAP;
  private boolean keepPrevious;
  private boolean paused;
  private Optional<DeletionPolicy> deletion = Optional.empty();
  private boolean guarded = true;
  private TeamView team = TEAM;
  private Target target = new Target.Absent();
  private final List<ApiKey> ours = new ArrayList<>();
  private List<String> statusIds = List.of();
  private final List<Strayed> strayed = new ArrayList<>();
  private Set<String> gone = Set.of();
  private boolean proven;
  private boolean tainted;
  private boolean fresh = true;
  private boolean mintingPaused;
  private boolean writingPaused;
  private Optional<Observed.Unapplied> notApplied = Optional.empty();
  private Consumers consumers = new Consumers.Unseen();
  private KeyIdList keyIds = new KeyIdList.Unwanted();
  private List<Workload> restarts = List.of();
  private Map<Workload, Rollout> rollouts = Map.of();
  private boolean clocksAgree = true;
  private Instant now = NOW;

  private Given() {}

  /** A resource that never had a key. */
  static Given nothingYet() {
    return new Given();
  }

  /** A resource whose Secret holds {@code key-1}, which is as the spec says. */
  static Given settled() {
    return new Given().key("key-1").secretHolds("key-1").statusNames("key-1");
  }

  /** A resource whose key {@code key-1} was replaced by {@code key-2} so long ago. */
  static Given replaced(Duration ago) {
    return new Given()
        .with(Samples.key("key-1", ago.plusDays(1)))
        .with(Samples.key("key-2", ago))
        .secretHolds("key-2", "key-1")
        .statusNames("key-1", "key-2");
  }

  Given key(String id) {
    return with(Samples.key(id, Duration.ofDays(30)));
  }

  Given with(ApiKey key) {
    ours.removeIf(known -> known.id().equals(key.id()));
    ours.add(key);
    return this;
  }

  Given disabledByHand(String id) {
    return with(Samples.key(id, Duration.ofDays(30)).with(KeyChange.NONE.withDisabled(true)));
  }

  /** The key stays as old as it is. */
  Given disabledFor(String id, Duration time) {
    var known = ours.stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
    return with(Samples.disabledFor(known, time));
  }

  Given strayed(ApiKey key, boolean markSeen) {
    ours.removeIf(known -> known.id().equals(key.id()));
    strayed.add(new Strayed(key, markSeen));
    return this;
  }

  Given gone(String... ids) {
    gone = Set.of(ids);
    ours.removeIf(known -> gone.contains(known.id()));
    return this;
  }

  Given unlisted(String id) {
    ours.removeIf(known -> known.id().equals(id));
    return this;
  }

  Given secretHolds(String id, String... previous) {
    return secretHolds(Samples.ledger(id, previous));
  }

  Given secretHolds(Ledger ledger) {
    target = new Target.Holding(ledger, true, Optional.empty());
    return this;
  }

  Given secretDiffers() {
    if (target instanceof Target.Holding holding) {
      target = new Target.Holding(holding.ledger(), false, holding.revoking());
    }
    return this;
  }

  Given secretEmptied(Ledger ledger) {
    target = new Target.Emptied(Optional.of(ledger), Optional.empty());
    return this;
  }

  Given secretWithoutLedger() {
    target = new Target.Emptied(Optional.empty(), Optional.empty());
    return this;
  }

  Given secretDeleted() {
    target = new Target.Absent();
    return this;
  }

  Given secretOfSomebodyElse() {
    target = new Target.Foreign(REMEDY);
    return this;
  }

  Given announced(String id) {
    target =
        switch (target) {
          case Target.Holding it -> new Target.Holding(it.ledger(), it.asWanted(), Optional.of(id));
          case Target.Emptied it -> new Target.Emptied(it.knownLedger(), Optional.of(id));
          case Target.Absent it -> it;
          case Target.Foreign it -> it;
        };
    return this;
  }

  Given statusNames(String... ids) {
    statusIds = Arrays.asList(ids);
    return this;
  }

  Given unguarded() {
    guarded = false;
    return this;
  }

  Given proven() {
    proven = true;
    return this;
  }

  /** A POST of this resource ended without a reply. */
  Given postUnknown() {
    tainted = true;
    return this;
  }

  /** This process has not listed the keys late enough yet. */
  Given notFresh() {
    fresh = false;
    return this;
  }

  Given mintingPaused() {
    mintingPaused = true;
    return this;
  }

  Given writingPaused() {
    writingPaused = true;
    return this;
  }

  Given notApplied(KeyChange change) {
    return notApplied("key-1", change);
  }

  Given notApplied(String id, KeyChange change) {
    notApplied = Optional.of(new Observed.Unapplied(id, change));
    return this;
  }

  /** At another time; a wait for what is settling or paused moves with it. */
  Given at(Instant time) {
    now = time;
    return this;
  }

  Given clocksApart() {
    clocksAgree = false;
    return this;
  }

  Given teamNotReady(Reason reason, boolean dead) {
    team = new TeamView.NotReady(reason, "The team is not ready.", dead);
    return this;
  }

  Given teamAllows(KeyType... types) {
    return team(TEAM.environments(), Set.of(types), true, true);
  }

  Given namespaceNotAllowed() {
    return team(TEAM.environments(), TEAM.allowedTypes(), false, true);
  }

  Given teamTerminating() {
    return team(TEAM.environments(), TEAM.allowedTypes(), true, false);
  }

  Given teamWithoutEnvironments() {
    return team(List.of(), TEAM.allowedTypes(), true, true);
  }

  private Given team(
      List<Environment> environments,
      Set<KeyType> allowedTypes,
      boolean allowsNamespace,
      boolean takesNewKeys) {
    team =
        new TeamView.Ready(
            TEAM.id(),
            TEAM.slug(),
            environments,
            allowedTypes,
            allowsNamespace,
            takesNewKeys,
            Optional.empty());
    return this;
  }

  Given braked(Brake brake) {
    team = TEAM.with(Optional.of(brake));
    return this;
  }

  Given wantsEnvironment(String slug) {
    return wants(new EnvironmentSelector(By.SLUG, slug));
  }

  Given wants(EnvironmentSelector selector) {
    environment = selector;
    return this;
  }

  Given wantsName(String name) {
    displayName = name;
    return this;
  }

  Given wants(KeyType wanted, Permission... granted) {
    type = wanted;
    permissions = Set.of(granted);
    return this;
  }

  Given wantsDisabled() {
    disabled = true;
    return this;
  }

  Given wantsRotation(String value) {
    rotate = Optional.of(value);
    return this;
  }

  Given wantsEvery(Duration every) {
    schedule = Optional.of(new Schedule(every, Optional.empty()));
    return this;
  }

  /** The keys are said to have leaked. */
  Given leaked(String value) {
    revoked = Optional.of(value);
    return this;
  }

  Given wantsEvidence(Duration atMost) {
    evidence = Optional.of(new Rotation.Evidence(atMost, KUBELET_SYNC));
    return this;
  }

  Given wantsOverlap(Duration wanted) {
    overlap = wanted;
    return this;
  }

  Given keepsPrevious() {
    keepPrevious = true;
    return this;
  }

  Given consumers(Consumers.Consumer... seen) {
    consumers = new Consumers.Seen(List.of(seen));
    return this;
  }

  Given paused() {
    paused = true;
    return this;
  }

  Given deleted(DeletionPolicy policy) {
    deletion = Optional.of(policy);
    return this;
  }

  Given listed(String... ids) {
    keyIds = new KeyIdList.Listing(Arrays.asList(ids));
    return this;
  }

  Given listBarred(String remedy) {
    keyIds = new KeyIdList.Barred(remedy);
    return this;
  }

  Given restarts(Workload... workloads) {
    restarts = Arrays.asList(workloads);
    return this;
  }

  Given rollouts(Map<Workload, Rollout> seen) {
    rollouts = seen;
    return this;
  }

  private Desired desired() {
    return new Desired(
        MARK,
        displayName,
        environment,
        type,
        permissions,
        disabled,
        new Rotation(schedule, rotate, revoked, overlap, evidence, keepPrevious),
        restarts,
        paused,
        deletion);
  }

  private Observed observed() {
    var later = now.plus(Duration.between(NOW, LATER));
    return new Observed(
        guarded,
        team,
        target,
        ours,
        statusIds,
        strayed,
        gone,
        proven,
        new Look(tainted, fresh, later),
        mintingPaused ? Optional.of(later) : Optional.empty(),
        writingPaused ? Optional.of(later) : Optional.empty(),
        notApplied,
        consumers,
        keyIds,
        rollouts,
        clocksAgree);
  }

  /** Which key is what. */
  Keys keys() {
    return Keys.of(observed());
  }

  Succession succession() {
    return Succession.of(desired(), observed(), now);
  }

  Decided decided() {
    return new Decided(Decision.decide(desired(), observed(), now));
  }
}

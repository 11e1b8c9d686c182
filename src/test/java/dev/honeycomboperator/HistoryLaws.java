package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.Wishes;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Call;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What holds in every history of the real operator; looks on between its turns. */
final class HistoryLaws {

  static final String HANDED_OUT =
      "a key that was handed out is never disabled or revoked before its time";
  static final String DISABLED_FIRST =
      "a previous key is deleted only after it was disabled for a while, unless it leaked or its"
          + " resource is deleted";
  static final String KEPT = "a previous key that is to be kept is enabled";
  static final String LEAKED = "a leaked key is gone in the end";
  static final String MARK = "nothing without this resource's mark is ever changed";
  static final String NO_DEAD_KEY = "a key that we revoked is never handed out";
  static final String FOREIGN_SECRET = "a foreign Secret is never written";
  static final String POSTS = "POSTs are at most one plus the number of faults and meddlings";
  static final String HOLDS = "after settling the Secret holds one live key that fits the spec";
  static final String NOTHING_ELSE =
      "after settling nothing else of ours is alive but recorded previous keys";
  static final String NO_PREVIOUS = "in the end no previous key is left";
  static final String DELETION = "after deletion no key is left";
  static final String STUCK = "nothing is stuck";

  private final SimulatedWorld world;
  private final Wishes wishes =
      new Wishes(SimulatedWorld.INSTALLATION, SimulatedWorld.OVERLAP, SimulatedWorld.KUBELET_SYNC);
  private final Map<String, ApiKey> ever = new HashMap<>();
  private final Set<String> marked = new HashSet<>();
  private final Set<String> handedOut = new HashSet<>();
  private final Set<String> recorded = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private final Set<String> leaked = new HashSet<>();
  private final Map<String, Instant> disabledSince = new HashMap<>();
  private Optional<Desired> wanted = Optional.empty();
  private Optional<Secret> foreign = Optional.empty();
  private int callsSeen;

  HistoryLaws(SimulatedWorld world) {
    this.world = world;
  }

  /** Before a turn: what there is, and what the user wants of it. */
  void look() {
    world.resource().ifPresent(found -> wanted = Optional.of(wishes.of(found)));
    if (isSaidToHaveLeaked() && leaked.isEmpty()) {
      leaked.addAll(handedOut);
    }
    for (var key : world.team.everyKey()) {
      ever.put(key.id(), key);
      look(key);
      if (wanted.filter(desired -> desired.mark().isOn(key.name())).isPresent()) {
        marked.add(key.id());
      }
    }
    world.heldKey().ifPresent(handedOut::add);
    if (foreign.isEmpty()) {
      foreign = world.secret().filter(HistoryLaws::isForeign);
    }
    recorded.addAll(world.recordedKeys());
  }

  private void look(ApiKey key) {
    if (!key.disabled()) {
      disabledSince.remove(key.id());
    } else if (disabledSince.putIfAbsent(key.id(), world.agenda.clock.instant()) == null
        && wanted.filter(this::lets).isPresent()) {
      a_key_that_was_handed_out_is_never_disabled_or_revoked_before_its_time(key);
    }
  }

  /** Whether no key is to be disabled but for its successor. */
  private boolean lets(Desired desired) {
    return !desired.disabled() && desired.deletion().isEmpty();
  }

  private boolean isSaidToHaveLeaked() {
    return wanted.flatMap(desired -> desired.rotation().revoked()).isPresent();
  }

  /** After a turn, whatever became of the process in it. */
  void afterTurn(int mostPosts) {
    var calls = world.honeycomb.journal().calls();
    look();
    calls.stream().skip(callsSeen).filter(call -> call.status() == 200).forEach(this::judge);
    callsSeen = calls.size();
    posts_are_at_most_one_and_the_number_of_disturbances(mostPosts);
    a_foreign_secret_is_never_written();
    a_dead_key_is_never_handed_out();
  }

  private void judge(Call call) {
    var operation = call.route().operation();
    if (operation.equals(Optional.of(Operation.DELETE_KEY))) {
      nothing_without_our_mark_is_ever_changed(call);
      var key = Objects.requireNonNull(ever.get(call.id()));
      a_key_that_was_handed_out_is_never_disabled_or_revoked_before_its_time(key);
      a_previous_key_is_deleted_only_after_it_was_disabled_for_a_while(key);
      revoked.add(call.id());
    } else if (operation.equals(Optional.of(Operation.UPDATE_KEY))) {
      nothing_without_our_mark_is_ever_changed(call);
    }
  }

  private void a_key_that_was_handed_out_is_never_disabled_or_revoked_before_its_time(ApiKey key) {
    var overlap = leaked.contains(key.id()) ? Duration.ZERO : SimulatedWorld.OVERLAP;
    var due = world.agenda.clock.instant().minus(overlap);
    hold(
        !handedOut.contains(key.id())
            || isLeaving()
            || handedOut.stream()
                .filter(id -> !id.equals(key.id()))
                .map(ever::get)
                .anyMatch(
                    next -> !created(next).isBefore(created(key)) && !created(next).isAfter(due)),
        HANDED_OUT,
        key.id());
  }

  /** By timestamps of full seconds. */
  private void a_previous_key_is_deleted_only_after_it_was_disabled_for_a_while(ApiKey key) {
    var due = world.agenda.clock.instant().minus(SimulatedWorld.OVERLAP).plusSeconds(2);
    hold(
        !handedOut.contains(key.id())
            || isLeaving()
            || leaked.contains(key.id())
            || Optional.ofNullable(disabledSince.get(key.id())).filter(due::isAfter).isPresent(),
        DISABLED_FIRST,
        key.id());
  }

  /** As Honeycomb shows it. */
  private static Instant created(ApiKey key) {
    return key.created().truncatedTo(ChronoUnit.SECONDS);
  }

  private void nothing_without_our_mark_is_ever_changed(Call call) {
    hold(marked.contains(call.id()), MARK, call.toString());
  }

  private void a_dead_key_is_never_handed_out() {
    hold(
        isLeaving() || world.ledgerKey().filter(revoked::contains).isEmpty(),
        NO_DEAD_KEY,
        world.ledgerKey().toString());
  }

  private void a_foreign_secret_is_never_written() {
    var now = world.secret();
    if (foreign.isPresent() && now.map(HistoryLaws::uid).equals(foreign.map(HistoryLaws::uid))) {
      hold(now.equals(foreign), FOREIGN_SECRET, now.toString());
    }
  }

  private static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }

  private static boolean isForeign(Secret secret) {
    var labels = secret.getMetadata().getLabels();
    return labels == null || !labels.containsKey(Names.OWNER);
  }

  private void posts_are_at_most_one_and_the_number_of_disturbances(int most) {
    var posts = world.honeycomb.calls(Operation.CREATE_KEY);
    hold(posts <= most, POSTS, posts + " of " + most);
  }

  private boolean isLeaving() {
    return wanted.flatMap(Desired::deletion).equals(Optional.of(DeletionPolicy.DELETE));
  }

  /** While nothing is to be done for some time. */
  void atRest() {
    world.resource().filter(found -> !found.isMarkedForDeletion()).ifPresent(this::atRest);
  }

  private void atRest(HoneycombApiKey resource) {
    if (isReady(resource)) {
      after_settling_the_secret_holds_one_live_key_that_fits();
      after_settling_nothing_else_is_alive_but_recorded_previous_keys();
      a_leaked_key_is_gone();
      a_previous_key_that_is_to_be_kept_is_enabled();
    }
  }

  private static boolean isReady(HoneycombApiKey resource) {
    return Optional.ofNullable(resource.getStatus())
        .map(HoneycombApiKeyStatus::conditions)
        .orElse(List.of())
        .stream()
        .filter(found -> found.getType().equals("Ready") && found.getStatus().equals("True"))
        .anyMatch(
            found -> found.getObservedGeneration().equals(resource.getMetadata().getGeneration()));
  }

  private void after_settling_the_secret_holds_one_live_key_that_fits() {
    var desired = wanted.orElseThrow();
    var held = world.heldKey().flatMap(world.team::key);
    hold(held.filter(key -> fits(key, desired)).isPresent(), HOLDS, held.toString());
    hold(world.statusKey().equals(held.map(ApiKey::id)), HOLDS, "status says " + world.statusKey());
  }

  private boolean fits(ApiKey key, Desired desired) {
    return key.name().equals(desired.remoteName())
        && key.type() == desired.type()
        && key.disabled() == desired.disabled()
        && key.permissions().equals(desired.permissions())
        && desired.environment().resolve(world.environments()) instanceof Resolution.Found found
        && key.environmentId().equals(Optional.of(found.environment().id()));
  }

  private void after_settling_nothing_else_is_alive_but_recorded_previous_keys() {
    var named = world.recordedKeys();
    var others = living().stream().filter(id -> !named.contains(id)).toList();
    hold(others.isEmpty(), NOTHING_ELSE, others.toString());
  }

  private void a_leaked_key_is_gone() {
    hold(living().stream().noneMatch(leaked::contains), LEAKED, living().toString());
  }

  private void a_previous_key_that_is_to_be_kept_is_enabled() {
    var keeps = wanted.filter(desired -> desired.rotation().keepPrevious()).isPresent();
    hold(
        !keeps || living().stream().noneMatch(disabledSince::containsKey),
        KEPT,
        disabledSince.toString());
  }

  private Set<String> living() {
    var alive = new HashSet<>(marked);
    alive.retainAll(world.honeycomb.keyIds());
    return alive;
  }

  /** Of a history that has come to its end. */
  void inTheEnd() {
    var resource = world.resource();
    if (resource.isEmpty()) {
      after_deletion_no_key_is_left();
    } else {
      hold(isReady(resource.get()), STUCK, String.valueOf(resource.get().getStatus()));
      atRest();
      in_the_end_no_previous_key_is_left();
    }
  }

  private void in_the_end_no_previous_key_is_left() {
    hold(
        living().equals(Set.copyOf(world.heldKey().stream().toList())),
        NO_PREVIOUS,
        living().toString());
  }

  private void after_deletion_no_key_is_left() {
    var desired = wanted.orElseThrow();
    for (var id : living()) {
      var key = world.team.key(id).orElseThrow();
      var left =
          switch (desired.deletion().orElse(DeletionPolicy.DELETE)) {
            case DELETE -> false;
            case DISABLE -> key.disabled() && recorded.contains(id);
            case RETAIN -> recorded.contains(id);
          };
      hold(left && !desired.mark().isOn(key.name()), DELETION, key.toString());
    }
    if (desired.deletion().equals(Optional.of(DeletionPolicy.RETAIN))) {
      hold(world.heldKey().isPresent(), HANDED_OUT, "the Secret does not hold it any more");
    }
  }

  static void hold(boolean law, String name, String how) {
    if (!law) {
      throw new BrokenLaw(name, how);
    }
  }
}

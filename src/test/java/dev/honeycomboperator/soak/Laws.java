package dev.honeycomboperator.soak;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.Permissions;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be so once nothing disturbs any more; each names what breaks it. */
record Laws(Ground ground, Strangers strangers) {

  /** Whether the world is as the resources say; empty if so. */
  List<String> broken() {
    return Stream.of(unsatisfied(), leaked(), stuck(), harmed()).flatMap(List::stream).toList();
  }

  /** The resources that are left when all have been deleted. */
  List<String> resourcesLeft() {
    return ground.resources().stream()
        .map(resource -> "%s is stuck: %s".formatted(Ground.place(resource), said(ready(resource))))
        .toList();
  }

  /** What is left when all has been deleted; empty if nothing is. */
  List<String> leftBehind() {
    return Stream.of(leaked(), stuck(), harmed()).flatMap(List::stream).toList();
  }

  /** Every resource is Ready, its Secret holds a key that is accepted and fits the spec. */
  private List<String> unsatisfied() {
    return Stream.concat(
            ground.resources().stream()
                .filter(resource -> !resource.isMarkedForDeletion())
                .flatMap(resource -> complaints(resource).stream()),
            Stream.concat(ground.teamResources().stream(), ground.clusterTeamResources().stream())
                .filter(team -> !team.isMarkedForDeletion() && !ready(team))
                .map(team -> "%s is not Ready".formatted(Ground.place(team))))
        .toList();
  }

  private List<String> complaints(HoneycombApiKey resource) {
    Optional<Condition> ready = ready(resource);
    if (waitsForOverlap(resource, ready) || hasNothingToDisable(resource, ready)) {
      return List.of();
    }
    String place = Ground.place(resource);
    List<String> complaints = new ArrayList<>();
    if (ready.filter(it -> it.getStatus().equals("True")).isEmpty()
        || !ready.get().getObservedGeneration().equals(resource.getMetadata().getGeneration())) {
      complaints.add("%s is not Ready: %s".formatted(place, said(ready)));
    }
    Optional<ApiKey> held = ground.teamOf(resource).key(keyId(resource));
    Optional<Sensitive> value = value(resource);
    boolean disabled = Boolean.TRUE.equals(resource.getSpec().disabled());
    if (held.isEmpty() || value.isEmpty()) {
      complaints.add("%s has no key in its Secret".formatted(place));
    } else if (ground.honeycomb().accepts(value.get()) == disabled) {
      complaints.add("%s: its key is not accepted, or should not be".formatted(place));
    } else if (!fits(held.get(), resource)) {
      complaints.add("%s: key %s does not fit the spec".formatted(place, held.get().id()));
    }
    return complaints;
  }

  private static boolean waitsForOverlap(HoneycombApiKey resource, Optional<Condition> ready) {
    return saysSo(ready, Reason.OVERLAP_PENDING) && previous(resource).size() >= 3;
  }

  private static boolean hasNothingToDisable(HoneycombApiKey resource, Optional<Condition> ready) {
    return saysSo(ready, Reason.NOTHING_TO_DISABLE)
        && Boolean.TRUE.equals(resource.getSpec().disabled());
  }

  private static boolean saysSo(Optional<Condition> ready, Reason reason) {
    return ready.filter(it -> it.getReason().equals(reason.text())).isPresent();
  }

  private boolean fits(ApiKey key, HoneycombApiKey resource) {
    String slug = String.valueOf(resource.getSpec().environment().slug());
    String environment = ground.teamOf(resource).environment(slug).id();
    boolean name =
        Mark.of(
                Ground.INSTALLATION,
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName())
            .isOn(key.name());
    String displayName = resource.getSpec().displayName();
    return name
        && (displayName == null || key.name().startsWith(displayName + " "))
        && key.environmentId().equals(Optional.of(environment))
        && key.disabled() == Boolean.TRUE.equals(resource.getSpec().disabled())
        && key.permissions().equals(wanted(resource));
  }

  /** No key with our mark but those that a resource holds, or names as handed out before. */
  private List<String> leaked() {
    Set<String> known = new HashSet<>();
    for (HoneycombApiKey resource : ground.resources()) {
      known.add(keyId(resource));
      known.addAll(previous(resource));
    }
    return ground.teams().stream()
        .flatMap(team -> team.keys().stream())
        .filter(Ground::isOurs)
        .filter(key -> !known.contains(key.id()))
        .map(key -> "key %s leaked: \"%s\"".formatted(key.id(), key.name()))
        .toList();
  }

  /** Nothing hangs in its deletion. */
  private List<String> stuck() {
    return Stream.of(
            ground.resources(),
            ground.teamResources(),
            ground.clusterTeamResources(),
            ground.namespaces())
        .flatMap(List::stream)
        .filter(HasMetadata::isMarkedForDeletion)
        .map(
            object ->
                "%s %s is stuck in its deletion%s"
                    .formatted(
                        object.getKind(),
                        Ground.place(object),
                        object instanceof HoneycombApiKey key ? ": " + said(ready(key)) : ""))
        .toList();
  }

  /** No key without our mark was changed. */
  private List<String> harmed() {
    return strangers.harmed().stream()
        .map(key -> "somebody else's key %s was changed: \"%s\"".formatted(key.id(), key.name()))
        .toList();
  }

  private static boolean ready(Team<?> team) {
    return team.getStatus() != null
        && ready(team.getStatus().conditions())
            .filter(it -> it.getStatus().equals("True"))
            .isPresent();
  }

  private static Optional<Condition> ready(HoneycombApiKey resource) {
    return ready(status(resource).conditions());
  }

  private static Optional<Condition> ready(@Nullable List<Condition> conditions) {
    return Stream.ofNullable(conditions)
        .flatMap(List::stream)
        .filter(it -> it.getType().equals("Ready"))
        .findFirst();
  }

  private static String said(Optional<Condition> ready) {
    return ready
        .map(
            it ->
                "%s (generation %d): %s"
                    .formatted(it.getReason(), it.getObservedGeneration(), it.getMessage()))
        .orElse("no condition");
  }

  private static String keyId(HoneycombApiKey resource) {
    return String.valueOf(status(resource).keyId());
  }

  private static List<String> previous(HoneycombApiKey resource) {
    return status(resource).previousIds();
  }

  private static HoneycombApiKeyStatus status(HoneycombApiKey resource) {
    return resource.getStatus() == null ? HoneycombApiKeyStatus.EMPTY : resource.getStatus();
  }

  private Optional<Sensitive> value(HoneycombApiKey resource) {
    return Optional.ofNullable(
            ground
                .kubernetes()
                .secrets()
                .inNamespace(resource.getMetadata().getNamespace())
                .withName(resource.secretName())
                .get())
        .map(Secret::getData)
        .map(data -> data.get(resource.secretEntry()))
        .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
        .map(Sensitive::of);
  }

  private static Set<Permission> wanted(HoneycombApiKey resource) {
    Permissions permissions = resource.getSpec().permissions();
    return permissions != null && Boolean.TRUE.equals(permissions.createDatasets())
        ? Set.of(Permission.CREATE_DATASETS)
        : Set.of();
  }
}

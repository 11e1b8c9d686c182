package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.EnvironmentRef;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeySpec;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import dev.honeycomboperator.crd.Permissions;
import dev.honeycomboperator.crd.RestartTarget;
import dev.honeycomboperator.crd.Retire;
import dev.honeycomboperator.crd.RotationSpec;
import dev.honeycomboperator.crd.RotationWindow;
import dev.honeycomboperator.crd.TimeSpan;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.EnvironmentSelector;
import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.decision.Rotation;
import dev.honeycomboperator.decision.Rotation.Evidence;
import dev.honeycomboperator.decision.Schedule;
import dev.honeycomboperator.decision.Window;
import dev.honeycomboperator.decision.Workload;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a resource asks for. Defaults are those of the CRD, once more: not every API server
 * that tests run against fills them in.
 */
public final class Wishes {

  private static final Duration AT_MOST = Duration.ofDays(14);

  private final String installation;
  private final Duration overlap;
  private final Duration kubeletSync;

  /**
   * @param overlap where a resource does not say
   * @param kubeletSync after it, a mounted Secret is what the API server has
   */
  public Wishes(String installation, Duration overlap, Duration kubeletSync) {
    this.installation = installation;
    this.overlap = overlap;
    this.kubeletSync = kubeletSync;
  }

  public Desired of(HoneycombApiKey resource) {
    var meta = resource.getMetadata();
    var spec = resource.getSpec();
    var annotations = Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
    return new Desired(
        markOf(resource),
        Optional.ofNullable(spec.displayName()).orElse(meta.getNamespace() + "/" + meta.getName()),
        environment(spec.environment()),
        typeOf(spec.type()),
        permissions(spec.permissions()),
        Boolean.TRUE.equals(spec.disabled()),
        rotation(Optional.ofNullable(spec.rotation()), annotations),
        restarts(spec.restart()),
        "true".equals(annotations.get(Names.PAUSED)),
        resource.isMarkedForDeletion() ? Optional.of(deletionPolicy(spec)) : Optional.empty());
  }

  private Rotation rotation(Optional<RotationSpec> spec, Map<String, String> annotations) {
    var retire = spec.map(RotationSpec::retire);
    return new Rotation(
        spec.flatMap(Wishes::schedule),
        Optional.ofNullable(annotations.get(Names.ROTATE)),
        Optional.ofNullable(annotations.get(Names.REVOKE_AND_ROTATE)),
        retire.map(Retire::overlap).flatMap(TimeSpan::parse).orElse(overlap),
        retire
            .filter(wanted -> wanted.after() == Retire.After.CONSUMERS_UPDATED)
            .map(
                wanted ->
                    new Evidence(
                        Optional.ofNullable(wanted.atMost())
                            .flatMap(TimeSpan::parse)
                            .orElse(AT_MOST),
                        kubeletSync)),
        "true".equals(annotations.get(Names.KEEP_PREVIOUS)));
  }

  private static Optional<Schedule> schedule(RotationSpec spec) {
    return Optional.ofNullable(spec.every())
        .flatMap(TimeSpan::parse)
        .map(every -> new Schedule(every, Optional.ofNullable(spec.window()).map(Wishes::window)));
  }

  private static Window window(RotationWindow window) {
    var days =
        Optional.ofNullable(window.days()).orElseGet(() -> List.of(RotationWindow.Day.values()));
    return new Window(
        days.stream().map(day -> DayOfWeek.valueOf(day.name())).collect(Collectors.toSet()),
        LocalTime.parse(window.from()),
        LocalTime.parse(window.to()),
        ZoneId.of(Optional.ofNullable(window.timeZone()).orElse("UTC")));
  }

  /** The mark that the keys of this resource bear. */
  public Mark markOf(HoneycombApiKey resource) {
    return Mark.of(
        installation, resource.getMetadata().getNamespace(), resource.getMetadata().getName());
  }

  /** The mark of this installation that a remote name bears, if it bears one. */
  Optional<Mark> markOfOurs(String remoteName) {
    return Mark.in(remoteName).filter(mark -> mark.installation().equals(installation));
  }

  public static KeyType typeOf(@Nullable KeyKind kind) {
    return kind == KeyKind.CONFIGURATION ? KeyType.CONFIGURATION : KeyType.INGEST;
  }

  private static List<Workload> restarts(@Nullable List<RestartTarget> targets) {
    return Stream.ofNullable(targets)
        .flatMap(List::stream)
        .map(target -> new Workload(Workload.Kind.valueOf(target.kind().name()), target.name()))
        .distinct()
        .toList();
  }

  private static EnvironmentSelector environment(EnvironmentRef ref) {
    if (ref.slug() != null) {
      return new EnvironmentSelector(By.SLUG, ref.slug());
    }
    return ref.name() != null
        ? new EnvironmentSelector(By.NAME, ref.name())
        : new EnvironmentSelector(By.ID, Optional.ofNullable(ref.id()).orElse(""));
  }

  private static DeletionPolicy deletionPolicy(HoneycombApiKeySpec spec) {
    return switch (spec.deletionPolicy()) {
      case DISABLE -> DeletionPolicy.DISABLE;
      case RETAIN -> DeletionPolicy.RETAIN;
      case DELETE -> DeletionPolicy.DELETE;
      case null -> DeletionPolicy.DELETE;
    };
  }

  private static Set<Permission> permissions(@Nullable Permissions asked) {
    var granted = EnumSet.noneOf(Permission.class);
    if (asked != null) {
      grant(granted, Permission.CREATE_DATASETS, asked.createDatasets());
      grant(granted, Permission.SEND_EVENTS, asked.sendEvents());
      grant(granted, Permission.MANAGE_MARKERS, asked.manageMarkers());
      grant(granted, Permission.MANAGE_TRIGGERS, asked.manageTriggers());
      grant(granted, Permission.MANAGE_BOARDS, asked.manageBoards());
      grant(granted, Permission.RUN_QUERIES, asked.runQueries());
      grant(granted, Permission.MANAGE_COLUMNS, asked.manageColumns());
      grant(granted, Permission.MANAGE_SLOS, asked.manageSlos());
      grant(granted, Permission.MANAGE_RECIPIENTS, asked.manageRecipients());
      grant(granted, Permission.MANAGE_SIGNALS, asked.manageSignals());
      grant(granted, Permission.MANAGE_PRIVATE_BOARDS, asked.managePrivateBoards());
      grant(granted, Permission.READ_SERVICE_MAPS, asked.readServiceMaps());
      grant(granted, Permission.VISIBLE_TEAM_MEMBERS, asked.visibleTeamMembers());
    }
    return granted;
  }

  private static void grant(
      Set<Permission> granted, Permission permission, @Nullable Boolean asked) {
    if (Boolean.TRUE.equals(asked)) {
      granted.add(permission);
    }
  }
}

package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Events;
import dev.honeycomboperator.report.Notice;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the two kinds of team have in common as far as the framework is concerned. */
abstract class TeamReconciler<T extends Team<?>> implements Reconciler<T> {

  private static final Logger LOG = LoggerFactory.getLogger(TeamReconciler.class);

  private final TeamTurn turn;
  private final Events events;

  TeamReconciler(TeamTurn turn, Events events) {
    this.turn = turn;
    this.events = events;
  }

  @Override
  public UpdateControl<T> reconcile(T team, Context<T> context) {
    try {
      return take(team, context);
    } catch (RuntimeException e) {
      throw new Unforeseen(e);
    }
  }

  private UpdateControl<T> take(T team, Context<T> context) {
    if (context.isPrimaryResourceDeleted()) {
      turn.forget(team);
      return UpdateControl.noUpdate();
    }
    var before = Optional.ofNullable(team.getStatus()).orElse(HoneycombTeamStatus.EMPTY);
    var result = turn.take(team);
    UpdateControl<T> control = UpdateControl.noUpdate();
    if (!result.status().equals(before)) {
      for (var notice : Notice.trouble(before.conditions(), result.status().conditions())) {
        LOG.warn(
            "{} {}: {}: {}",
            team.getKind(),
            team.getMetadata().getName(),
            notice.reason(),
            notice.message());
        events.publish(team, notice);
      }
      team.setStatus(result.status());
      control = UpdateControl.patchStatus(team);
    }
    result.again().ifPresent(control::rescheduleAfter);
    return control;
  }

  /** The teams whose management key is in this Secret. */
  static Set<ResourceID> naming(Secret secret, Stream<? extends Team<?>> teams) {
    return teams
        .filter(team -> Credentials.isNamedBy(secret, team))
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  static boolean matters(Team<?> updated, Team<?> old) {
    var now = updated.getMetadata();
    var then = old.getMetadata();
    return !now.getUid().equals(then.getUid())
        || !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || !Objects.equals(now.getAnnotations(), then.getAnnotations());
  }
}

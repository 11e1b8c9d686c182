package dev.honeycomboperator;

import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Events;
import dev.honeycomboperator.effect.StatusWrites;
import dev.honeycomboperator.report.Notice;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the two kinds of team have in common as far as the framework is concerned. */
abstract class TeamReconciler<T extends Team<?>> implements Reconciler<T> {

  private static final Logger LOG = LoggerFactory.getLogger(TeamReconciler.class);

  /** Until the cache shows what was written meanwhile. */
  private static final Duration OVERTAKEN = Duration.ofSeconds(1);

  private final TeamTurn turn;
  private final StatusWrites statuses;
  private final Events events;

  TeamReconciler(TeamTurn turn, StatusWrites statuses, Events events) {
    this.turn = turn;
    this.statuses = statuses;
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
    var before = team.lastStatus();
    var result = turn.take(team);
    UpdateControl<T> control = UpdateControl.noUpdate();
    result.again().ifPresent(control::rescheduleAfter);
    result.notices().forEach(notice -> tell(team, notice));
    if (!result.status().equals(before)) {
      Notice.trouble(before.conditions(), result.status().conditions())
          .forEach(notice -> tell(team, notice));
      if (!statuses.write(team, result.status())) {
        control.rescheduleAfter(OVERTAKEN);
      }
    }
    return control;
  }

  private void tell(T team, Notice notice) {
    LOG.warn(
        "{} {}: {}: {}",
        team.getKind(),
        team.getMetadata().getName(),
        notice.reason(),
        notice.message());
    events.publish(team, notice);
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

package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Succession;
import dev.honeycomboperator.effect.Actor;
import dev.honeycomboperator.effect.Observer;
import dev.honeycomboperator.effect.ResourceMemory;
import dev.honeycomboperator.effect.StatusWrites;
import dev.honeycomboperator.effect.TurnAge;
import dev.honeycomboperator.effect.View;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.report.Notice;
import dev.honeycomboperator.report.Pace;
import dev.honeycomboperator.report.StatusReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reconcile: observe, decide, act, report, pace. One move a turn, then the world is looked at
 * again, so there is no plan that a crash could cut in half. Caches are good enough to see that
 * there is nothing to do; whatever is written, status included, follows from a look at the API
 * server.
 */
final class Turn {

  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final Observer observer;
  private final Actor actor;
  private final StatusWrites statuses;
  private final Pace pace;
  private final Duration lease;
  private final InstantSource clock;

  Turn(
      Observer observer,
      Actor actor,
      StatusWrites statuses,
      Pace pace,
      Duration lease,
      InstantSource clock) {
    this.observer = observer;
    this.actor = actor;
    this.statuses = statuses;
    this.pace = pace;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * What a turn came to.
   *
   * @param again when to look again; empty where only an event can change anything
   */
  record Result(Move move, Outcome outcome, List<Notice> notices, Optional<Duration> again) {}

  /** Empty if the resource is not there any more. */
  Optional<Result> take(HoneycombApiKey resource, ResourceMemory memory)
      throws InterruptedException {
    var age = TurnAge.startingNow(lease, clock);
    try {
      var view = observer.glance(resource, memory);
      var move = decide(view);
      if (isQuiet(move) && !changesStatus(view, move)) {
        return Optional.of(concluded(view, move, new Outcome.Done(), age));
      }
      var stared = observer.stare(resource, memory);
      if (stared.isEmpty()) {
        return Optional.empty();
      }
      view = stared.get();
      move = decide(view);
      return Optional.of(concluded(view, move, actor.act(view, move, age), age));
    } catch (HoneycombException e) {
      return Optional.of(couldNotLook(resource, memory, Outcome.of(e.problem()), age));
    } catch (KubernetesClientException e) {
      var failed =
          Outcome.failed(
              Reason.KUBERNETES_UNAVAILABLE, "The API server answered HTTP " + e.getCode() + ".");
      return Optional.of(couldNotLook(resource, memory, failed, age));
    }
  }

  private Move decide(View view) {
    return Decision.decide(view.desired(), view.seen(), clock.instant());
  }

  private static boolean isQuiet(Move move) {
    return move instanceof Move.Settled || move instanceof Move.Blocked;
  }

  private boolean changesStatus(View view, Move move) {
    var resource = view.resource();
    return !statusAfter(resource, Optional.of(view), move, new Outcome.Done())
        .equals(resource.lastStatus());
  }

  private Result concluded(View view, Move move, Outcome outcome, TurnAge age) {
    return report(view.resource(), Optional.of(view), view.memory(), move, outcome, age);
  }

  private Result couldNotLook(
      HoneycombApiKey resource, ResourceMemory memory, Outcome.Failed failed, TurnAge age) {
    var move = new Move.Blocked(failed.reason(), failed.message(), Optional.empty());
    return report(resource, Optional.empty(), memory, move, failed, age);
  }

  private Result report(
      HoneycombApiKey resource,
      Optional<View> view,
      ResourceMemory memory,
      Move move,
      Outcome outcome,
      TurnAge age) {
    var before = resource.lastStatus();
    var after = statusAfter(resource, view, move, outcome);
    var written = after.equals(before) || written(resource, after, age);
    if (written && isProgress(move, outcome)) {
      memory.succeeded();
    } else {
      memory.failed();
    }
    return new Result(
        move,
        outcome,
        Notice.after(before, after, move, outcome, resource.secretName()),
        pace.next(
            move,
            written ? outcome : new Outcome.Dropped(),
            memory.failures(),
            clock.instant(),
            ThreadLocalRandom.current().nextDouble()));
  }

  private HoneycombApiKeyStatus statusAfter(
      HoneycombApiKey resource, Optional<View> view, Move move, Outcome outcome) {
    return StatusReport.after(
        resource.lastStatus(),
        view.map(View::seen),
        view.map(this::succession).orElse(Succession.UNKNOWN),
        resource.isMarkedForDeletion(),
        move,
        outcome,
        resource.secretName(),
        Optional.ofNullable(resource.getMetadata().getGeneration()).orElse(0L),
        clock.instant());
  }

  private Succession succession(View view) {
    return Succession.of(view.desired(), view.seen(), clock.instant());
  }

  private boolean written(HoneycombApiKey resource, HoneycombApiKeyStatus status, TurnAge age) {
    try {
      return !age.isOver() && statuses.write(resource, status);
    } catch (KubernetesClientException e) {
      LOG.debug("Status of {} not written: HTTP {}", resource.getMetadata().getName(), e.getCode());
      return false;
    }
  }

  private static boolean isProgress(Move move, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> !(move instanceof Move.Blocked);
      case Outcome.HandedOut handedOut -> true;
      case Outcome.Dropped dropped -> false;
      case Outcome.Failed failed -> false;
    };
  }
}

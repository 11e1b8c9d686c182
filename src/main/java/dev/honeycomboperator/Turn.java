package dev.honeycomboperator;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Actor;
import dev.honeycomboperator.effect.Observer;
import dev.honeycomboperator.effect.ResourceMemory;
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

/**
 * One reconcile: observe, decide, act, report, pace. One move a turn, then the world is looked at
 * again, so there is no plan that a crash could cut in half.
 */
final class Turn {

  private final Observer observer;
  private final Actor actor;
  private final Pace pace;
  private final Duration lease;
  private final InstantSource clock;

  Turn(Observer observer, Actor actor, Pace pace, Duration lease, InstantSource clock) {
    this.observer = observer;
    this.actor = actor;
    this.pace = pace;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * What a turn came to.
   *
   * @param again when to look again; empty where only an event can change anything
   */
  record Result(
      Move move,
      Outcome outcome,
      HoneycombApiKeyStatus status,
      List<Notice> notices,
      Optional<Duration> again) {}

  /** Empty if the resource is not there any more. */
  Optional<Result> take(HoneycombApiKey resource, ResourceMemory memory)
      throws InterruptedException {
    var age = TurnAge.startingNow(lease, clock);
    try {
      var view = observer.glance(resource, memory);
      var move = decide(view);
      if (changesTheWorld(move)) {
        var stared = observer.stare(resource, memory);
        if (stared.isEmpty()) {
          return Optional.empty();
        }
        view = stared.get();
        move = decide(view);
      }
      return Optional.of(report(view, move, actor.act(view, move, age)));
    } catch (HoneycombException e) {
      return Optional.of(couldNotLook(resource, memory, Outcome.of(e.problem())));
    } catch (KubernetesClientException e) {
      return Optional.of(
          couldNotLook(
              resource,
              memory,
              Outcome.failed(
                  Reason.KUBERNETES_UNAVAILABLE,
                  "The API server answered HTTP " + e.getCode() + ".")));
    }
  }

  private Move decide(View view) {
    return Decision.decide(view.desired(), view.seen(), clock.instant());
  }

  private static boolean changesTheWorld(Move move) {
    return !(move instanceof Move.Settled || move instanceof Move.Blocked);
  }

  private Result report(View view, Move move, Outcome outcome) {
    var resource = view.resource();
    return result(resource, Optional.of(view), move, outcome, view.memory());
  }

  private Result couldNotLook(
      HoneycombApiKey resource, ResourceMemory memory, Outcome.Failed failed) {
    var move = new Move.Blocked(failed.reason(), failed.message(), Optional.empty());
    return result(resource, Optional.empty(), move, failed, memory);
  }

  private Result result(
      HoneycombApiKey resource,
      Optional<View> view,
      Move move,
      Outcome outcome,
      ResourceMemory memory) {
    if (isProgress(move, outcome)) {
      memory.succeeded();
    } else {
      memory.failed();
    }
    var now = clock.instant();
    var before = Optional.ofNullable(resource.getStatus()).orElse(HoneycombApiKeyStatus.EMPTY);
    var status =
        StatusReport.after(
            before,
            view.map(View::seen),
            resource.isMarkedForDeletion(),
            move,
            outcome,
            resource.secretName(),
            Optional.ofNullable(resource.getMetadata().getGeneration()).orElse(0L),
            now);
    return new Result(
        move,
        outcome,
        status,
        Notice.after(before, status, move, outcome, resource.secretName()),
        pace.next(move, outcome, memory.failures(), now, ThreadLocalRandom.current().nextDouble()));
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

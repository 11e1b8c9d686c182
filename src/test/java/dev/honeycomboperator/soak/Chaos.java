package dev.honeycomboperator.soak;

import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import java.time.Duration;
import java.util.List;

/** What befalls the machines: processes, the network, the two APIs. */
final class Chaos {
  private static final List<Operation> WRITES =
      List.of(Operation.CREATE_KEY, Operation.UPDATE_KEY, Operation.DELETE_KEY);
  private static final List<String> WRITTEN =
      List.of("secrets", "honeycombapikeys", "honeycombapikeys/status", "honeycombteams", "leases");

  private final Ground ground;
  private final Replicas replicas;
  private final Timings timings;
  private final Figures figures;
  private final History history;

  Chaos(Ground ground, Replicas replicas, Timings timings, Figures figures, History history) {
    this.ground = ground;
    this.replicas = replicas;
    this.timings = timings;
    this.figures = figures;
    this.history = history;
  }

  void killOne(Luck luck) {
    replicas.any(luck).ifPresent(this::kill);
  }

  void stopOne(Luck luck) {
    replicas
        .any(luck)
        .ifPresent(
            struck -> {
              history.tell("SIGTERM %s".formatted(struck));
              figures.count(Figures.Counter.GRACEFUL_STOPS);
              struck.terminate();
            });
  }

  /** Past its lease: the other one takes over before this one wakes up. */
  Duration pauseLeader(Luck luck) {
    replicas
        .leader()
        .ifPresent(
            leader -> {
              history.tell("SIGSTOP %s".formatted(leader));
              figures.count(Figures.Counter.PAUSES);
              leader.pause();
            });
    return luck.between(timings.lease(), timings.lease().multipliedBy(2));
  }

  void resumeAll() {
    history.tell("SIGCONT");
    replicas.resume();
  }

  /** Sometimes past the deadline for renewing the lease. */
  Duration kubernetesOutage(Luck luck) {
    history.tell("Kubernetes: outage");
    figures.count(Figures.Counter.KUBERNETES_OUTAGES);
    ground.api().outage();
    return luck.between(timings.scaled(Duration.ofSeconds(5)), timings.lease());
  }

  void kubernetesHeals() {
    history.tell("Kubernetes: healed");
    ground.api().heal();
  }

  void kubernetesHiccup(Luck luck) {
    String resource = luck.oneOf(WRITTEN);
    int times = 1 + luck.below(3);
    figures.count(Figures.Counter.KUBERNETES_FAULTS);
    switch (luck.below(4)) {
      case 0 -> {
        history.tell("Kubernetes: next %d writes of %s refused".formatted(times, resource));
        ground.api().refuseWrites(resource, times);
      }
      case 1 -> {
        history.tell("Kubernetes: watches cut");
        ground.api().cutWatches();
      }
      case 2 -> {
        history.tell("Kubernetes: compacted, watches cut");
        ground.api().compact();
        ground.api().cutWatches();
      }
      default -> {
        history.tell("Kubernetes: next %d answers to writes of %s lost".formatted(times, resource));
        ground.api().loseAnswers(resource, times);
      }
    }
  }

  Duration honeycombOutage(Luck luck) {
    Fault fault =
        luck.oneOf(
            List.of(
                Fault.serverError(),
                Fault.badGateway(),
                Fault.garbled(),
                Fault.reset(),
                Fault.silence(),
                Fault.refused()));
    history.tell("Honeycomb: outage, %s".formatted(fault.manner()));
    figures.count(Figures.Counter.HONEYCOMB_OUTAGES);
    ground.honeycomb().outage(fault);
    return luck.between(timings.requestTimeout(), timings.lease());
  }

  Duration storm(Luck luck) {
    var form = luck.oneOf(List.of(Fault.RetryAfterForm.values()));
    history.tell("Honeycomb: 429 for all, Retry-After as %s".formatted(form));
    figures.count(Figures.Counter.HONEYCOMB_OUTAGES);
    ground
        .honeycomb()
        .outage(Fault.rateLimited(form, timings.scaled(Duration.ofSeconds(10 + luck.below(30)))));
    return luck.between(timings.requestTimeout(), timings.lease());
  }

  void honeycombHeals() {
    history.tell("Honeycomb: healed");
    ground.honeycomb().heal();
  }

  /** A single call or two, writes above all. */
  void honeycombHiccup(Luck luck) {
    Operation operation = luck.oneOf(luck.chance(0.8) ? WRITES : List.of(Operation.values()));
    Fault fault =
        luck.oneOf(
            List.of(
                Fault.reset(),
                Fault.silence(),
                Fault.serverError(),
                Fault.badGateway(),
                Fault.garbled()));
    Fault struck =
        switch (luck.below(3)) {
          case 0 -> fault;
          case 1 -> fault.afterCommit();
          default ->
              fault.lateCommit(
                  luck.between(Duration.ofMillis(1), timings.settlingTime().dividedBy(2)));
        };
    int times = 1 + luck.below(2);
    history.tell(
        "Honeycomb: next %d of %s: %s, committed %s"
            .formatted(times, operation, struck.manner(), struck.commit()));
    figures.count(Figures.Counter.HONEYCOMB_FAULTS);
    ground.honeycomb().failNext(operation, times, struck);
  }

  /**
   * All is well again, as far as it is in these hands; what there is to know was known to a process
   * that is dead.
   */
  void end() {
    resumeAll();
    kubernetesHeals();
    honeycombHeals();
    replicas.leader().ifPresent(this::kill);
  }

  private void kill(Replica struck) {
    history.tell("SIGKILL %s".formatted(struck));
    figures.count(Figures.Counter.KILLS);
    struck.kill();
  }
}

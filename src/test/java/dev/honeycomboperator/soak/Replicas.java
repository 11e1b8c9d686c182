package dev.honeycomboperator.soak;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator as a Deployment of two. */
final class Replicas implements AutoCloseable {
  private final Ground ground;
  private final List<Replica> all;

  Replicas(Ground ground, Map<String, String> settings, History history) {
    this.ground = ground;
    this.all =
        List.of(
            new Replica("replica-1", settings, history),
            new Replica("replica-2", settings, history));
  }

  /** The one that holds the lease, whether it runs or not; empty while nobody of them does. */
  Optional<Replica> leader() {
    return ground
        .leader()
        .flatMap(identity -> all.stream().filter(it -> it.leadsAs(identity)).findFirst());
  }

  /** One of those that are up; where only one is, seldom that one. */
  Optional<Replica> any(Luck luck) {
    List<Replica> up = all.stream().filter(Replica::isUp).toList();
    return up.size() == all.size() || luck.chance(0.25) ? luck.anyOf(up) : Optional.empty();
  }

  void resume() {
    all.forEach(Replica::resume);
  }

  int starts() {
    return all.stream().mapToInt(Replica::starts).sum();
  }

  @Override
  public void close() {
    all.parallelStream().forEach(Replica::close);
  }
}

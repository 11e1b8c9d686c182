package dev.honeycomboperator;

import dev.honeycomboperator.effect.TeamKey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a team needs a person for, as metrics that are there as long as its resource is. */
final class TeamGauges {

  private static final String BRAKE = "honeycomb_operator.team.brake";
  private static final String ORPHANS = "honeycomb_operator.team.orphans";

  private final MeterRegistry registry;
  private final Map<TeamKey, Values> values = new ConcurrentHashMap<>();

  private record Values(AtomicInteger brake, AtomicInteger orphans) {}

  TeamGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param braked shown as 1 and 0
   * @param orphans as in the team's status
   */
  void show(TeamKey team, boolean braked, int orphans) {
    var shown = values.computeIfAbsent(team, this::register);
    shown.brake().set(braked ? 1 : 0);
    shown.orphans().set(orphans);
  }

  void forget(TeamKey team) {
    values.remove(team);
    for (var name : new String[] {BRAKE, ORPHANS}) {
      registry.find(name).tags(tags(team)).gauges().forEach(registry::remove);
    }
  }

  private Values register(TeamKey team) {
    var fresh = new Values(new AtomicInteger(), new AtomicInteger());
    Gauge.builder(BRAKE, fresh.brake(), AtomicInteger::get).tags(tags(team)).register(registry);
    Gauge.builder(ORPHANS, fresh.orphans(), AtomicInteger::get).tags(tags(team)).register(registry);
    return fresh;
  }

  private static Tags tags(TeamKey team) {
    return Tags.of(
        "kind",
        team.namespace().isPresent() ? "HoneycombTeam" : "ClusterHoneycombTeam",
        "namespace",
        team.namespace().orElse(""),
        "name",
        team.name());
  }
}

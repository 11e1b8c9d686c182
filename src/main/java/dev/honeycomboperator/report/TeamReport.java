package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said of a team in its status. */
public final class TeamReport {

  private TeamReport() {}

  /**
   * @param keys of this installation
   * @param orphans those of them that belong to no resource
   * @param foreignKeys ids of those that another writer made
   */
  public static HoneycombTeamStatus open(
      HoneycombTeamStatus before,
      TeamIdentity identity,
      int keys,
      int orphans,
      Optional<Brake> brake,
      List<String> foreignKeys,
      long generation,
      Instant now) {
    var conditions = new Conditions(before.conditions(), generation, now);
    return new HoneycombTeamStatus(
        generation,
        brake
            .map(on -> notReady(conditions, on.reason(), on.message()))
            .orElseGet(() -> ready(conditions))
            .list(),
        identity.teamId(),
        identity.teamSlug(),
        identity.teamName(),
        identity.scopes().stream().sorted().toList(),
        keys,
        orphans,
        foreignKeys.isEmpty() ? null : foreignKeys);
  }

  public static HoneycombTeamStatus notReady(
      HoneycombTeamStatus before, Reason reason, String message, long generation, Instant now) {
    return new HoneycombTeamStatus(
        generation,
        notReady(new Conditions(before.conditions(), generation, now), reason, message).list(),
        before.id(),
        before.slug(),
        before.name(),
        before.scopes(),
        before.keys(),
        before.orphans(),
        before.foreignKeys());
  }

  private static Conditions ready(Conditions conditions) {
    return conditions
        .set("Ready", "True", Reason.AVAILABLE.text(), "Honeycomb accepts the management key.")
        .setOrRemove("Stalled", false, "", "");
  }

  private static Conditions notReady(Conditions conditions, Reason reason, String message) {
    return conditions
        .set("Ready", "False", reason.text(), message)
        .setOrRemove("Stalled", reason.stalled(), reason.text(), message);
  }
}

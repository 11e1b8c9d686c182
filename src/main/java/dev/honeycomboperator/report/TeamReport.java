package dev.honeycomboperator.report;

import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import java.time.Instant;

/** What is said of a team in its status. */
public final class TeamReport {

  private TeamReport() {}

  /**
   * @param keys of this installation
   * @param orphans those of them that belong to no resource
   */
  public static HoneycombTeamStatus ready(
      HoneycombTeamStatus before,
      TeamIdentity identity,
      int keys,
      int orphans,
      long generation,
      Instant now) {
    return new HoneycombTeamStatus(
        generation,
        new Conditions(before.conditions(), generation, now)
            .set("Ready", "True", Reason.AVAILABLE.text(), "Honeycomb accepts the management key.")
            .setOrRemove("Stalled", false, "", "")
            .list(),
        identity.teamId(),
        identity.teamSlug(),
        identity.teamName(),
        identity.scopes().stream().sorted().toList(),
        keys,
        orphans);
  }

  public static HoneycombTeamStatus notReady(
      HoneycombTeamStatus before, Reason reason, String message, long generation, Instant now) {
    return new HoneycombTeamStatus(
        generation,
        new Conditions(before.conditions(), generation, now)
            .set("Ready", "False", reason.text(), message)
            .setOrRemove("Stalled", reason.stalled(), reason.text(), message)
            .list(),
        before.id(),
        before.slug(),
        before.name(),
        before.scopes(),
        before.keys(),
        before.orphans());
  }
}

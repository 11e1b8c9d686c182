package dev.honeycomboperator.soak;

import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Reason;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Those who are told when a brake holds a team, and confirm what it asks; each time they check that
 * it had a reason.
 */
final class Administrators {
  private static final Pattern COMMAND =
      Pattern.compile("--overwrite (honeycomb-operator\\.dev/confirm)=(\\w+)");

  private final Ground ground;
  private final Deeds deeds;
  private final Figures figures;
  private final History history;
  private final List<String> wronged = new ArrayList<>();

  Administrators(Ground ground, Deeds deeds, Figures figures, History history) {
    this.ground = ground;
    this.deeds = deeds;
    this.figures = figures;
    this.history = history;
  }

  void lookAfterTeams() {
    Stream.concat(ground.teamResources().stream(), ground.clusterTeamResources().stream())
        .forEach(this::lookAfter);
  }

  private void lookAfter(Team<?> team) {
    if (team.getStatus() != null && team.getStatus().conditions() != null) {
      team.getStatus().conditions().stream()
          .filter(condition -> condition.getType().equals("Ready"))
          .forEach(condition -> confirm(team, condition));
    }
  }

  private void confirm(Team<?> team, Condition condition) {
    var command = COMMAND.matcher(condition.getMessage());
    var annotations = team.getMetadata().getAnnotations();
    if (!command.find() || command.group(2).equals(annotations.get(command.group(1)))) {
      return;
    }
    history.tell("confirm for %s: %s".formatted(Ground.place(team), condition.getMessage()));
    figures.count(Figures.Counter.CONFIRMATIONS);
    if (condition.getReason().equals(Reason.ANOTHER_WRITER.text())
        && !deeds.madeInUi().containsAll(foreignKeys(team))) {
      wronged.add(
          "%s was held for keys that are the operator's own: %s"
              .formatted(Ground.place(team), condition.getMessage()));
    }
    ground
        .kubernetes()
        .resource(team)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}"
                .formatted(command.group(1), command.group(2)));
  }

  private static Collection<String> foreignKeys(Team<?> team) {
    List<String> ids = team.getStatus().foreignKeys();
    return ids == null ? List.of() : ids;
  }

  /** Brakes without a reason. */
  List<String> wronged() {
    return List.copyOf(wronged);
  }
}

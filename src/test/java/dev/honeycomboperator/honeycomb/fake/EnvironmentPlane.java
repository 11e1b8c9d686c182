package dev.honeycomboperator.honeycomb.fake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be done to environments, by the API or by hand, and what is refused. */
final class EnvironmentPlane {

  private static final List<String> COLORS =
      List.of(
          "blue",
          "green",
          "gold",
          "red",
          "purple",
          "lightBlue",
          "lightGreen",
          "lightGold",
          "lightRed",
          "lightPurple");

  private final Switches switches;
  private final Minting minting;
  private final KeyPlane keys;

  EnvironmentPlane(Switches switches, Minting minting, KeyPlane keys) {
    this.switches = switches;
    this.minting = minting;
    this.keys = keys;
  }

  EnvironmentState create(TeamState team, String name, String description, Optional<String> color) {
    if (name.isEmpty() || name.length() > 255) {
      throw Refusal.invalid("/data/attributes/name", "the length must be between 1 and 255");
    }
    checkDescription(description);
    color.ifPresent(EnvironmentPlane::checkColor);
    if (team.environments.values().stream().anyMatch(known -> known.name().equals(name))) {
      throw Refusal.of(409, switches.errorText(409), "A resource by that name already exists.");
    }
    var environment =
        new EnvironmentState(
            minting.id("en"), name, slug(team, name), description, color.orElse("blue"), true);
    team.environments.put(environment.id(), environment);
    if (switches.keyWithEnvironment) {
      keys.create(
          team,
          new KeyPlane.Draft(
              "ingest", name + " default", false, Map.of(), Optional.of(environment.id())));
    }
    return environment;
  }

  Paging.Page<EnvironmentState> list(TeamState team, Paging.Wanted wanted) {
    return new Paging(switches)
        .page(
            team.environments.values(),
            known -> new Paging.Position(known.name(), known.id()),
            wanted);
  }

  EnvironmentState get(TeamState team, String id) {
    return Optional.ofNullable(team.environments.get(id))
        .orElseThrow(() -> Refusal.of(404, switches.errorText(404), "environment not found"));
  }

  EnvironmentState update(
      TeamState team,
      String id,
      Optional<String> description,
      Optional<String> color,
      Optional<Boolean> deleteProtected) {
    var known = get(team, id);
    description.ifPresent(EnvironmentPlane::checkDescription);
    color.ifPresent(EnvironmentPlane::checkColor);
    var changed =
        known.changed(
            description.orElse(known.description()),
            color.orElse(known.color()),
            deleteProtected.orElse(known.deleteProtected()));
    team.environments.put(id, changed);
    return changed;
  }

  /** Together with all of its keys. */
  void delete(TeamState team, String id) {
    if (get(team, id).deleteProtected()) {
      throw Refusal.of(409, switches.errorText(409), "the environment is protected");
    }
    List.copyOf(team.keys.values()).stream()
        .filter(key -> key.environmentId().equals(Optional.of(id)))
        .forEach(key -> keys.delete(team, key.id()));
    team.environments.remove(id);
  }

  private static void checkDescription(String description) {
    if (description.length() > 255) {
      throw Refusal.invalid("/data/attributes/description", "the length must be at most 255");
    }
  }

  private static void checkColor(String color) {
    if (!COLORS.contains(color)) {
      throw Refusal.invalid("/data/attributes/color", "the color is not one of the palette");
    }
  }

  private static String slug(TeamState team, String name) {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var slug = plain;
    for (var i = 2; taken(team, slug); i++) {
      slug = plain + "-" + i;
    }
    return slug;
  }

  private static boolean taken(TeamState team, String slug) {
    return team.environments.values().stream().anyMatch(known -> known.slug().equals(slug));
  }
}

package dev.honeycomboperator.honeycomb.fake;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who calls, how often, and whether they may. */
final class Admission {

  private final Switches switches;
  private final AuthPlane authPlane;
  private final Collection<TeamState> teams;
  private final InstantSource clock;
  private final Budgets budgets;

  Admission(
      Switches switches, AuthPlane authPlane, Collection<TeamState> teams, InstantSource clock) {
    this.switches = switches;
    this.authPlane = authPlane;
    this.teams = teams;
    this.clock = clock;
    this.budgets = new Budgets(switches);
  }

  Core.Caller admit(Core.Asked asked, Supplier<Optional<Core.Caller>> who, Core.Door door) {
    var known = who.get();
    if (known.isEmpty()) {
      door.budget(untouched());
      throw Refusal.unauthenticated();
    }
    var caller = known.get();
    var now = clock.instant();
    var budget = budgets.take(caller.team().slug, asked.route().window(), now);
    door.budget(budget);
    if (budget.exceeded()) {
      throw Refusal.rateLimited("Please try again after " + now.plus(budget.untilReset()) + ".");
    }
    if (!asked.team().isEmpty() && !asked.team().equals(caller.team().slug)) {
      var foreign = switches.foreignTeamStatus;
      throw Refusal.of(foreign, switches.errorText(foreign), "team not found");
    }
    if (!caller.may(asked.route().scope())) {
      throw Refusal.of(
          403, switches.errorText(403), "the scope " + asked.route().scope() + " is missing");
    }
    return caller;
  }

  /** The budget of a request that draws on none. */
  Budgets.Budget untouched() {
    return budgets.untouched("none");
  }

  /** The holder of {@code id:secret}, if it works. */
  Optional<Core.Caller> managementKey(String credential) {
    return admitted(credential, team -> team.managementKeys.keySet());
  }

  /** The key whose value it is, if it works. */
  Optional<Core.Caller> keyValue(String value) {
    return admitted(value, team -> team.everyKey.keySet());
  }

  private Optional<Core.Caller> admitted(String secret, Function<TeamState, Set<String>> holders) {
    return authPlane
        .admit(secret, clock.instant())
        .flatMap(
            id ->
                teams.stream()
                    .filter(team -> holders.apply(team).contains(id))
                    .findFirst()
                    .map(
                        team ->
                            new Core.Caller(
                                team, id, team.managementKeys.getOrDefault(id, Set.of()))));
  }
}

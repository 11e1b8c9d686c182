package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.AllowedNamespaces;
import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.HoneycombException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether and how a resource may use the team that it names. */
final class TeamAccess {

  private final KubernetesClient kubernetes;
  private final Cluster cluster;
  private final Teams teams;
  private final Duration environmentsAge;

  TeamAccess(KubernetesClient kubernetes, Cluster cluster, Teams teams, Duration environmentsAge) {
    this.kubernetes = kubernetes;
    this.cluster = cluster;
    this.teams = teams;
    this.environmentsAge = environmentsAge;
  }

  TeamView view(HoneycombApiKey resource, Desired desired, Optional<Ledger> ledger)
      throws HoneycombException {
    var team = TeamKey.namedBy(resource);
    var standing = teams.standing(team);
    if (standing.isEmpty()) {
      return exists(team)
          ? new TeamView.NotReady(Reason.TEAM_NOT_READY, team + " was not looked at yet.", false)
          : new TeamView.NotReady(
              Reason.TEAM_NOT_FOUND,
              team + " does not exist; create it or correct spec.teamRef.",
              true);
    }
    return switch (standing.get()) {
      case Teams.Standing.Closed closed ->
          new TeamView.NotReady(
              closed.reason(), team + " is not ready: " + closed.message(), closed.dead());
      case Teams.Standing.Open open -> view(resource, desired, ledger, team, open);
    };
  }

  /** That a team is gone lets go of keys, so it is not said on the word of a cache that may lag. */
  private boolean exists(TeamKey team) {
    if (cluster.hasTeam(team)) {
      return true;
    }
    @Nullable Team<?> found =
        team.namespace().isPresent()
            ? kubernetes
                .resources(HoneycombTeam.class)
                .inNamespace(team.namespace().get())
                .withName(team.name())
                .get()
            : kubernetes.resources(ClusterHoneycombTeam.class).withName(team.name()).get();
    return found != null;
  }

  private TeamView view(
      HoneycombApiKey resource,
      Desired desired,
      Optional<Ledger> ledger,
      TeamKey team,
      Teams.Standing.Open open)
      throws HoneycombException {
    var session = open.session();
    var teamId = session.identity().teamId();
    // Only the team that a key was made in can say that it is gone.
    if (ledger.filter(known -> !known.teamId().equals(teamId)).isPresent()) {
      return new TeamView.NotReady(
          Reason.CREDENTIAL_OF_ANOTHER_TEAM,
          "The key was made in another Honeycomb team than the one that "
              + team
              + " speaks for now.",
          true);
    }
    return new TeamView.Ready(
        teamId,
        session.identity().teamSlug(),
        environments(session, desired, ledger),
        open.rules().allowedTypes(),
        desired.deletion().isPresent()
            || open.rules().namespaces().map(allowed -> allows(allowed, resource)).orElse(true),
        !open.terminating(),
        Optional.empty());
  }

  /**
   * Looked up again only for a spec that needs it: a settled key is judged by its environment's id.
   */
  private List<Environment> environments(
      TeamSession session, Desired desired, Optional<Ledger> ledger) throws HoneycombException {
    var selector = desired.environment();
    var isNeeded =
        desired.deletion().isEmpty()
            && ledger.filter(known -> known.environment().equals(selector.toString())).isEmpty()
            && !(selector.resolve(session.environments()) instanceof Resolution.Found);
    return isNeeded ? session.environments(environmentsAge) : session.environments();
  }

  private boolean allows(AllowedNamespaces allowed, HoneycombApiKey resource) {
    if (allowed.from() == AllowedNamespaces.From.ALL) {
      return true;
    }
    var namespace = kubernetes.namespaces().withName(resource.getMetadata().getNamespace()).get();
    return namespace != null
        && allowed.selector() != null
        && new LabelMatch(allowed.selector()).accepts(namespace);
  }
}

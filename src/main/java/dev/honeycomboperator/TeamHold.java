package dev.honeycomboperator;

import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Finalizers;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.TeamKey;

/** Keeps a team and its credential from going while keys depend on them. */
final class TeamHold {

  private final Credentials credentials;
  private final Finalizers finalizers;
  private final CachedCluster cluster;

  TeamHold(Credentials credentials, Finalizers finalizers, CachedCluster cluster) {
    this.credentials = credentials;
    this.finalizers = finalizers;
    this.cluster = cluster;
  }

  /** Whether the team is being deleted, and no resource names it any more. */
  boolean isOver(Team<?> team) {
    return team.isMarkedForDeletion() && !isNeeded(TeamKey.of(team));
  }

  /** The caches of a process that starts may still be empty, so the API server is asked as well. */
  private boolean isNeeded(TeamKey team) {
    return cluster.resourcesOf(team).findAny().isPresent() || credentials.serveKeysOf(team);
  }

  /** Whether the team could be let go; if not, it was written to meanwhile. */
  boolean letGo(Team<?> team) {
    // The Secret first: when the team is gone, no turn comes that could still let go of it.
    credentials.release(team, cluster.allTeams().toList());
    return !(finalizers.remove(team, Names.IN_USE) instanceof Outcome.Dropped);
  }

  /** Whether all is in place; if not, the team is to be looked at again at once. */
  boolean isFirm(Team<?> team) {
    if (team.isMarkedForDeletion()) {
      return true;
    }
    if (credentials.claim(team) instanceof Outcome.Dropped) {
      return false;
    }
    releaseUnnamed();
    if (TeamKey.of(team).namespace().isPresent() && !team.hasFinalizer(Names.IN_USE)) {
      finalizers.add(team, Names.IN_USE);
      return false;
    }
    return true;
  }

  /** Lets go of credentials that no team names any more. */
  void releaseUnnamed() {
    var all = cluster.allTeams().toList();
    cluster.credentialSecrets().forEach(secret -> credentials.release(secret, all));
  }
}

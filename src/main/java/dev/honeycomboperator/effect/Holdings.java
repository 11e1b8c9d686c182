package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Ledger;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys of a team the Secrets of resources hold, by the caches; resources on their way out
 * aside.
 */
final class Holdings {

  private final Cluster cluster;
  private final Wishes wishes;

  Holdings(Cluster cluster, Wishes wishes) {
    this.cluster = cluster;
    this.wishes = wishes;
  }

  Set<String> of(String teamId) {
    return cluster
        .allResources()
        .filter(resource -> !resource.isMarkedForDeletion())
        .flatMap(resource -> ledger(resource).stream())
        .filter(ledger -> ledger.teamId().equals(teamId))
        .map(Ledger::keyId)
        .collect(Collectors.toSet());
  }

  private Optional<Ledger> ledger(HoneycombApiKey resource) {
    var found = cluster.keySecret(resource.getMetadata().getNamespace(), resource.secretName());
    return KeySecret.read(found, resource, wishes.markOf(resource)) instanceof KeySecret.Ours ours
        ? ours.ledger()
        : Optional.empty();
  }
}

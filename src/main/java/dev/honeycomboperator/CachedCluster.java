package dev.honeycomboperator;

import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Consumers.Consumer;
import dev.honeycomboperator.effect.Cluster;
import dev.honeycomboperator.effect.PodStore;
import dev.honeycomboperator.effect.TeamKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The framework's informers, as the rest of the operator wants to see them. They come one by one as
 * controllers start.
 */
final class CachedCluster implements Cluster {

  private volatile @Nullable Cache<HoneycombApiKey> resources;
  private volatile @Nullable Cache<HoneycombTeam> teams;
  private volatile @Nullable Cache<ClusterHoneycombTeam> clusterTeams;
  private volatile @Nullable Cache<Secret> keySecrets;
  private volatile @Nullable Cache<Secret> credentialSecrets;
  private volatile List<PodStore> pods = List.of();

  void resourcesAre(Cache<HoneycombApiKey> cache, Cache<Secret> secrets) {
    resources = cache;
    keySecrets = secrets;
  }

  void teamsAre(Cache<HoneycombTeam> cache, Cache<Secret> secrets) {
    teams = cache;
    credentialSecrets = secrets;
  }

  /** One store for each namespace that is watched, or one for all. */
  void podsAre(List<PodStore> stores) {
    pods = List.copyOf(stores);
  }

  void clusterTeamsAre(Cache<ClusterHoneycombTeam> cache) {
    clusterTeams = cache;
  }

  @Override
  public Optional<Secret> keySecret(String namespace, String name) {
    var source = keySecrets;
    return source == null ? Optional.empty() : source.get(new ResourceID(name, namespace));
  }

  @Override
  public List<HoneycombApiKey> resourcesIn(String namespace) {
    return list(resources)
        .filter(resource -> namespace.equals(resource.getMetadata().getNamespace()))
        .toList();
  }

  @Override
  public boolean hasTeam(TeamKey team) {
    return allTeams().anyMatch(found -> TeamKey.of(found).equals(team));
  }

  @Override
  public List<Consumer> consumers(String namespace, String secret) {
    return pods.stream().flatMap(store -> store.consumers(namespace, secret)).toList();
  }

  Stream<HoneycombApiKey> resourcesOf(TeamKey team) {
    return list(resources).filter(resource -> TeamKey.namedBy(resource).equals(team));
  }

  @Override
  public Stream<HoneycombApiKey> allResources() {
    return list(resources);
  }

  Stream<Secret> credentialSecrets() {
    return list(credentialSecrets);
  }

  Stream<Team<?>> allTeams() {
    return Stream.concat(list(teams), list(clusterTeams));
  }

  private static <T> Stream<T> list(@Nullable Cache<T> cache) {
    return cache == null ? Stream.empty() : cache.list();
  }
}

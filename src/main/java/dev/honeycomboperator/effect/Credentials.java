package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.decision.Outcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps the Secrets with management keys from being pulled from under us: while a team names one it
 * carries a label, by which changes are noticed, and, for a namespaced team, a finalizer, so that
 * the keys of a namespace can still be revoked while the namespace is being deleted.
 */
public final class Credentials {

  private final KubernetesClient kubernetes;
  private final Finalizers finalizers;

  public Credentials(KubernetesClient kubernetes, Finalizers finalizers) {
    this.kubernetes = kubernetes;
    this.finalizers = finalizers;
  }

  /** Dropped if somebody else wrote to the Secret meanwhile. */
  public Outcome claim(Team<?> team) {
    var ref = team.settings().credential();
    var secret = kubernetes.secrets().inNamespace(ref.namespace()).withName(ref.name()).get();
    if (secret == null || secret.isMarkedForDeletion()) {
      return new Outcome.Done();
    }
    var finalizers = new LinkedHashSet<>(secret.getFinalizers());
    if (team.getMetadata().getNamespace() != null) {
      finalizers.add(Names.IN_USE);
    }
    return labels(secret).containsKey(Names.CREDENTIALS)
            && finalizers.size() == secret.getFinalizers().size()
        ? new Outcome.Done()
        : patch(
            secret, Map.of("labels", Map.of(Names.CREDENTIALS, "true"), "finalizers", finalizers));
  }

  /** Lets go of the Secret of a team that is about to go, unless another team names it. */
  public void release(Team<?> leaving, Collection<? extends Team<?>> teams) {
    var ref = leaving.settings().credential();
    var secret = kubernetes.secrets().inNamespace(ref.namespace()).withName(ref.name()).get();
    if (secret != null) {
      release(secret, teams, team -> !uid(team).equals(uid(leaving)));
    }
  }

  /** Lets go of a Secret that no team names any more. */
  public void release(Secret secret, Collection<? extends Team<?>> teams) {
    release(secret, teams, team -> true);
  }

  private void release(
      Secret secret, Collection<? extends Team<?>> known, Predicate<Team<?>> counts) {
    if (!secret.hasFinalizer(Names.IN_USE)
        || known.stream().filter(counts).anyMatch(team -> isNamedBy(secret, team))
        || teamsBeside(secret).filter(counts).anyMatch(team -> isNamedBy(secret, team))) {
      return;
    }
    // Nobody looks at this Secret again, so a write that came in between must not end the matter.
    var current = Optional.of(secret);
    while (current.isPresent()
        && finalizers.remove(current.get(), Names.IN_USE) instanceof Outcome.Dropped) {
      current = Optional.ofNullable(kubernetes.resource(secret).get());
    }
  }

  /** Of the API server: a cache that is not complete yet would let go of what is in use. */
  private Stream<Team<?>> teamsBeside(Secret secret) {
    return all(HoneycombTeam.class, secret.getMetadata().getNamespace()).map(team -> team);
  }

  private <T extends HasMetadata> Stream<T> all(Class<T> type, String namespace) {
    try {
      return kubernetes.resources(type).inNamespace(namespace).list().getItems().stream();
    } catch (KubernetesClientException e) {
      // The definition is gone, and with it all there were.
      if (e.getCode() == 404) {
        return Stream.empty();
      }
      throw e;
    }
  }

  private static String uid(Team<?> team) {
    return team.getMetadata().getUid();
  }

  /**
   * Whether the API server knows a resource whose keys need the credential of a namespaced team;
   * that of a ClusterHoneycombTeam is not held back.
   */
  public boolean serveKeysOf(TeamKey team) {
    return team.namespace().stream()
        .flatMap(namespace -> all(HoneycombApiKey.class, namespace))
        .anyMatch(resource -> TeamKey.namedBy(resource).equals(team));
  }

  /** Whether the team's management key is in this Secret. */
  public static boolean isNamedBy(Secret secret, Team<?> team) {
    var ref = team.settings().credential();
    return ref.name().equals(secret.getMetadata().getName())
        && ref.namespace().equals(secret.getMetadata().getNamespace());
  }

  private Outcome patch(Secret secret, Map<String, Object> changes) {
    var metadata = new HashMap<>(changes);
    metadata.put("resourceVersion", secret.getMetadata().getResourceVersion());
    try {
      kubernetes
          .resource(secret)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              Serialization.asJson(Map.of("metadata", metadata)));
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        return new Outcome.Dropped();
      }
      throw e;
    }
  }

  private static Map<String, String> labels(Secret secret) {
    return Optional.ofNullable(secret.getMetadata().getLabels()).orElseGet(HashMap::new);
  }
}

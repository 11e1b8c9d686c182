package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.Inventory;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds keys with this installation's mark whose resource is gone: its finalizer was removed by
 * force, or the cluster was rebuilt. They are reported; revoked only where the installation is
 * configured so, and only what two lists a sweep apart show, what no resource owns and no Secret
 * names.
 */
public final class OrphanSweep {

  private static final long PAGE = 500;

  private final KubernetesClient kubernetes;
  private final SecretSearch secrets;
  private final Wishes wishes;
  private final OrphanPolicy policy;
  private final boolean seesAll;
  private final Duration apart;
  private final Map<Inventory, Sighting> sightings = new HashMap<>();

  /**
   * @param since when the list began that first showed an orphan, by id
   * @param due those that may be revoked
   */
  private record Sighting(Instant listedAt, Map<String, Instant> since, Set<String> due) {}

  /**
   * @param seesAll whether all namespaces are watched: nobody else can say of a key that no
   *     resource owns it
   * @param apart the time between two lists
   */
  public OrphanSweep(
      KubernetesClient kubernetes,
      Wishes wishes,
      OrphanPolicy policy,
      boolean seesAll,
      Duration apart) {
    this.kubernetes = kubernetes;
    this.secrets = new SecretSearch(kubernetes);
    this.wishes = wishes;
    this.policy = policy;
    this.seesAll = seesAll;
    this.apart = apart;
  }

  /** Their ids, sorted. A list is gone through once; the resources are asked of the API server. */
  public synchronized List<String> orphans(TeamSession session) {
    var list = session.inventory().snapshot();
    if (!seesAll || list.listedAt().isEmpty()) {
      return List.of();
    }
    var listedAt = list.listedAt().get();
    var before = Optional.ofNullable(sightings.get(session.inventory()));
    if (before.filter(seen -> seen.listedAt().equals(listedAt)).isPresent()) {
      return List.copyOf(before.get().since().keySet());
    }
    var since = new TreeMap<String, Instant>();
    for (var key : ownerless(list.keys())) {
      since.put(
          key.id(), before.map(Sighting::since).map(known -> known.get(key.id())).orElse(listedAt));
    }
    var due =
        since.keySet().stream()
            .filter(id -> !since.getOrDefault(id, listedAt).plus(apart).isAfter(listedAt))
            .collect(Collectors.toCollection(HashSet::new));
    sightings.put(session.inventory(), new Sighting(listedAt, since, due));
    return List.copyOf(since.keySet());
  }

  /**
   * Revokes those that are due; what is not done before the turn is too old waits for the next
   * list.
   *
   * @return ids of the keys that were deleted
   */
  public synchronized List<String> revokeDue(TeamSession session, TurnAge age)
      throws HoneycombException {
    var seen = sightings.get(session.inventory());
    var revoked = new ArrayList<String>();
    if (policy != OrphanPolicy.REVOKE || seen == null || seen.due().isEmpty()) {
      return revoked;
    }
    var due = new HashSet<>(seen.due());
    seen.due().clear();
    due.removeAll(secrets.named(due));
    var owned = marksOfResources();
    if (!session.teamIsConfirmed()) {
      return revoked;
    }
    for (var id : due.stream().sorted().toList()) {
      if (age.isOver()) {
        break;
      }
      // By the name that it bears now: somebody may have taken the mark off.
      var key = session.honeycomb().key(id).filter(found -> isOwnerless(found, owned));
      if (key.isPresent() && session.honeycomb().delete(id)) {
        session.census().revoked(id);
        session.inventory().remove(id);
        seen.since().remove(id);
        revoked.add(id);
      }
    }
    return revoked;
  }

  private List<ApiKey> ownerless(List<ApiKey> keys) {
    if (keys.stream().allMatch(key -> wishes.markOfOurs(key.name()).isEmpty())) {
      return List.of();
    }
    var owned = marksOfResources();
    return keys.stream().filter(key -> isOwnerless(key, owned)).toList();
  }

  private boolean isOwnerless(ApiKey key, Set<Mark> owned) {
    return wishes.markOfOurs(key.name()).filter(mark -> !owned.contains(mark)).isPresent();
  }

  private Set<Mark> marksOfResources() {
    var marks = new HashSet<Mark>();
    new Pages<>(kubernetes.resources(HoneycombApiKey.class).inAnyNamespace(), PAGE)
        .forEach(resource -> marks.add(wishes.markOf(resource)));
    return marks;
  }
}

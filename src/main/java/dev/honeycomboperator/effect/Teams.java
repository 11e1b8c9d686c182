package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.AllowedNamespaces;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.KeyType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the reconcilers of teams found out, for those of keys. */
public final class Teams {

  /** A team as its resource was last seen. */
  public sealed interface Standing {

    default Optional<TeamSession> openSession() {
      return this instanceof Open open ? Optional.of(open.session()) : Optional.empty();
    }

    /**
     * @param terminating the resource is being deleted: it serves its keys and takes no new ones
     */
    record Open(TeamSession session, Rules rules, boolean terminating) implements Standing {}

    /**
     * @param dead whether waiting will not help
     */
    record Closed(Reason reason, String message, boolean dead) implements Standing {}
  }

  /**
   * Who may use the team for what.
   *
   * @param namespaces empty: the team's own namespace, which a reference from another cannot even
   *     name
   */
  public record Rules(Set<KeyType> allowedTypes, Optional<AllowedNamespaces> namespaces) {
    public Rules {
      allowedTypes = Set.copyOf(allowedTypes);
    }
  }

  private final Map<TeamKey, Standing> standings = new ConcurrentHashMap<>();

  public Optional<Standing> standing(TeamKey team) {
    return Optional.ofNullable(standings.get(team));
  }

  public Optional<TeamSession> session(TeamKey team) {
    return standing(team).flatMap(Standing::openSession);
  }

  /** The resources that speak for the same team as this session. */
  public Set<TeamKey> sharing(TeamSession session) {
    return standings.keySet().stream()
        .filter(team -> session(team).filter(open -> open.census() == session.census()).isPresent())
        .collect(Collectors.toSet());
  }

  public void set(TeamKey team, Standing standing) {
    standings.put(team, standing);
  }

  public void forget(TeamKey team) {
    standings.remove(team);
  }
}

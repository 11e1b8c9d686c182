package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The team that the resource names, as this resource may use it. */
public sealed interface TeamView {

  /**
   * @param takesNewKeys false while the team resource is being deleted
   * @param brake what holds up all keys of the team, if anything does
   */
  record Ready(
      String id,
      String slug,
      List<Environment> environments,
      Set<KeyType> allowedTypes,
      boolean allowsNamespace,
      boolean takesNewKeys,
      Optional<Brake> brake)
      implements TeamView {

    public Ready {
      environments = List.copyOf(environments);
      allowedTypes = Set.copyOf(allowedTypes);
    }

    public Ready with(Optional<Brake> on) {
      return new Ready(id, slug, environments, allowedTypes, allowsNamespace, takesNewKeys, on);
    }
  }

  /**
   * @param dead whether waiting will not help: there is no team, or Honeycomb refuses its
   *     management key
   */
  record NotReady(Reason reason, String message, boolean dead) implements TeamView {}
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.TeamRef;
import dev.honeycomboperator.crd.TeamRef.TeamKind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * Names a team resource.
 *
 * @param namespace empty for a ClusterHoneycombTeam
 */
public record TeamKey(Optional<String> namespace, String name) {

  private static final TeamKey DEFAULT = new TeamKey(Optional.empty(), "default");

  public static TeamKey of(HasMetadata team) {
    return new TeamKey(
        Optional.ofNullable(team.getMetadata().getNamespace()), team.getMetadata().getName());
  }

  /** The team that a resource names, the default team if it names none. */
  public static TeamKey namedBy(HoneycombApiKey resource) {
    TeamRef ref = resource.getSpec().teamRef();
    if (ref == null) {
      return DEFAULT;
    }
    return ref.kind() == TeamKind.CLUSTER
        ? new TeamKey(Optional.empty(), ref.name())
        : new TeamKey(Optional.of(resource.getMetadata().getNamespace()), ref.name());
  }

  /** As kubectl takes it: {@code honeycombteam acme -n telemetry}. */
  String forKubectl() {
    return namespace
        .map(known -> "honeycombteam %s -n %s".formatted(name, known))
        .orElseGet(() -> "clusterhoneycombteam " + name);
  }

  @Override
  public String toString() {
    return (namespace.isPresent() ? "HoneycombTeam " : "ClusterHoneycombTeam ") + name;
  }
}

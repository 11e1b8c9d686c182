package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Consumers.Consumer;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What turns read from Kubernetes without asking the API server: possibly old, always cheap. */
public interface Cluster {

  Optional<Secret> keySecret(String namespace, String name);

  List<HoneycombApiKey> resourcesIn(String namespace);

  Stream<HoneycombApiKey> allResources();

  boolean hasTeam(TeamKey team);

  /** Pods that run and use a Secret; none where pods are not watched. */
  List<Consumer> consumers(String namespace, String secret);
}

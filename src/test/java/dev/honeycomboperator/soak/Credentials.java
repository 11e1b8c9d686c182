package dev.honeycomboperator.soak;

import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The management keys, one for each namespace that has a team or the cluster team's credential. */
final class Credentials {
  static final String SECRET = "honeycomb-management-key";

  private final Map<String, ManagementKey> keys = new HashMap<>();
  private final Ground ground;
  private final Figures figures;
  private final History history;

  Credentials(Ground ground, Figures figures, History history) {
    this.ground = ground;
    this.figures = figures;
    this.history = history;
  }

  private FakeTeam team(String namespace) {
    return namespace.equals(Ground.PLATFORM) ? ground.clusterTeam() : ground.team();
  }

  private ManagementKey key(String namespace) {
    return keys.computeIfAbsent(namespace, name -> team(name).managementKey());
  }

  /** Puts a management key into the namespace. */
  void give(String namespace) {
    ground
        .kubernetes()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data(key(namespace)))
                .build())
        .create();
  }

  /** Revokes the old one at once, and writes the new one only then. */
  void rotate(Luck luck) {
    luck.anyOf(List.copyOf(keys.keySet().stream().sorted().toList()))
        .filter(namespace -> secret(namespace).get() != null)
        .ifPresent(
            namespace -> {
              history.tell("management key of %s rotated", namespace);
              ManagementKey successor = team(namespace).rotateManagementKey(key(namespace));
              keys.put(namespace, successor);
              secret(namespace)
                  .edit(found -> new SecretBuilder(found).withData(data(successor)).build());
              figures.count(Figures.Counter.CREDENTIALS);
            });
  }

  void delete(String namespace) {
    history.tell("delete credential of %s", namespace);
    secret(namespace).delete();
  }

  private Resource<Secret> secret(String namespace) {
    return ground.kubernetes().secrets().inNamespace(namespace).withName(SECRET);
  }

  private static Map<String, String> data(ManagementKey key) {
    return Map.of("id", base64(key.id()), "secret", base64(key.secret().reveal()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.KEY;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ManagementKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What users of a cluster do, and others who have rights in it. */
final class People {

  private final KubernetesClient kubernetes;
  private final String namespace;

  People(KubernetesClient kubernetes, String namespace) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
  }

  void makeTeam(String endpoint) {
    make(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombTeam
        metadata: {name: %s}
        spec:
          endpoint: %s
          managementKey: {secretRef: {name: %s}}
          allowedKeyTypes: [ingest, configuration]
        """
            .formatted(SimulatedWorld.TEAM, endpoint, SimulatedWorld.CREDENTIAL));
  }

  /** The one resource; {@code spec} is further YAML in flow style. */
  void makeKey(String spec) {
    make(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s}
        spec: {teamRef: {name: %s}, %s}
        """
            .formatted(KEY, SimulatedWorld.TEAM, spec));
  }

  private void make(String yaml) {
    var items = kubernetes.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    for (var item : items.items()) {
      item.getMetadata().setNamespace(namespace);
      kubernetes.resource(item).create();
    }
  }

  void specify(Consumer<ObjectNode> change) {
    key()
        .edit(
            found -> {
              var tree = new ObjectMapper().valueToTree(found);
              change.accept((ObjectNode) tree.get("spec"));
              return Serialization.unmarshal(tree.toString(), HoneycombApiKey.class);
            });
  }

  void annotate(String name, String value) {
    key()
        .edit(
            found -> {
              found.getMetadata().getAnnotations().put(name, value);
              return found;
            });
  }

  void deleteKey(String policy) {
    specify(spec -> spec.put("deletionPolicy", policy));
    key().delete();
  }

  void makeSecret() {
    kubernetes.resource(opaque(KEY, Map.of("api-key", base64("somebody's")))).create();
  }

  void deleteSecret() {
    secret(KEY).delete();
  }

  void restoreSecret(Secret older) {
    secret(KEY)
        .edit(
            found ->
                new SecretBuilder(found)
                    .withData(older.getData())
                    .editMetadata()
                    .withAnnotations(older.getMetadata().getAnnotations())
                    .endMetadata()
                    .build());
  }

  void alterValue() {
    secret(KEY)
        .edit(
            found ->
                new SecretBuilder(found).withData(Map.of("api-key", base64("altered"))).build());
  }

  void forgeLedger(UnaryOperator<String> forged) {
    secret(KEY)
        .edit(
            found -> {
              found
                  .getMetadata()
                  .getAnnotations()
                  .computeIfPresent(Names.LEDGER, (_, ledger) -> forged.apply(ledger));
              return found;
            });
  }

  void putCredential(ManagementKey key) {
    var data = Map.of("id", base64(key.id()), "secret", base64(key.secret().reveal()));
    var existing = secret(SimulatedWorld.CREDENTIAL);
    if (existing.get() == null) {
      kubernetes.resource(opaque(SimulatedWorld.CREDENTIAL, data)).create();
    } else {
      existing.edit(found -> new SecretBuilder(found).withData(data).build());
    }
  }

  private Secret opaque(String name, Map<String, String> data) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(data)
        .build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Resource<HoneycombApiKey> key() {
    return kubernetes.resources(HoneycombApiKey.class).inNamespace(namespace).withName(KEY);
  }

  private Resource<Secret> secret(String name) {
    return kubernetes.secrets().inNamespace(namespace).withName(name);
  }
}

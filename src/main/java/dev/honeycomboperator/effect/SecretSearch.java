package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks through every Secret of the cluster for ids of keys: whoever holds an ingest key holds its
 * id, which its value begins with, whether or not the Secret was ever ours.
 */
final class SecretSearch {

  /** Secrets may be a megabyte each, and are in memory by the page. */
  private static final long PAGE = 100;

  private final KubernetesClient kubernetes;

  SecretSearch(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Those of the ids that some Secret names, in an annotation or an entry. */
  Set<String> named(Set<String> ids) {
    var named = new HashSet<String>();
    new Pages<>(kubernetes.secrets().inAnyNamespace(), PAGE)
        .forEach(
            secret ->
                texts(secret)
                    .forEach(text -> ids.stream().filter(text::contains).forEach(named::add)));
    return named;
  }

  private static Stream<String> texts(Secret secret) {
    return Stream.concat(
        KeySecret.annotations(secret.getMetadata()).values().stream(),
        Optional.ofNullable(secret.getData()).orElse(Map.of()).values().stream()
            .map(SecretSearch::decoded));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }
}

package dev.honeycomboperator.demo;

import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A HoneycombApiKey and its Secret as anybody sees them who may read both. */
record KeyResource(Stage stage, String name) {
  Resource<GenericKubernetesResource> handle() {
    return stage
        .kubernetes()
        .genericKubernetesResources(Examples.KEY)
        .inNamespace(stage.namespace())
        .withName(name);
  }

  private Optional<GenericKubernetesResource> read() {
    return Optional.ofNullable(handle().get());
  }

  void annotate(String annotation, String value) {
    handle()
        .edit(
            found -> {
              found.getMetadata().getAnnotations().put(annotation, value);
              return found;
            });
  }

  boolean gone() {
    return read().isEmpty();
  }

  boolean is(String condition) {
    return condition(condition).filter(it -> "True".equals(it.get("status"))).isPresent();
  }

  /** The condition Ready in words. */
  String readiness() {
    return condition("Ready")
        .map(
            it ->
                "Ready=%s, %s: %s".formatted(it.get("status"), it.get("reason"), it.get("message")))
        .orElse("nothing");
  }

  private Optional<Map<String, Object>> condition(String type) {
    return read()
        .flatMap(
            resource ->
                Optional.ofNullable(
                    resource.<List<Map<String, Object>>>get("status", "conditions")))
        .flatMap(all -> all.stream().filter(it -> type.equals(it.get("type"))).findAny());
  }

  /** Id of the key that the Secret holds; empty until there is one. */
  String keyId() {
    return read()
        .flatMap(resource -> Optional.ofNullable(resource.<String>get("status", "keyId")))
        .orElse("");
  }

  List<String> previousKeyIds() {
    return read()
        .flatMap(
            resource ->
                Optional.ofNullable(resource.<List<Map<String, Object>>>get("status", "previous")))
        .orElse(List.of())
        .stream()
        .map(previous -> String.valueOf(previous.get("id")))
        .toList();
  }

  String secretName() {
    return read().map(resource -> resource.<String>get("spec", "secret", "name")).orElse(name);
  }

  Optional<Secret> secret() {
    return Optional.ofNullable(
        stage.kubernetes().secrets().inNamespace(stage.namespace()).withName(secretName()).get());
  }

  /** The value that is handed out. */
  Optional<Sensitive> value() {
    String entry =
        read().map(resource -> resource.<String>get("spec", "secret", "key")).orElse("api-key");
    return secret()
        .map(secret -> secret.getData().get(entry))
        .filter(Objects::nonNull)
        .map(
            encoded ->
                Sensitive.of(
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)));
  }
}

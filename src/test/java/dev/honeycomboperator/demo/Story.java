package dev.honeycomboperator.demo;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.fake.Sender;
import dev.honeycomboperator.kube.TestCluster;
import dev.honeycomboperator.packaged.Unseen;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.Collectors;

/** What happens, one step after the other, each told only once it was seen. */
final class Story {
  private final Stage stage;
  private final Narrator narrator;
  private final List<GenericKubernetesResource> examples;
  private final List<KeyResource> keys;

  Story(Stage stage, Narrator narrator) {
    this.stage = stage;
    this.narrator = narrator;
    this.examples = new Examples(stage).fitted();
    this.keys =
        examples.stream()
            .filter(example -> example.getKind().equals(Examples.KEY.getKind()))
            .map(example -> new KeyResource(stage, example.getMetadata().getName()))
            .toList();
  }

  void applyExamples() {
    narrator.step("Apply deploy/examples");
    for (GenericKubernetesResource example : examples) {
      stage.kubernetes().resource(example).create();
      narrator.detail(example.getKind() + " " + example.getMetadata().getName());
    }
  }

  void keysAreMinted() {
    narrator.step("Each HoneycombApiKey gets its key");
    for (KeyResource key : keys) {
      awaitReady(key);
      narrator.seen("HoneycombApiKey %s is Ready".formatted(key.name()));
      ApiKey remote = remote(key);
      narrator.detail("  minted at Honeycomb: %s \"%s\"".formatted(remote.id(), remote.name()));
      stage
          .deadline()
          .seeThat(() -> "condition Verified of " + key.name(), () -> key.is("Verified"));
      narrator.detail("  proven: GET /1/auth answered for it, condition Verified is True");
      narrator.detail("  handed out: Secret %s with %s".formatted(key.secretName(), entries(key)));
      stage
          .deadline()
          .seeThat(() -> "Honeycomb accepting the value in the Secret", () -> accepted(key));
      narrator.detail("  Honeycomb accepts the value in the Secret");
    }
    narrator.detail(
        "In all: %d POST, %d GET /1/auth"
            .formatted(
                stage.honeycomb().calls(Operation.CREATE_KEY),
                stage.honeycomb().calls(Operation.INTROSPECT)));
  }

  void renamedByHand() {
    KeyResource key = keys.getFirst();
    ApiKey before = remote(key);
    narrator.step("Somebody renames the key of %s in Honeycomb's UI".formatted(key.name()));
    stage.team().renameInUi(before.id(), "renamed by hand");
    narrator.detail("now \"%s\"".formatted(remote(key).name()));
    stage
        .deadline()
        .seeThat(
            () -> "the old name of " + before.id(), () -> remote(key).name().equals(before.name()));
    narrator.seen("put right: \"%s\"".formatted(before.name()));
  }

  void rotated() {
    KeyResource key = keys.getFirst();
    String before = key.keyId();
    narrator.step("Somebody asks for another key, while a sender sends without pause");
    try (Sender sender =
        new Sender(stage.endpoint(), () -> key.value().map(Sensitive::reveal).orElse(""))) {
      key.annotate("honeycomb-operator.dev/rotate", "now");
      stage
          .deadline()
          .seeThat(() -> "another key for " + key.name(), () -> !key.keyId().equals(before));
      narrator.seen("the Secret holds a new key: " + key.keyId());
      narrator.detail("the old key %s works on for the overlap".formatted(before));
      stage
          .deadline()
          .seeThat(
              () -> "the old key, disabled",
              () -> stage.team().key(before).filter(ApiKey::disabled).isPresent());
      narrator.detail("then it is disabled, and could be had back");
      stage
          .deadline()
          .seeThat(() -> "the end of the old key", () -> stage.team().key(before).isEmpty());
      narrator.detail("and then deleted");
      stage
          .deadline()
          .seeThat(
              () -> "events delivered with both keys, and none lost (" + sender.lost() + ")",
              () -> sender.keysUsed() == 2 && sender.lost() == 0);
      narrator.seen("%d events were delivered, none was refused".formatted(sender.delivered()));
    }
  }

  void secretDeleted() {
    KeyResource key = keys.getFirst();
    String before = key.keyId();
    Sensitive value = key.value().orElseThrow();
    narrator.step("Somebody deletes the Secret " + key.secretName());
    key.secret().ifPresent(secret -> stage.kubernetes().resource(secret).delete());
    stage
        .deadline()
        .seeThat(
            () -> "another key for " + key.name(),
            () -> key.value().isPresent() && !key.keyId().equals(before) && accepted(key));
    narrator.seen("the Secret is back, with a new key: " + key.keyId());
    awaitReady(key);
    stage
        .deadline()
        .seeThat(
            () -> "the old key, kept as previous",
            () -> key.previousKeyIds().contains(before) && stage.honeycomb().accepts(value));
    narrator.detail(
        "the old key %s works on for the overlap, for whoever still has it".formatted(before));
  }

  void resourcesDeleted() {
    narrator.step("Delete everything");
    List<String> secrets = keys.stream().map(KeyResource::secretName).toList();
    for (KeyResource key : keys) {
      key.handle().delete();
      stage
          .deadline()
          .seeThat(() -> "the end of " + key.name() + " (" + key.readiness() + ")", key::gone);
      narrator.seen("HoneycombApiKey %s has gone, finalizer and all".formatted(key.name()));
    }
    stage.deadline().seeThat(() -> "the end of all keys", () -> stage.team().keys().isEmpty());
    narrator.seen("Honeycomb has no key left, the previous one included");
    secretsCollected(secrets);
    for (GenericKubernetesResource example : examples.reversed()) {
      stage.kubernetes().resource(example).delete();
      stage
          .deadline()
          .seeThat(
              () ->
                  "the end of %s %s".formatted(example.getKind(), example.getMetadata().getName()),
              () -> stage.kubernetes().resource(example).get() == null);
    }
    narrator.seen("the team and its credential could go too");
  }

  private void secretsCollected(List<String> names) {
    if (stage.cluster().kind() == TestCluster.Kind.STARTED) {
      narrator.detail("The Secrets stay: this API server runs without garbage collection.");
      return;
    }
    stage
        .deadline()
        .seeThat(
            () -> "the end of the Secrets",
            () ->
                names.stream()
                    .allMatch(
                        name ->
                            stage
                                    .kubernetes()
                                    .secrets()
                                    .inNamespace(stage.namespace())
                                    .withName(name)
                                    .get()
                                == null));
    narrator.seen("the Secrets went with their owners");
  }

  private void awaitReady(KeyResource key) {
    stage
        .deadline()
        .seeThat(
            () ->
                "HoneycombApiKey %s becoming Ready (it says %s)"
                    .formatted(key.name(), key.readiness()),
            () -> key.is("Ready"));
  }

  private ApiKey remote(KeyResource key) {
    return stage
        .team()
        .key(key.keyId())
        .orElseThrow(() -> new Unseen("Honeycomb has no key '%s'".formatted(key.keyId())));
  }

  private boolean accepted(KeyResource key) {
    return key.value().filter(stage.honeycomb()::accepts).isPresent();
  }

  private static String entries(KeyResource key) {
    return key.secret().orElseThrow().getData().keySet().stream()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}

package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Said of the embedded API and, where TEST_KUBECONFIG names one, of a real one. */
abstract class DeletionContract extends WithKubernetes {
  private static final String HOLD = "{\"metadata\":{\"finalizers\":[\"example.test/held\"]}}";

  DeletionContract(Backend backend) {
    super(backend);
  }

  @Test
  void a_finalizer_holds_the_object_until_it_is_taken_off() {
    createWidget("w", Map.of());
    widget("w").patch(MERGE, HOLD);
    widget("w").delete();
    boolean held = widget("w").get().isMarkedForDeletion();

    widget("w").patch(MERGE, LET_GO);

    assertThat(held).isTrue();
    assertThat(widget("w").get()).isNull();
  }

  @Test
  void a_deletion_once_begun_can_not_be_undone() {
    createWidget("w", Map.of());
    widget("w").patch(MERGE, HOLD);
    widget("w").delete();

    widget("w").patch(MERGE, "{\"metadata\":{\"deletionTimestamp\":null}}");

    assertThat(widget("w").get().isMarkedForDeletion()).isTrue();
  }

  @Test
  void nobody_but_a_delete_begins_a_deletion() {
    GenericKubernetesResource widget = createWidget("w", Map.of());
    widget.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

    assertThat(refusalOf(() -> widgets.all().resource(widget).update()).getCode()).isEqualTo(422);
  }

  @Test
  void no_finalizer_is_added_under_deletion() {
    createWidget("w", Map.of());
    widget("w").patch(MERGE, HOLD);
    widget("w").delete();

    var refusal =
        refusalOf(
            () ->
                widget("w")
                    .patch(
                        MERGE,
                        "{\"metadata\":{\"finalizers\":[\"example.test/held\",\"example.test/more\"]}}"));

    assertThat(refusal.getCode()).isEqualTo(422);
  }

  @Test
  void a_delete_of_another_version_is_a_conflict() {
    Secret secret = create(secretNamed("s").build());
    secret("s").patch(MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

    var refusal =
        refusalOf(
            () ->
                secret("s")
                    .lockResourceVersion(secret.getMetadata().getResourceVersion())
                    .delete());

    assertThat(refusal.getCode()).isEqualTo(409);
  }

  @Test
  void a_delete_of_another_uid_is_a_conflict() {
    create(secretNamed("s").build());
    String options = "{\"preconditions\":{\"uid\":\"another\"}}";

    var refusal =
        refusalOf(
            () -> client.raw("/api/v1/namespaces/" + namespace + "/secrets/s", "DELETE", options));

    assertThat(refusal.getCode()).isEqualTo(409);
    assertThat(secret("s").get()).isNotNull();
  }

  @Test
  void a_secret_goes_when_its_owner_has_gone() {
    GenericKubernetesResource owner = createWidget("w", Map.of());
    create(ownedBy(owner, "s"));

    widget("w").delete();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(secret("s").get()).isNull());
  }

  @Test
  void a_secret_whose_owner_never_was_goes_too() {
    GenericKubernetesResource owner = createWidget("w", Map.of());
    owner.getMetadata().setUid("from-a-backup");

    create(ownedBy(owner, "s"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(secret("s").get()).isNull());
  }

  @Test
  void a_namespace_goes_when_it_is_empty() {
    String old = freshNamespace();
    client.resource(secretNamed("s").build()).inNamespace(old).create();

    client.namespaces().withName(old).delete();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(client.namespaces().withName(old).get()).isNull());
    assertThat(client.secrets().inNamespace(old).withName("s").get()).isNull();
  }

  @Test
  void a_definition_under_deletion_waits_for_its_last_resource() {
    createWidget("w", Map.of());
    widget("w").patch(MERGE, HOLD);
    var definition = widgets.definition();
    definition.delete();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(widget("w").get().isMarkedForDeletion()).isTrue());
    boolean waits = definition.get() != null;

    widget("w").patch(MERGE, LET_GO);

    assertThat(waits).isTrue();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(definition.get()).isNull());
  }

  private static Secret ownedBy(GenericKubernetesResource owner, String name) {
    return secretNamed(name)
        .editMetadata()
        .addToOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .build())
        .endMetadata()
        .build();
  }
}

package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Said of the embedded API and, where TEST_KUBECONFIG names one, of a real one. */
abstract class WritesContract extends WithKubernetes {
  private static final PatchContext JSON = PatchContext.of(PatchType.JSON);

  WritesContract(Backend backend) {
    super(backend);
  }

  @Test
  void a_dry_run_answers_with_the_object_and_persists_nothing() {
    Secret answered =
        client.resource(secretNamed("s").build()).inNamespace(namespace).dryRun().create();

    assertThat(answered.getMetadata().getUid()).isNotEmpty();
    assertThat(secret("s").get()).isNull();
  }

  @Test
  void a_dry_run_is_judged_like_the_real_write() {
    create(secretNamed("s").build());

    var refusal =
        refusalOf(
            () ->
                client.resource(secretNamed("s").build()).inNamespace(namespace).dryRun().create());

    assertThat(refusal.getCode()).isEqualTo(409);
  }

  @Test
  void replacing_a_stale_version_is_a_conflict() {
    GenericKubernetesResource first = createWidget("w", Map.of("size", "big"));
    widget("w").patch(MERGE, "{\"spec\":{\"size\":\"huge\"}}");

    var refusal = refusalOf(() -> widgets.all().resource(first).update());

    assertThat(refusal.getCode()).isEqualTo(409);
  }

  @Test
  void replacing_the_status_of_a_stale_version_is_a_conflict() {
    GenericKubernetesResource first = createWidget("w", Map.of("size", "big"));
    widget("w").patch(MERGE, "{\"spec\":{\"size\":\"huge\"}}");
    Widgets.setPhase(first, "Done");

    var refusal = refusalOf(() -> widgets.all().resource(first).updateStatus());

    assertThat(refusal.getCode()).isEqualTo(409);
  }

  @Test
  void a_merge_patch_that_names_a_stale_version_is_a_conflict() {
    createWidget("w", Map.of("size", "big"));

    var refusal =
        refusalOf(() -> widget("w").patch(MERGE, "{\"metadata\":{\"resourceVersion\":\"1\"}}"));

    assertThat(refusal.getCode()).isEqualTo(409);
  }

  @Test
  void replacing_the_status_changes_nothing_but_the_status() {
    GenericKubernetesResource widget = createWidget("w", Map.of("size", "big"));
    Widgets.setPhase(widget, "Done");
    widget.setAdditionalProperty("spec", Map.of("size", "huge"));
    widget.getMetadata().setLabels(Map.of("a", "b"));

    widgets.all().resource(widget).updateStatus();

    GenericKubernetesResource stored = widget("w").get();
    assertThat(stored.<String>get("status", "phase")).isEqualTo("Done");
    assertThat(stored.<String>get("spec", "size")).isEqualTo("big");
    assertThat(stored.getMetadata().getLabels()).isNullOrEmpty();
    assertThat(stored.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void replacing_the_object_leaves_the_status_alone() {
    GenericKubernetesResource widget = createWidget("w", Map.of("size", "big"));
    Widgets.setPhase(widget, "Done");

    widgets.all().resource(widget).update();

    assertThat(widget("w").get().<Object>get("status")).isNull();
  }

  @Test
  void only_a_change_of_the_spec_is_a_new_generation() {
    createWidget("w", Map.of("size", "big"));

    long relabelled =
        widget("w")
            .patch(MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}")
            .getMetadata()
            .getGeneration();
    long changed =
        widget("w").patch(MERGE, "{\"spec\":{\"size\":\"huge\"}}").getMetadata().getGeneration();

    assertThat(List.of(relabelled, changed)).containsExactly(1L, 2L);
  }

  @Test
  void a_write_that_changes_nothing_keeps_the_version() {
    GenericKubernetesResource widget = createWidget("w", Map.of("size", "big"));

    widgets.all().resource(widget).update();

    assertThat(widget("w").get().getMetadata().getResourceVersion())
        .isEqualTo(widget.getMetadata().getResourceVersion());
  }

  @Test
  void a_merge_patch_replaces_arrays_and_removes_what_is_null() {
    createWidget("w", Map.of("size", "big", "parts", List.of("a", "b")));

    widget("w")
        .patch(
            MERGE, "{\"metadata\":{\"labels\":null},\"spec\":{\"parts\":[\"c\"],\"size\":null}}");

    GenericKubernetesResource stored = widget("w").get();
    assertThat(stored.<List<String>>get("spec", "parts")).containsExactly("c");
    assertThat(stored.<String>get("spec", "size")).isEqualTo("small");
  }

  @Test
  void a_json_patch_whose_test_fails_is_refused_as_a_whole() {
    createWidget("w", Map.of("size", "big"));

    var refusal =
        refusalOf(
            () ->
                widget("w")
                    .patch(
                        JSON,
                        """
                        [{"op":"add","path":"/metadata/labels","value":{"a":"b"}},
                         {"op":"test","path":"/spec/size","value":"small"}]
                        """));

    assertThat(refusal.getCode()).isEqualTo(422);
    assertThat(widget("w").get().getMetadata().getLabels()).isNullOrEmpty();
  }

  @Test
  void defaults_are_filled_in_and_unknown_fields_dropped() {
    GenericKubernetesResource widget = createWidget("w", Map.of("colour", "red"));

    assertThat(widget.<Map<String, Object>>get("spec")).containsExactly(Map.entry("size", "small"));
  }

  @Test
  void the_uid_can_not_be_changed() {
    GenericKubernetesResource widget = createWidget("w", Map.of());
    widget.getMetadata().setUid("another");

    assertThat(refusalOf(() -> widgets.all().resource(widget).update()).getCode()).isEqualTo(409);
  }

  @Test
  void string_data_becomes_data() {
    Secret secret = create(secretNamed("s").addToStringData("key", "value").build());

    assertThat(secret.getData()).containsExactly(Map.entry("key", "dmFsdWU="));
    assertThat(secret.getStringData()).isNullOrEmpty();
    assertThat(secret.getType()).isEqualTo("Opaque");
  }

  @Test
  void an_immutable_secret_keeps_its_data() {
    create(secretNamed("s").withImmutable(true).addToStringData("key", "value").build());

    var refusal = refusalOf(() -> secret("s").patch(MERGE, "{\"data\":{\"key\":\"eA==\"}}"));

    assertThat(refusal.getCode()).isEqualTo(422);
  }

  @Test
  void the_type_of_a_secret_can_not_be_changed() {
    create(secretNamed("s").build());

    var refusal = refusalOf(() -> secret("s").patch(MERGE, "{\"type\":\"example.test/other\"}"));

    assertThat(refusal.getCode()).isEqualTo(422);
  }

  @Test
  void nothing_is_created_in_a_namespace_that_does_not_exist() {
    var refusal =
        refusalOf(() -> client.resource(secretNamed("s").build()).inNamespace("nowhere").create());

    assertThat(refusal.getCode()).isEqualTo(404);
  }

  @Test
  void nothing_is_created_in_a_namespace_under_deletion_and_the_cause_says_so() {
    String old = freshNamespace();
    client
        .resource(
            secretNamed("held")
                .editMetadata()
                .withFinalizers("example.test/held")
                .endMetadata()
                .build())
        .inNamespace(old)
        .create();
    client.namespaces().withName(old).delete();

    var refusal =
        refusalOf(() -> client.resource(secretNamed("s").build()).inNamespace(old).create());
    client.secrets().inNamespace(old).withName("held").patch(MERGE, LET_GO);

    assertThat(refusal.getCode()).isEqualTo(403);
    assertThat(refusal.getStatus().getDetails().getCauses())
        .singleElement()
        .satisfies(cause -> assertThat(cause.getReason()).isEqualTo("NamespaceTerminating"));
  }

  @Test
  void a_custom_resource_is_replaced_only_by_naming_its_version() {
    GenericKubernetesResource widget = createWidget("w", Map.of());
    widget.getMetadata().setResourceVersion(null);
    String path = "/apis/%s/v1/namespaces/%s/widgets/w".formatted(widgets.group(), namespace);

    assertThat(refusalOf(() -> client.raw(path, "PUT", widget)).getCode()).isEqualTo(422);
  }

  @Test
  void whoever_asks_may_do_everything() {
    var review =
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(
                new SelfSubjectAccessReviewBuilder()
                    .withNewSpec()
                    .withNewNonResourceAttributes("/healthz", "get")
                    .endSpec()
                    .build());

    assertThat(review.getStatus().getAllowed()).isTrue();
  }

  @Test
  void a_kind_without_a_definition_is_not_served() {
    createWidget("w", Map.of());
    widgets.definition().delete();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(refusalOf(() -> widgets.all().list()).getCode()).isEqualTo(404));
  }
}

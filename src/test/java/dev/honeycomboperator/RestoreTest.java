package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Operation;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A cluster is built again, of the same installation: its resources are new, and of what was there
 * before only a backup is left.
 */
@Tag("operator")
@Timeout(60)
class RestoreTest {

  private final World world =
      new World().set("sweep-interval", "PT0.5S").set("settling-time", "PT1.1S");
  private final ManagementKey credential = world.team.managementKey();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void with_its_secret_a_resource_is_attached_again_at_the_price_of_one_list() {
    var key = ready();
    var backup = world.secret("collectors");
    destroyed();

    restored(backup);
    rebuilt();

    world.expectReady("collectors");
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.status("collectors").keyId()).isEqualTo(key.id());
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.honeycomb.calls(Operation.INTROSPECT)).isEqualTo(1);
    assertThat(world.secret("collectors").getData()).isEqualTo(backup.getData());
  }

  @Test
  void a_value_that_lost_its_ledger_is_proven_and_kept() {
    var key = ready();
    var backup = world.secret("collectors");
    backup.getMetadata().getAnnotations().remove(Names.LEDGER);
    destroyed();

    restored(backup);
    rebuilt();

    world.expectReady("collectors");
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.honeycomb.calls(Operation.INTROSPECT)).isGreaterThan(1);
  }

  @Test
  void a_secret_that_comes_after_its_resource_does_no_harm() {
    ready();
    var backup = world.secret("collectors");
    destroyed();
    rebuilt();
    world.expectReady("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));

    world.secretResource("collectors").delete();
    restored(backup);

    world.expectReady("collectors");
    world.expect(() -> assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue());
    assertThat(world.posts()).isLessThanOrEqualTo(4);
  }

  @Test
  void without_secret_and_status_another_key_is_handed_out_before_the_old_one_goes() {
    var old = ready();
    destroyed();

    rebuilt();

    world.expect(() -> assertThat(world.liveKeys()).hasSize(1).doesNotContain(old));
    world.expectReady("collectors");
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(world.posts()).isEqualTo(2);
    world.expect(
        () ->
            assertThat(world.events("collectors"))
                .anySatisfy(
                    event -> assertThat(event.getMessage()).contains(old.id(), "not on record")));
  }

  @Test
  void with_its_status_alone_the_old_key_lives_on() {
    var old = ready();
    var status = world.status("collectors");
    destroyed();
    world.key("collectors");
    withStatus(status);

    rebuilt();

    world.expect(() -> assertThat(world.entry("collectors", "api-key")).isPresent());
    world.expectReady("collectors");
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(world.liveKeys()).hasSize(2).contains(old);
    assertThat(world.status("collectors").previousIds()).containsExactly(old.id());
  }

  @Test
  void an_older_secret_whose_key_still_works_is_kept_and_so_is_the_key_after_it() {
    ready();
    var older = world.secret("collectors");
    var current = rotated();
    world.stop();

    restored(older);
    world.started();

    world.expect(
        () -> assertThat(world.status("collectors").previousIds()).containsExactly(current));
    world.expectReady("collectors");
    assertThat(world.secret("collectors").getData()).isEqualTo(older.getData());
    assertThat(world.liveKeys()).hasSize(2);
    assertThat(world.posts()).isEqualTo(2);
  }

  @Test
  void an_older_secret_whose_key_is_gone_gets_a_new_one_and_the_key_after_it_lives_on() {
    var retired = ready();
    var older = world.secret("collectors");
    var current = rotated();
    world.stop();
    world.team.deleteInUi(retired.id());

    restored(older);
    world.started();

    world.expect(() -> assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue());
    world.expectReady("collectors");
    assertThat(world.status("collectors").previousIds()).containsExactly(current);
    assertThat(world.liveKeys()).extracting(ApiKey::id).contains(current);
    assertThat(world.posts()).isEqualTo(3);
  }

  @Test
  void a_secret_that_lost_its_labels_is_known_by_its_owner_and_labelled_again() {
    var key = ready();

    world
        .secretResource("collectors")
        .edit(
            found ->
                new SecretBuilder(found).editMetadata().withLabels(Map.of()).endMetadata().build());

    world.expect(
        () ->
            assertThat(world.secret("collectors").getMetadata().getLabels())
                .containsKeys(Names.OWNER, Names.MANAGED_BY));
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void a_secret_that_lost_labels_and_owner_is_claimed_by_the_labels_that_the_message_names() {
    var key = ready();
    var backup = world.secret("collectors");
    var labels = backup.getMetadata().getLabels();
    backup.getMetadata().setLabels(Map.of());
    destroyed();
    restored(backup);
    rebuilt();
    var ready = world.expectNotReady("collectors", Reason.SECRET_CONFLICT);
    labels.forEach((label, value) -> assertThat(ready.getMessage()).contains(label + "=" + value));

    world
        .secretResource("collectors")
        .edit(
            found ->
                new SecretBuilder(found).editMetadata().withLabels(labels).endMetadata().build());

    world.expectReady("collectors");
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
  }

  private ApiKey ready() {
    world.withTeam(credential).started();
    world.key("collectors");
    world.expectReady("collectors");
    return world.liveKeys().getFirst();
  }

  /** The id of the key after it. */
  private String rotated() {
    var before = world.status("collectors").keyId();
    world.annotate("collectors", Names.ROTATE, "now");
    world.expect(() -> assertThat(world.status("collectors").keyId()).isNotEqualTo(before));
    world.expectReady("collectors");
    return Objects.requireNonNull(world.status("collectors").keyId());
  }

  private void destroyed() {
    world.stop();
    for (var resource :
        List.of(
            world.resource("collectors"),
            world.teamResource(),
            world.secretResource("honeycomb-management-key"),
            world.secretResource("collectors"))) {
      resource.delete();
      World.letGo(resource);
      world.expect(() -> assertThat(resource.get()).isNull());
    }
  }

  /** The team and the resource, as a repository has them. */
  private void rebuilt() {
    world.withTeam(credential);
    world.key("collectors");
    world.started();
  }

  /** As a backup has it: of its metadata there are labels and annotations. */
  private void restored(Secret backup) {
    var existing = world.secretResource("collectors").get();
    var secret =
        new SecretBuilder(backup)
            .withNewMetadata()
            .withName("collectors")
            .withNamespace(world.namespace)
            .withLabels(backup.getMetadata().getLabels())
            .withAnnotations(backup.getMetadata().getAnnotations())
            .endMetadata()
            .build();
    if (existing != null) {
      world.secretResource("collectors").delete();
    }
    world.kubernetes.resource(secret).create();
  }

  private void withStatus(HoneycombApiKeyStatus status) {
    var resource = world.resource("collectors").require();
    resource.setStatus(status);
    world.kubernetes.resource(resource).updateStatus();
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Permission;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others change is put back, or said, and never costs a key that is in use. */
@Tag("operator")
@Timeout(60)
class DriftTest {

  private final World world =
      new World().set("sweep-interval", "PT0.5S").set("settling-time", "PT1.1S");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_display_name_changed_in_the_ui_is_changed_back() {
    var key = ready();

    world.team.renameInUi(key.id(), "other " + key.name());

    world.expect(
        () -> assertThat(world.team.key(key.id()).orElseThrow().name()).isEqualTo(key.name()));
  }

  @Test
  void a_mark_lost_in_the_ui_is_put_back_by_a_process_that_saw_it() {
    var key = ready();

    world.team.renameInUi(key.id(), "anything");

    world.expect(
        () -> assertThat(world.team.key(key.id()).orElseThrow().name()).isEqualTo(key.name()));
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void a_mark_lost_while_nobody_looked_is_asked_back() {
    var key = ready();
    world.stop();
    world.team.renameInUi(key.id(), "anything");

    world.started();

    var ready = world.expectNotReady("collectors", Reason.MARK_LOST);
    assertThat(ready.getMessage()).endsWith(key.name());
    assertThat(world.team.key(key.id()).orElseThrow().name()).isEqualTo("anything");
    world.team.renameInUi(key.id(), key.name());
    world.expectReady("collectors");
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void permissions_of_a_configuration_key_are_put_back() {
    world.withTeam().started();
    world.key(
        "admin",
        "type: configuration",
        "environment: {slug: production}",
        "permissions: {manageBoards: true, runQueries: true}");
    world.expectReady("admin");
    var key = world.liveKeys().getFirst();

    world.team.permitInUi(key.id(), Set.of(Permission.SEND_EVENTS));

    world.expect(
        () ->
            assertThat(world.team.key(key.id()).orElseThrow().permissions())
                .containsExactlyInAnyOrder(Permission.MANAGE_BOARDS, Permission.RUN_QUERIES));
  }

  @Test
  void a_key_deleted_in_the_ui_is_replaced() {
    var key = ready();

    world.team.deleteInUi(key.id());

    world.expect(() -> assertThat(world.liveKeys()).hasSize(1).doesNotContain(key));
    world.expect(() -> assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue());
  }

  @Test
  void a_key_disabled_in_the_ui_stays_disabled_and_is_said() {
    var key = ready();

    world.team.disableInUi(key.id());

    world.expectNotReady("collectors", Reason.DISABLED_IN_HONEYCOMB);
    assertThat(world.team.key(key.id()).orElseThrow().disabled()).isTrue();
    world.team.enableInUi(key.id());
    world.expectReady("collectors");
  }

  @Test
  void a_deleted_secret_gets_another_key_and_the_old_one_lives_on() {
    var key = ready();
    var old = world.value("collectors");

    world.secretResource("collectors").delete();

    world.expect(() -> assertThat(world.liveKeys()).hasSize(2));
    world.expect(
        () -> assertThat(world.status("collectors").previousIds()).containsExactly(key.id()));
    world.expectReady("collectors");
    assertThat(world.honeycomb.accepts(old)).isTrue();
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
  }

  @Test
  void a_previous_key_goes_when_the_overlap_is_over() {
    world.set("overlap", "PT2S");
    var key = ready();

    world.annotate("collectors", Names.ROTATE, "now");

    world.expect(() -> assertThat(world.posts()).isEqualTo(2));
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1).doesNotContain(key));
    world.expect(() -> assertThat(world.status("collectors").previousIds()).isEmpty());
  }

  @Test
  void an_altered_value_is_replaced_and_the_old_key_lives_on() {
    var key = ready();

    world.secretResource("collectors").edit(found -> with(found, "api-key", "garbage"));

    world.expect(() -> assertThat(world.liveKeys()).hasSize(2).contains(key));
    world.expect(() -> assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue());
  }

  @Test
  void a_lost_ledger_is_written_again_and_costs_no_key() {
    var key = ready();

    world
        .secretResource("collectors")
        .edit(
            found -> {
              found.getMetadata().getAnnotations().remove(Names.LEDGER);
              return found;
            });

    world.expect(
        () ->
            assertThat(world.secret("collectors").getMetadata().getAnnotations())
                .containsKey(Names.LEDGER));
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void what_others_add_to_the_secret_is_left_alone_and_what_we_set_is_put_back() {
    world.withTeam().started();
    world.key(
        "collectors",
        "environment: {slug: production}",
        "secret: {labels: {team: red}, data: {HEADERS: 'x-honeycomb-team={key}'}}");
    world.expectReady("collectors");

    world
        .secretResource("collectors")
        .edit(
            found -> {
              found.getMetadata().getLabels().put("team", "blue");
              found.getMetadata().getLabels().put("theirs", "yes");
              return with(with(found, "HEADERS", "gone"), "theirs", "kept");
            });

    world.expect(
        () -> {
          assertThat(world.secret("collectors").getMetadata().getLabels())
              .containsEntry("team", "red")
              .containsEntry("theirs", "yes");
          assertThat(world.entry("collectors", "theirs")).contains("kept");
          assertThat(world.entry("collectors", "HEADERS"))
              .contains("x-honeycomb-team=" + world.value("collectors").reveal());
        });
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void another_environment_means_another_key_and_the_old_one_lives_on() {
    world.team.environment("staging");
    var key = ready();

    world.key("collectors", "environment: {slug: staging}");

    world.expectReady("collectors");
    assertThat(world.liveKeys()).hasSize(2).contains(key);
    assertThat(world.status("collectors").environment()).isEqualTo("staging");
    assertThat(world.status("collectors").previousIds()).containsExactly(key.id());
  }

  @Test
  void a_disabled_key_is_enabled_again_when_the_spec_says_so() {
    var key = ready();
    world.key("collectors", "environment: {slug: production}", "disabled: true");
    world.expect(() -> assertThat(world.team.key(key.id()).orElseThrow().disabled()).isTrue());
    world.expectReady("collectors");

    world.key("collectors", "environment: {slug: production}", "disabled: false");

    world.expect(() -> assertThat(world.team.key(key.id()).orElseThrow().disabled()).isFalse());
    world.expectReady("collectors");
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void a_stray_that_bears_our_mark_and_was_never_handed_out_is_revoked() {
    var key = ready();
    world.stop();
    var stray = world.team.createInUi(key.type(), key.name(), key.environmentId().orElseThrow());

    world.started();

    world.expect(() -> assertThat(world.liveKeys()).containsExactly(key));
    assertThat(world.team.key(stray.key().id())).isEmpty();
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
  }

  @Test
  void a_pause_stops_repair_and_its_end_resumes_it() {
    var key = ready();
    world.annotate("collectors", Names.PAUSED, "true");
    world.expect(() -> assertThat(world.condition("collectors", "Paused")).isPresent());
    world.team.renameInUi(key.id(), "other " + key.name());

    world.annotate("collectors", Names.PAUSED, "false");

    world.expect(
        () -> assertThat(world.team.key(key.id()).orElseThrow().name()).isEqualTo(key.name()));
    assertThat(world.condition("collectors", "Paused")).isEmpty();
  }

  private ApiKey ready() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    return world.liveKeys().getFirst();
  }

  private static io.fabric8.kubernetes.api.model.Secret with(
      io.fabric8.kubernetes.api.model.Secret secret, String entry, String value) {
    return new SecretBuilder(secret)
        .addToData(
            entry,
            Base64.getEncoder()
                .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .build();
  }
}

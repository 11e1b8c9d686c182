package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key that is replaced goes in stages, and can be had back. */
@Tag("operator")
@Timeout(60)
class RotationTest {

  private static final String KEY = "collectors";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_replaced_key_works_for_the_overlap_is_disabled_for_a_while_and_then_deleted() {
    var old = ready("PT3S");
    var value = world.value(KEY);

    rotate();

    expectRotating("Overlap");
    assertThat(world.honeycomb.accepts(value)).isTrue();
    assertThat(world.honeycomb.accepts(world.value(KEY))).isTrue();
    expectRotating("Retiring");
    world.expect(() -> assertThat(remote(old).disabled()).isTrue());
    world.expect(() -> assertThat(world.team.key(old)).isEmpty());
    world.expect(() -> assertThat(world.condition(KEY, "Rotating")).isEmpty());
    assertThat(world.status(KEY).previous()).isNull();
    assertThat(world.condition(KEY, "Ready").orElseThrow().getStatus()).isEqualTo("True");
    world.expect(
        () ->
            assertThat(world.events(KEY).stream().map(Event::getReason))
                .contains("Issued", "Disabled", "Revoked"));
  }

  @Test
  void status_says_since_when_a_key_is_replaced_and_when_it_may_go() {
    var old = ready("PT1H");

    rotate();

    world.expect(() -> assertThat(previous().since()).isNotNull());
    assertThat(previous().id()).isEqualTo(old);
    assertThat(previous().since()).isEqualTo(world.status(KEY).issuedAt());
    assertThat(Instant.parse(Objects.requireNonNull(previous().mayGoAt())))
        .isEqualTo(Instant.parse(Objects.requireNonNull(previous().since())).plusSeconds(3600));
  }

  @Test
  void a_disabled_previous_key_is_had_back_by_an_annotation() {
    var old = ready("PT5S");
    var value = world.value(KEY);
    rotate();
    world.expect(() -> assertThat(remote(old).disabled()).isTrue());

    world.annotate(KEY, Names.KEEP_PREVIOUS, "true");

    world.expect(() -> assertThat(world.honeycomb.accepts(value)).isTrue());
    expectRotating("Kept");
    world.annotate(KEY, Names.KEEP_PREVIOUS, "false");
    world.expect(() -> assertThat(world.team.key(old)).isEmpty());
  }

  @Test
  void a_previous_key_that_a_person_disabled_is_not_enabled_again() {
    var old = ready("PT1H");
    rotate();
    expectRotating("Overlap");
    world.team.disableInUi(old);

    world.annotate(KEY, Names.KEEP_PREVIOUS, "true");

    expectRotating("Kept");
    assertThat(remote(old).disabled()).isTrue();
  }

  @Test
  void keys_that_have_leaked_are_gone_as_soon_as_the_secret_holds_another() {
    var oldest = ready("PT1H");
    rotate();
    expectRotating("Overlap");
    var old = Objects.requireNonNull(world.status(KEY).keyId());

    world.annotate(KEY, Names.REVOKE_AND_ROTATE, "it is on a screenshot");

    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
    world.expectReady(KEY);
    assertThat(world.status(KEY).keyId()).isNotIn(oldest, old);
    assertThat(world.honeycomb.accepts(world.value(KEY))).isTrue();
    assertThat(world.posts()).isEqualTo(3);
  }

  @Test
  void an_older_secret_that_comes_back_after_its_key_was_disabled_gets_another() {
    var old = ready("PT5S");
    var backup = world.secret(KEY);
    rotate();
    world.expect(() -> assertThat(remote(old).disabled()).isTrue());

    restore(backup);

    world.expect(() -> assertThat(world.honeycomb.accepts(world.value(KEY))).isTrue());
    world.expectReady(KEY);
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
  }

  @Test
  void a_schedule_is_seen_in_status() {
    ready("PT1H");

    world.key(KEY, "environment: {slug: production}, rotation: {every: 90d}");

    world.expect(() -> assertThat(world.status(KEY).nextRotation()).isNotNull());
    assertThat(Instant.parse(Objects.requireNonNull(world.status(KEY).nextRotation())))
        .isBetween(
            Instant.now().plus(Duration.ofDays(80)), Instant.now().plus(Duration.ofDays(90)));
    assertThat(gauge("keys.oldest.age")).isBetween(0.0, 60.0);
    assertThat(gauge("rotations.overdue")).isZero();
  }

  @Test
  void drift_is_looked_for_while_a_previous_key_waits() {
    world.set("sweep-interval", "PT1S");
    ready("PT1H");
    rotate();
    expectRotating("Overlap");
    var held = remote(Objects.requireNonNull(world.status(KEY).keyId()));

    world.team.renameInUi(held.id(), "another name " + held.name().replaceAll(".* \\[", "["));

    world.expect(() -> assertThat(remote(held.id()).name()).isEqualTo(held.name()));
  }

  private String ready(String overlap) {
    world.set("overlap", overlap).withTeam().started();
    world.key(KEY);
    world.expectReady(KEY);
    return Objects.requireNonNull(world.status(KEY).keyId());
  }

  private void rotate() {
    world.annotate(KEY, Names.ROTATE, "now");
  }

  private void restore(Secret backup) {
    world
        .secretResource(KEY)
        .edit(
            found ->
                new SecretBuilder(found)
                    .withData(backup.getData())
                    .editMetadata()
                    .withAnnotations(backup.getMetadata().getAnnotations())
                    .endMetadata()
                    .build());
  }

  private void expectRotating(String reason) {
    world.expect(
        () ->
            assertThat(world.condition(KEY, "Rotating").map(Condition::getReason))
                .contains(reason));
  }

  private PreviousKey previous() {
    return Objects.requireNonNull(world.status(KEY).previous()).getFirst();
  }

  private ApiKey remote(String id) {
    return world.team.key(id).orElseThrow();
  }

  private double gauge(String name) {
    return world.metrics.find("honeycomb_operator." + name).gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }
}

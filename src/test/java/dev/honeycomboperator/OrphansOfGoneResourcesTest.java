package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.IssuedKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Operation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys with this installation's mark whose resource is gone. */
@Tag("operator")
@Timeout(60)
class OrphansOfGoneResourcesTest {

  private static final String INSTALLATION = "orphanage";

  private final World world =
      new World()
          .watchingEverything(INSTALLATION)
          .set("sweep-interval", "PT0.5S")
          .set("settling-time", "PT1.1S");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_key_without_a_resource_is_reported_once_and_left_alone() {
    var orphan = keyOf(INSTALLATION, "gone").key();

    world.withTeam().started();

    expectOrphans(1);
    world.expect(() -> assertThat(gauge()).isEqualTo(1));
    lists(4);
    assertThat(world.team.liveKeys()).contains(orphan);
    assertThat(told("Orphaned")).singleElement().asString().contains(orphan.id());
  }

  @Test
  void a_key_without_a_resource_is_revoked_where_that_is_asked_for() {
    var orphan = keyOf(INSTALLATION, "gone").key();

    world.set("orphans", "Revoke").withTeam().started();

    world.expect(() -> assertThat(world.team.liveKeys()).isEmpty());
    world.expect(
        () -> assertThat(told("Revoked")).singleElement().asString().contains(orphan.id()));
    expectOrphans(0);
  }

  @Test
  void a_key_whose_resource_lost_its_finalizer_by_force_is_revoked() {
    var key = readyKey();
    world.stop();
    force("collectors");
    world.secretResource("collectors").delete();

    world.set("orphans", "Revoke").started();

    world.expect(() -> assertThat(world.team.liveKeys()).doesNotContain(key));
  }

  @Test
  void an_orphan_is_revoked_only_when_a_second_list_shows_it() {
    keyOf(INSTALLATION, "gone");

    world.set("orphans", "Revoke").set("sweep-interval", "PT1H").withTeam().started();

    expectOrphans(1);
    world.teamResource().edit(team -> world.allowing(team, "ingest"));
    world.key("collectors");
    world.expectReady("collectors");
    assertThat(world.team.liveKeys()).hasSize(2);
  }

  @Test
  void a_key_of_another_installation_is_never_revoked() {
    var theirs = keyOf("elsewhere", "gone").key();
    keyOf(INSTALLATION, "gone");

    world.set("orphans", "Revoke").withTeam().started();

    world.expect(() -> assertThat(world.team.liveKeys()).containsExactly(theirs));
  }

  @Test
  void a_key_that_any_secret_holds_is_never_revoked() {
    var held = keyOf(INSTALLATION, "held");
    keyOf(INSTALLATION, "gone");
    world
        .kubernetes
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("a-copy")
                .withNamespace(world.namespace)
                .endMetadata()
                .withStringData(Map.of("headers", "x-honeycomb-team=" + held.value().reveal()))
                .build())
        .create();

    world.set("orphans", "Revoke").withTeam().started();

    world.expect(() -> assertThat(world.team.liveKeys()).containsExactly(held.key()));
    lists(4);
    assertThat(world.team.liveKeys()).containsExactly(held.key());
    expectOrphans(1);
  }

  @Test
  void a_key_that_has_a_resource_is_no_orphan() {
    world.set("orphans", "Revoke");
    var key = readyKey();

    lists(4);

    assertThat(world.team.liveKeys()).containsExactly(key);
    assertThat(told("Orphaned")).isEmpty();
  }

  @Test
  void a_retained_key_is_nobodys_and_never_touched() {
    world.set("orphans", "Revoke");
    var key = readyKey();
    world.edit("collectors", world::retaining);
    world.resource("collectors").delete();
    world.expectGone("collectors");
    world.secretResource("collectors").delete();

    lists(4);

    assertThat(world.team.key(key.id())).isPresent();
    assertThat(told("Orphaned")).isEmpty();
  }

  @Test
  void while_a_brake_is_on_no_orphan_is_revoked() {
    world.set("orphans", "Revoke");
    readyKey();
    lists(4);
    var foreign = keyOf(INSTALLATION, "gone").key();

    world.expectTeam("False", Reason.ANOTHER_WRITER);
    lists(4);

    assertThat(world.team.liveKeys()).contains(foreign);
  }

  @Test
  void who_does_not_see_every_resource_says_nothing_of_orphans() {
    keyOf(INSTALLATION, "gone");

    world.set("watch-namespaces", world.namespace).withTeam().started();

    lists(4);
    expectOrphans(0);
    assertThat(told("Orphaned")).isEmpty();
  }

  private IssuedKey keyOf(String installation, String resource) {
    var environment = world.team.environment("production").id();
    return world.team.createInUi(
        KeyType.INGEST, Mark.of(installation, "rebuilt", resource).nameFor(resource), environment);
  }

  private ApiKey readyKey() {
    world.withTeam().started();
    world.key("collectors");
    world.expectReady("collectors");
    return world.team.liveKeys().getFirst();
  }

  private void force(String name) {
    world.edit(
        name,
        (HoneycombApiKey found) -> {
          found.getMetadata().setFinalizers(List.of());
          return found;
        });
    world.resource(name).delete();
    world.expectGone(name);
  }

  private void lists(int more) {
    var before = world.honeycomb.calls(Operation.LIST_KEYS);
    world.expect(
        () ->
            assertThat(world.honeycomb.calls(Operation.LIST_KEYS))
                .isGreaterThanOrEqualTo(before + more));
  }

  private void expectOrphans(int count) {
    world.expect(
        () ->
            assertThat(world.teamResource().require().getStatus())
                .isNotNull()
                .extracting(status -> status.orphans())
                .isEqualTo(count));
  }

  private List<String> told(String reason) {
    return world.events("acme").stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }

  private double gauge() {
    return world.metrics.find("honeycomb_operator.team.orphans").gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.api.model.Event;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is too unlikely to be answered without a person. */
@Tag("operator")
@Timeout(60)
class BrakesTest {

  private static final int KEYS = 6;

  private final World world =
      new World().set("sweep-interval", "PT0.5S").set("settling-time", "PT1.1S");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void keys_deleted_in_mass_are_not_issued_anew_until_that_is_confirmed() {
    var keys = ready(KEYS);

    deleteBetweenTwoLists(keys);

    world.expectTeam("False", Reason.MASS_LOSS);
    world.expect(() -> assertThat(gauge("brake")).isEqualTo(1));
    IntStream.range(0, KEYS).forEach(i -> world.expectNotReady("key-" + i, Reason.MASS_LOSS));
    assertThat(world.posts()).isEqualTo(KEYS);
    confirm(new Brake.MassLoss(ids(keys), KEYS, "").token());
    IntStream.range(0, KEYS).forEach(i -> world.expectReady("key-" + i));
    world.expectTeam("True", Reason.AVAILABLE);
    assertThat(world.posts()).isEqualTo(2 * KEYS);
    assertThat(gauge("brake")).isZero();
  }

  @Test
  void a_mass_loss_is_seen_by_a_process_that_never_saw_the_keys() {
    var keys = ready(KEYS);
    world.stop();
    keys.forEach(key -> world.team.deleteInUi(key.id()));

    world.started();

    world.expectTeam("False", Reason.MASS_LOSS);
    world.expectNotReady("key-0", Reason.MASS_LOSS);
    assertThat(world.posts()).isEqualTo(KEYS);
  }

  @Test
  void a_mass_of_resources_deleted_on_purpose_is_no_loss() {
    ready(KEYS);

    IntStream.range(1, KEYS).forEach(i -> world.resource("key-" + i).delete());

    IntStream.range(1, KEYS).forEach(i -> world.expectGone("key-" + i));
    world.team.deleteInUi(Objects.requireNonNull(world.status("key-0").keyId()));
    world.expect(() -> assertThat(world.posts()).isEqualTo(KEYS + 1));
    world.expectReady("key-0");
  }

  @Test
  void a_key_that_another_operator_made_stops_this_one_until_that_is_confirmed() {
    var key = ready(1).getFirst();
    var foreign = cloneWrites(key);

    world.expectTeam("False", Reason.ANOTHER_WRITER);
    world.key("next");

    world.expectNotReady("next", Reason.ANOTHER_WRITER);
    assertThat(world.liveKeys()).containsExactlyInAnyOrder(key, foreign);
    assertThat(world.condition("key-0", "Ready").orElseThrow().getStatus()).isEqualTo("True");
    confirm(new Brake.AnotherWriter(List.of(foreign.id()), "").token());
    world.expectReady("next");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(2).doesNotContain(foreign));
    world.expectTeam("True", Reason.AVAILABLE);
  }

  @Test
  void another_writer_is_not_forgotten_by_a_restart() {
    var key = ready(1).getFirst();
    var foreign = cloneWrites(key);
    world.expectTeam("False", Reason.ANOTHER_WRITER);
    world.stop();

    world.started();
    world.key("next");

    world.expectNotReady("next", Reason.ANOTHER_WRITER);
    assertThat(world.liveKeys()).containsExactlyInAnyOrder(key, foreign);
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void a_brake_is_told_once_and_says_the_command_that_lets_go() {
    var foreign = cloneWrites(ready(1).getFirst());
    world.expectTeam("False", Reason.ANOTHER_WRITER);
    var lists = world.honeycomb.calls(Operation.LIST_KEYS);

    world.expect(
        () -> assertThat(world.honeycomb.calls(Operation.LIST_KEYS)).isGreaterThan(lists + 2));

    var token = new Brake.AnotherWriter(List.of(foreign.id()), "").token();
    assertThat(world.events("acme"))
        .filteredOn(event -> event.getReason().equals(Reason.ANOTHER_WRITER.text()))
        .singleElement()
        .extracting(Event::getMessage)
        .asString()
        .contains(foreign.id())
        .endsWith(
            "kubectl annotate honeycombteam acme -n %s --overwrite honeycomb-operator.dev/confirm=%s"
                .formatted(world.namespace, token));
  }

  @Test
  void a_404_is_no_proof_that_a_key_is_gone_while_the_credential_speaks_for_another_team() {
    var key = ready(1).getFirst();
    var other = world.honeycomb.team("other").managementKey();

    world.credential(other.id(), other.secret().reveal());

    world.expectTeam("False", Reason.CREDENTIAL_OF_ANOTHER_TEAM);
    world.annotate("key-0", "example.com/note", "look again");
    assertThat(world.liveKeys()).containsExactly(key);
    assertThat(world.posts()).isEqualTo(1);
    assertThat(world.status("key-0").keyId()).isEqualTo(key.id());
  }

  private List<ApiKey> ready(int keys) {
    world.withTeam().started();
    IntStream.range(0, keys).forEach(i -> world.key("key-" + i));
    IntStream.range(0, keys).forEach(i -> world.expectReady("key-" + i));
    return world.liveKeys();
  }

  private void deleteBetweenTwoLists(List<ApiKey> keys) {
    world.honeycomb.failEvery(Operation.LIST_KEYS, Fault.serverError());
    keys.forEach(key -> world.team.deleteInUi(key.id()));
    world.honeycomb.heal();
  }

  /**
   * What the operator of a cloned cluster does: a key for the same resource, with the same mark.
   */
  private ApiKey cloneWrites(ApiKey key) {
    var lists = world.honeycomb.calls(Operation.LIST_KEYS);
    // By then whatever was there when the process began has settled.
    world.expect(
        () -> assertThat(world.honeycomb.calls(Operation.LIST_KEYS)).isGreaterThan(lists + 4));
    return world.team.createInUi(key.type(), key.name(), key.environmentId().orElseThrow()).key();
  }

  private void confirm(String token) {
    world
        .teamResource()
        .edit(
            (HoneycombTeam team) -> {
              team.getMetadata().getAnnotations().put(Names.CONFIRM, token);
              return team;
            });
  }

  private double gauge(String name) {
    return world.metrics.find("honeycomb_operator.team." + name).gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }

  private static List<String> ids(List<ApiKey> keys) {
    return keys.stream().map(ApiKey::id).toList();
  }
}

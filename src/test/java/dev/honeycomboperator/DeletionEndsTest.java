package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A deletion waits for as long as a key could be alive, says why, and ends without help when
 * Honeycomb is well again.
 */
@Tag("operator")
@Timeout(60)
class DeletionEndsTest {

  private final World world = new World().set("retry-max", "PT0.3S");
  private final ManagementKey credential = world.team.managementKey();
  private boolean swapped;

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void a_deletion_waits_visibly_for_as_long_as_the_trouble_lasts(
      String name, Reason reason, Consumer<DeletionEndsTest> trouble) {
    ready();
    try (var vigil = Vigil.over(world)) {
      trouble.accept(this);
      if (swapped) {
        // Until it is noticed the old management key goes on serving.
        world.expectTeam("False", reason);
      }

      world.resource("collectors").delete();

      waitsVisibly(reason);
      heal();
      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void a_process_that_starts_into_the_trouble_waits_as_well(
      String name, Reason reason, Consumer<DeletionEndsTest> trouble) {
    ready();
    world.stop();
    world.resource("collectors").delete();
    try (var vigil = Vigil.over(world)) {
      trouble.accept(this);

      world.started();

      waitsVisibly(reason);
      heal();
      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        every("401 from everything", Reason.CREDENTIAL_REFUSED, Fault.status(401)),
        deletes("401 from deletes", Reason.CREDENTIAL_REFUSED, Fault.status(401)),
        every("403 from everything", Reason.FORBIDDEN, Fault.status(403)),
        deletes("403 from deletes", Reason.FORBIDDEN, Fault.status(403)),
        every("429 from everything", Reason.RATE_LIMITED, tooMany()),
        deletes("429 from deletes", Reason.RATE_LIMITED, tooMany()),
        every("500 from everything", Reason.HONEYCOMB_UNAVAILABLE, Fault.serverError()),
        deletes("500 from deletes", Reason.HONEYCOMB_UNAVAILABLE, Fault.serverError()),
        deletes("502 from deletes", Reason.HONEYCOMB_UNAVAILABLE, Fault.badGateway()),
        every("no reply from anything", Reason.HONEYCOMB_UNAVAILABLE, Fault.silence()),
        deletes("no reply to deletes", Reason.HONEYCOMB_UNAVAILABLE, Fault.silence()),
        deletes("connections reset", Reason.HONEYCOMB_UNAVAILABLE, Fault.reset()),
        every("no connections", Reason.HONEYCOMB_UNAVAILABLE, Fault.refused()),
        trouble(
            "404, asked with a management key of another team",
            Reason.CREDENTIAL_OF_ANOTHER_TEAM,
            test -> test.manageWith(test.world.honeycomb.team("other").managementKey())),
        trouble(
            "a management key that was revoked",
            Reason.CREDENTIAL_REFUSED,
            test -> test.manageWith(new ManagementKey("hcamk_nobody", test.credential.secret()))));
  }

  @Test
  void a_delete_that_was_carried_out_without_a_reply_ends_the_deletion() {
    ready();
    world.honeycomb.failNext(Operation.DELETE_KEY, Fault.silence().afterCommit());
    try (var vigil = Vigil.over(world)) {
      world.resource("collectors").delete();

      world.expectGone("collectors");
      vigil.expectThatNothingWasLeftBehind();
    }
  }

  private void ready() {
    world.withTeam(credential).started();
    world.key("collectors");
    world.expectReady("collectors");
  }

  private void manageWith(ManagementKey key) {
    swapped = !key.equals(credential);
    world.credential(key.id(), key.secret().reveal());
  }

  private void heal() {
    world.honeycomb.heal();
    manageWith(credential);
  }

  private void waitsVisibly(Reason reason) {
    world.expectNotReady("collectors", reason);
    world.expect(
        () ->
            assertThat(world.events("collectors"))
                .anySatisfy(event -> assertThat(event.getReason()).isEqualTo(reason.text())));
    var turns = world.turns();
    world.expect(() -> assertThat(world.turns()).isGreaterThan(turns + 1));
    assertThat(world.resource("collectors").require().getFinalizers())
        .containsExactly(Names.FINALIZER);
    assertThat(world.liveKeys()).hasSize(1);
  }

  private static Fault tooMany() {
    return Fault.rateLimited(Fault.RetryAfterForm.SECONDS, Duration.ofSeconds(1));
  }

  private static Arguments every(String name, Reason reason, Fault fault) {
    return trouble(name, reason, test -> test.world.honeycomb.outage(fault));
  }

  private static Arguments deletes(String name, Reason reason, Fault fault) {
    return trouble(
        name, reason, test -> test.world.honeycomb.failEvery(Operation.DELETE_KEY, fault));
  }

  private static Arguments trouble(String name, Reason reason, Consumer<DeletionEndsTest> trouble) {
    return Arguments.of(name, reason, trouble);
  }
}

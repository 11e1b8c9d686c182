package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The secret of a key is in one reply. When that is lost, the key is, and must not stay behind. */
@Tag("operator")
@Timeout(60)
class LostRepliesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> lostReplies() {
    return Stream.of(
        Arguments.of("500 after commit", Fault.serverError().afterCommit()),
        Arguments.of("500 before commit", Fault.serverError()),
        Arguments.of("reset after commit", Fault.reset().afterCommit()),
        Arguments.of("reset before commit", Fault.reset()),
        Arguments.of("never answered, committed", Fault.silence().afterCommit()),
        Arguments.of("never answered, not committed", Fault.silence()),
        Arguments.of("an HTML page after commit", Fault.badGateway().afterCommit()),
        Arguments.of("nonsense after commit", Fault.garbled().afterCommit()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostReplies")
  void after_a_lost_reply_exactly_one_key_lives_and_the_secret_holds_it(String name, Fault fault) {
    world.withTeam().started();
    world.honeycomb.failNext(Operation.CREATE_KEY, fault);

    world.key("collectors");

    world.expectReady("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(world.posts()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notProcessed")
  void what_was_not_processed_is_tried_again_at_once(String name, Fault fault) {
    world.withTeam().started();
    world.honeycomb.failNext(Operation.CREATE_KEY, fault);

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(world.liveKeys()).hasSize(1);
  }

  static Stream<Arguments> notProcessed() {
    return Stream.of(
        Arguments.of(
            "429",
            Fault.rateLimited(Fault.RetryAfterForm.SECONDS, java.time.Duration.ofSeconds(1))),
        Arguments.of("refused", Fault.refused()));
  }
}

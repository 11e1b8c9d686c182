package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.fake.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who sends every 10 ms through a rotation loses nothing, as long as the overlap is long enough.
 */
@Tag("operator")
@Timeout(60)
class NoEventLostTest {

  private static final String KEY = "collectors";
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration TOO_LATE = Duration.ofMinutes(5);

  private final World world = new World().set("overlap", "PT4S");

  @TempDir private Path mount;

  @BeforeEach
  void ready() {
    world.withTeam().started();
    world.key(KEY);
    world.expectReady(KEY);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_sender_that_reads_the_mounted_file_sees_no_401() {
    var volume = new Volume(mount);
    try (var _ = new Kubelet(world, KEY, SOON, volume::renew);
        var sender = new Sender(world.door.baseUrl(), volume::read)) {
      rotateToTheEnd(sender);

      assertThatNothingIsLost(sender);
    }
  }

  @Test
  void a_sender_that_is_restarted_with_another_environment_sees_no_401() {
    var variable = new AtomicReference<>("");
    try (var _ = new Kubelet(world, KEY, SOON, variable::set);
        var sender = new Sender(world.door.baseUrl(), variable::get)) {
      rotateToTheEnd(sender);

      assertThatNothingIsLost(sender);
    }
  }

  @Test
  void a_sender_that_learns_of_the_new_key_after_the_overlap_loses_events() {
    var volume = new Volume(mount);
    try (var _ = new Kubelet(world, KEY, TOO_LATE, volume::renew);
        var sender = new Sender(world.door.baseUrl(), volume::read)) {
      rotateToTheEnd(sender);

      assertThat(sender.lost()).isPositive();
      assertThat(world.honeycomb.events().refused()).isPositive();
    }
  }

  private void rotateToTheEnd(Sender sender) {
    var old = world.status(KEY).keyId();
    world.expect(() -> assertThat(sender.delivered()).isPositive());
    world.annotate(KEY, Names.ROTATE, "now");
    world.expect(() -> assertThat(world.team.key(String.valueOf(old))).isEmpty());
    var before = sender.delivered() + sender.lost();
    world.expect(() -> assertThat(sender.delivered() + sender.lost()).isGreaterThan(before));
  }

  private static void assertThatNothingIsLost(Sender sender) {
    System.out.printf(
        "Sender: %d events delivered with %d keys, %d lost%n",
        sender.delivered(), sender.keysUsed(), sender.lost());
    assertThat(sender.lost()).isZero();
    assertThat(sender.trouble()).isEmpty();
    assertThat(sender.keysUsed()).isEqualTo(2);
    assertThat(sender.delivered()).isGreaterThan(100);
  }
}

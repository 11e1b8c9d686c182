package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A POST that is sent twice makes two keys, of which one is known to nobody. */
final class OneRequestTest {

  private static final NewKey KEY = new NewKey(KeyType.INGEST, "k", "hcaen_1", Set.of(), false);

  static Stream<Ending> waysToFail() {
    return Stream.of(
        new Ending.Reset(),
        new Ending.Half(),
        new Ending.Silence(),
        ScriptedHoneycomb.json(500, "{}"),
        ScriptedHoneycomb.json(503, "{}"),
        ScriptedHoneycomb.json(201, "{}"),
        ScriptedHoneycomb.json(429, "{}"));
  }

  @ParameterizedTest
  @MethodSource("waysToFail")
  void a_post_is_sent_once_however_it_fails(Ending ending) {
    try (var honeycomb = new ScriptedHoneycomb(Duration.ofMillis(400), _ -> ending)) {
      var client = honeycomb.acquaintedClient();

      Failing.problem(() -> client.create(KEY));

      assertThat(honeycomb.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("waysToFail")
  void a_change_is_sent_once_however_it_fails(Ending ending) {
    try (var honeycomb = new ScriptedHoneycomb(Duration.ofMillis(400), _ -> ending)) {
      var client = honeycomb.acquaintedClient();

      Failing.problem(() -> client.update("hcaik_1", KeyChange.NONE.withName("n")));

      assertThat(honeycomb.requests()).hasSize(1);
    }
  }

  @Test
  void a_body_that_is_asked_for_again_fails_before_anything_is_sent() {
    var body = new OneShotBody("{}");
    var first = new Recorder();
    var second = new Recorder();
    body.subscribe(first);

    body.subscribe(second);

    assertThat(first.bytes).isEqualTo(2);
    assertThat(first.failures).isEmpty();
    assertThat(second.bytes).isZero();
    assertThat(second.failures).hasSize(1).first().isInstanceOf(IOException.class);
  }

  private static final class Recorder implements Flow.Subscriber<ByteBuffer> {
    private final List<Throwable> failures = new ArrayList<>();
    private int bytes;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      bytes += item.remaining();
    }

    @Override
    public void onError(Throwable throwable) {
      failures.add(throwable);
    }

    @Override
    public void onComplete() {}
  }
}

package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Budget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResourceMemoryTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final ResourceMemory memory =
      new ResourceMemory(new Budget.Limits(1, Duration.ofMinutes(15), Duration.ofHours(6)));

  @Test
  void a_cache_that_goes_back_in_time_grants_no_keys() {
    memory.sawGeneration(2);
    memory.posted(NOW);

    memory.sawGeneration(1);
    memory.sawGeneration(2);

    assertThat(memory.mintingPausedUntil(NOW)).isPresent();
  }

  @Test
  void a_spec_that_changed_gets_a_key_although_the_brake_is_on() {
    memory.sawGeneration(1);
    memory.posted(NOW);

    memory.sawGeneration(2);

    assertThat(memory.mintingPausedUntil(NOW)).isEmpty();
  }
}

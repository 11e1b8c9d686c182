package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Budget;
import dev.honeycomboperator.decision.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  @Test
  void a_person_who_asks_for_a_key_gets_one_although_the_brake_is_on() {
    memory.sawDemand(asked("1"));
    memory.posted(NOW);

    memory.sawDemand(asked("2"));

    assertThat(memory.mintingPausedUntil(NOW)).isEmpty();
  }

  @Test
  void a_demand_grants_one_key() {
    memory.sawDemand(asked("1"));
    memory.posted(NOW);
    memory.sawDemand(asked("2"));
    memory.posted(NOW);

    memory.sawDemand(asked("2"));

    assertThat(memory.mintingPausedUntil(NOW)).isPresent();
  }

  @Test
  void what_a_new_process_finds_asked_for_grants_no_key() {
    memory.posted(NOW);

    memory.sawDemand(asked("1"));

    assertThat(memory.mintingPausedUntil(NOW)).isPresent();
  }

  @Test
  void a_leak_grants_a_key_as_well() {
    memory.sawDemand(asked("1"));
    memory.posted(NOW);

    memory.sawDemand(new Ledger.Served(Optional.of("1"), Optional.of("leaked")));

    assertThat(memory.mintingPausedUntil(NOW)).isEmpty();
  }

  private static Ledger.Served asked(String value) {
    return new Ledger.Served(Optional.of(value), Optional.empty());
  }
}

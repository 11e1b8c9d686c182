package dev.honeycomboperator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Budget.Limits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Three keys at once; then one after a wait that doubles up to a ceiling. */
final class BudgetTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Limits LIMITS = new Limits(3, MINUTE.multipliedBy(15), Duration.ofHours(1));

  @Test
  void a_full_budget_pauses_nothing() {
    var paused = Budget.full(LIMITS).pausedUntil(START);

    assertThat(paused).isEmpty();
  }

  @Test
  void the_last_key_of_a_burst_is_not_paused() {
    var paused = spent(2, START).pausedUntil(START);

    assertThat(paused).isEmpty();
  }

  @Test
  void after_a_burst_the_next_key_waits_an_interval() {
    var paused = spent(3, START).pausedUntil(START);

    assertThat(paused).contains(after(15));
  }

  @Test
  void the_pause_is_over_when_the_interval_is() {
    var paused = spent(3, START).pausedUntil(after(15));

    assertThat(paused).isEmpty();
  }

  @Test
  void the_wait_doubles_while_the_budget_stays_spent() {
    var paused = spent(3, START).spend(after(15)).pausedUntil(after(15));

    assertThat(paused).contains(after(15 + 30));
  }

  @Test
  void the_wait_doubles_no_further_than_the_ceiling() {
    var budget = spent(3, START).spend(after(15)).spend(after(45)).spend(after(105));
    var paused = budget.pausedUntil(after(105));

    assertThat(paused).contains(after(165));
  }

  @Test
  void the_wait_doubles_also_where_a_burst_is_a_single_key() {
    var limits = new Limits(1, MINUTE.multipliedBy(30), MINUTE.multipliedBy(60));
    var budget = Budget.full(limits).spend(START).spend(after(30));

    assertThat(budget.pausedUntil(after(30))).contains(after(90));
  }

  @Test
  void a_doubled_wait_is_forgotten_an_interval_after_the_budget_filled_up() {
    var limits = new Limits(1, MINUTE.multipliedBy(30), MINUTE.multipliedBy(60));
    var budget = Budget.full(limits).spend(START).spend(after(90));

    assertThat(budget.pausedUntil(after(90))).contains(after(120));
  }

  @Test
  void a_key_that_is_minted_all_the_same_starts_the_wait_again() {
    var paused = spent(4, START).pausedUntil(START);

    assertThat(paused).contains(after(30));
  }

  @Test
  void keys_that_are_spread_widely_are_never_paused() {
    var budget = spent(3, START).spend(after(600)).spend(after(601));

    assertThat(budget.pausedUntil(after(601))).isEmpty();
  }

  @Test
  void a_budget_that_filled_up_forgets_that_the_wait_had_doubled() {
    var refilled = spent(3, START).spend(after(600)).spend(after(600)).spend(after(600));

    assertThat(refilled.pausedUntil(after(600))).contains(after(615));
  }

  @Test
  void a_budget_refills_by_one_an_interval() {
    var budget = spent(2, START).spend(after(15));

    assertThat(budget.pausedUntil(after(15))).isEmpty();
  }

  @Test
  void refilling_goes_on_by_its_own_clock_while_keys_are_minted() {
    var budget = spent(1, START).spend(after(14)).spend(after(15));

    assertThat(budget.pausedUntil(after(15))).isEmpty();
  }

  @Test
  void a_spec_that_changed_deserves_one_more_key() {
    var paused = spent(3, START).grantOne().pausedUntil(START);

    assertThat(paused).isEmpty();
  }

  @Test
  void the_one_more_key_is_one() {
    var paused = spent(3, START).grantOne().spend(START).pausedUntil(START);

    assertThat(paused).isPresent();
  }

  private static Budget spent(int keys, Instant at) {
    var budget = Budget.full(LIMITS);
    for (int i = 0; i < keys; i++) {
      budget = budget.spend(at);
    }
    return budget;
  }

  private static Instant after(long minutes) {
    return START.plus(MINUTE.multipliedBy(minutes));
  }
}

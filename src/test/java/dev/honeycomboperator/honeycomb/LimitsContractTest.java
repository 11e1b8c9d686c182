package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets, and lists that lag. */
@ParameterizedClass
@EnumSource(Contract.Door.class)
final class LimitsContractTest extends Contract {

  LimitsContractTest(Door door) {
    super(door);
  }

  @Test
  void an_exhausted_budget_says_when_to_come_back() throws Exception {
    fake.switches().rateLimit(2, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    honeycomb.create(ingest("one"));
    honeycomb.create(ingest("two"));

    var problem = problem(() -> honeycomb.create(ingest("three")));

    assertRateLimited(problem)
        .satisfies(
            limited ->
                assertThat(limited.retryAfter())
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61)));
    assertThat(team.keys()).hasSize(2);
  }

  @Test
  void a_budget_is_full_again_after_its_window() throws Exception {
    fake.switches().rateLimit(1, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    honeycomb.create(ingest("one"));
    assertRateLimited(problem(() -> honeycomb.create(ingest("two"))));
    clock.advance(Duration.ofSeconds(61));

    honeycomb.create(ingest("two"));

    assertThat(team.keys()).hasSize(2);
  }

  @Test
  void the_budgets_of_actions_are_separate() throws Exception {
    fake.switches().rateLimit(1, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("one"));

    var deleted = honeycomb.delete(issued.key().id());

    assertThat(deleted).isTrue();
  }

  @Test
  void a_list_may_lag_behind_a_write() throws Exception {
    fake.switches().listLag(1);
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("k"));
    assertThat(honeycomb.keys()).isEmpty();

    var keys = honeycomb.keys();

    assertThat(keys).containsExactly(issued.key());
  }
}

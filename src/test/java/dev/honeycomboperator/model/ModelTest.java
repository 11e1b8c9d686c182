package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.model.Enumeration.Found;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real decision in every history of small scope. Wider ones, of faults, meddlings and wishes:
 * {@code -Dtest=ModelTest -Dmodel.scopes=1,1,1_3,0,0_1,0,2 -Dmodel.overlap=2}, up to ten gigabytes
 * and some minutes each.
 */
final class ModelTest {

  private static final String SCOPES = "2,0,0_1,1,0_1,0,1_0,2,0_0,1,1_0,0,2";

  static Stream<Scope> scopes() {
    return scopes("model.scopes", SCOPES);
  }

  private static Stream<Scope> scopes(String property, String otherwise) {
    return Arrays.stream(System.getProperty(property, otherwise).split("_")).map(Scope::parse);
  }

  static Stream<Scope> scopesAfterARotation() {
    return scopes("model.rotated", "1,0,1_0,1,0_0,0,2");
  }

  static Stream<Scope> scopesWithEvidence() {
    return scopes("model.evidence", "1,0,0_0,1,0_0,0,1");
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void every_law_holds_in_every_history_of(Scope scope) {
    check("", scope, () -> Enumeration.of(new Operator(), scope, Assumptions.ALL));
  }

  @ParameterizedTest
  @MethodSource("scopesAfterARotation")
  void every_law_holds_in_every_history_after_a_rotation(Scope scope) {
    check(
        " after a rotation",
        scope,
        () -> Enumeration.afterRotation(false, new Operator(), scope, Assumptions.ALL));
  }

  @ParameterizedTest
  @MethodSource("scopesWithEvidence")
  void every_law_holds_in_every_history_where_a_pod_has_to_have_the_new_value(Scope scope) {
    check(
        " after a rotation, with a pod",
        scope,
        () -> Enumeration.afterRotation(true, new Operator(), scope, Assumptions.ALL));
  }

  private static void check(String where, Scope scope, Supplier<Found> enumeration) {
    var began = System.nanoTime();
    var found = enumeration.get();

    assertThat(found.broken()).isEmpty();
    System.out.printf(
        "%s%s: %,d states, %,d steps, %,.0f shortest histories in %d ms%n",
        scope,
        where,
        found.states(),
        found.steps(),
        found.histories(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  @Test
  void a_secret_that_comes_and_goes_while_a_process_is_paused_lets_it_hand_out_a_dead_key() {
    var assumptions = new Assumptions(false, true);
    var found = Enumeration.of(new Operator(), new Scope(1, 1, 0), assumptions);

    assertThat(found.law()).contains(Laws.NO_DEAD_KEY);
  }

  @Test
  void a_resource_that_is_restored_without_status_and_secret_costs_a_key_in_use() {
    var assumptions = new Assumptions(true, false);
    var found = Enumeration.of(new Operator(), new Scope(0, 2, 0), assumptions);

    assertThat(found.law()).contains(Laws.HANDED_OUT);
  }
}

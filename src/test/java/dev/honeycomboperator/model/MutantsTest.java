package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws bite: whatever care the decision leaves out, some history breaks one. */
final class MutantsTest {

  @Test
  void a_handed_out_key_must_not_be_revoked_when_its_secret_is_deleted() {
    var mutant =
        deciding(
            (desired, seen, now) -> Decision.decide(desired, new Sight(seen).withoutStatus(), now));

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 0))).isEqualTo(Laws.HANDED_OUT);
  }

  @Test
  void an_orphan_must_not_be_revoked_without_a_fence() {
    var mutant =
        deciding(
            (desired, seen, now) ->
                Decision.decide(desired, seen, now) instanceof Move.Rewrite rewrite
                        && rewrite.revoking().isPresent()
                    ? new Move.Revoke(rewrite.revoking().get(), Move.Revoke.Grounds.ORPHANED)
                    : Decision.decide(desired, seen, now));

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 2))).isEqualTo(Laws.NO_DEAD_KEY);
  }

  @Test
  void orphans_must_be_looked_for_before_a_key_is_issued() {
    var mutant =
        deciding(
            (desired, seen, now) ->
                seen.target() instanceof Target.Holding
                    ? Decision.decide(desired, seen, now)
                    : Decision.decide(desired, new Sight(seen).of(recorded(seen)), now));

    assertThat(lawBrokenBy(mutant, new Scope(3, 0, 0))).isEqualTo(Laws.THREE);
  }

  @Test
  void a_previous_key_must_not_be_disabled_before_its_time() {
    var mutant =
        deciding(
            (desired, seen, now) -> Decision.decide(desired, seen, now.plus(Duration.ofDays(1))));

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.RETIRED);
  }

  @Test
  void the_finalizer_must_not_go_when_the_credential_is_refused() {
    var mutant =
        deciding(
            (desired, seen, now) ->
                desired.deletion().isPresent() && seen.team() instanceof TeamView.NotReady
                    ? new Move.Release(List.of())
                    : Decision.decide(desired, seen, now));

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void a_dead_team_must_not_let_a_resource_go_whose_keys_are_to_be_deleted() {
    var mutant =
        deciding(
            (desired, seen, now) ->
                Decision.decide(
                    seen.team() instanceof TeamView.NotReady ? retaining(desired) : desired,
                    seen,
                    now));

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void the_finalizer_must_not_go_because_another_team_does_not_know_the_keys() {
    var mutant =
        new Operator() {
          @Override
          boolean confirmsTheTeam() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void the_finalizer_must_not_go_before_a_fresh_look() {
    var mutant =
        deciding(
            (desired, seen, now) -> {
              var look = new Look(seen.look().tainted(), true, seen.look().freshFrom());
              return Decision.decide(desired, new Sight(seen).of(look), now);
            });

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void a_post_of_unknown_outcome_must_not_be_forgotten() {
    var mutant =
        deciding(
            (desired, seen, now) -> {
              var look = new Look(false, seen.look().fresh(), seen.look().freshFrom());
              return Decision.decide(desired, new Sight(seen).of(look), now);
            });

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void that_we_disabled_a_key_must_not_be_struck_off_while_an_older_request_may_land() {
    var mutant =
        deciding(
            (desired, seen, now) -> {
              var look = new Look(seen.look().tainted(), true, seen.look().freshFrom());
              return Decision.decide(
                  desired, desired.deletion().isPresent() ? seen : new Sight(seen).of(look), now);
            });
    var found = Enumeration.after(9, mutant, new Scope(1, 0, 2), Assumptions.ALL);

    assertThat(found.law()).contains(Laws.ENABLED);
  }

  private static Operator deciding(Deciding mutant) {
    return mutant.operator();
  }

  private static String lawBrokenBy(Operator mutant, Scope scope) {
    return Enumeration.of(mutant, scope, Assumptions.ALL).law().orElse("none");
  }

  private static Desired retaining(Desired desired) {
    return new Desired(
        desired.mark(),
        desired.displayName(),
        desired.environment(),
        desired.type(),
        desired.permissions(),
        desired.disabled(),
        desired.rotation(),
        desired.restarts(),
        desired.paused(),
        desired.deletion().map(policy -> DeletionPolicy.RETAIN));
  }

  private static List<ApiKey> recorded(Observed seen) {
    return seen.ours().stream().filter(key -> seen.statusIds().contains(key.id())).toList();
  }
}

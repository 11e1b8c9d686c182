package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws bite: whatever care the operator leaves out, some history breaks one. */
final class MutantsTest {

  @Test
  void a_handed_out_key_must_not_go_with_its_secret() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            return Decision.decide(desired, seeing(seen, seen.ours(), List.of(), seen.look()), now);
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 0))).isEqualTo(Laws.HANDED_OUT);
  }

  @Test
  void an_id_must_not_be_trusted_without_the_mark() {
    var mutant =
        new Operator() {
          @Override
          boolean goesByTheMark() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 1))).isEqualTo(Laws.MARK);
  }

  @Test
  void an_orphan_must_not_be_revoked_without_a_fence() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            return Decision.decide(desired, seen, now) instanceof Move.Rewrite rewrite
                    && rewrite.revoking().isPresent()
                ? new Move.Revoke(rewrite.revoking().get(), Move.Revoke.Grounds.ORPHANED)
                : Decision.decide(desired, seen, now);
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 2))).isEqualTo(Laws.NO_DEAD_KEY);
  }

  @Test
  void orphans_must_be_looked_for_before_a_key_is_issued() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            var recorded =
                seen.ours().stream().filter(key -> seen.statusIds().contains(key.id())).toList();
            return seen.target() instanceof Target.Holding
                ? Decision.decide(desired, seen, now)
                : Decision.decide(
                    desired, seeing(seen, recorded, seen.statusIds(), seen.look()), now);
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(3, 0, 0))).isEqualTo(Laws.THREE);
  }

  @Test
  void a_post_of_unknown_outcome_must_not_be_forgotten() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            var look = new Look(false, seen.look().fresh(), seen.look().freshFrom());
            return Decision.decide(desired, seeing(seen, seen.ours(), seen.statusIds(), look), now);
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void the_finalizer_must_not_go_before_a_fresh_look() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            var look = new Look(seen.look().tainted(), true, seen.look().freshFrom());
            return Decision.decide(desired, seeing(seen, seen.ours(), seen.statusIds(), look), now);
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.DELETION);
  }

  @Test
  void a_previous_key_must_not_be_revoked_before_its_time() {
    var mutant =
        new Operator() {
          @Override
          Move decide(Desired desired, Observed seen, Instant now) {
            return Decision.decide(desired, seen, now.plus(Duration.ofDays(1)));
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 0, 1))).isEqualTo(Laws.HANDED_OUT);
  }

  @Test
  void a_post_must_not_be_repeated_blindly() {
    var mutant =
        new Operator() {
          @Override
          boolean repeatsPosts() {
            return true;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 1))).isEqualTo(Laws.POSTS);
  }

  @Test
  void a_secret_must_not_be_written_without_its_owner_being_checked() {
    var mutant =
        new Operator() {
          @Override
          boolean checksTheOwner() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 0))).isEqualTo(Laws.FOREIGN_SECRET);
  }

  @Test
  void a_secret_must_not_be_written_whatever_its_version() {
    var mutant =
        new Operator() {
          @Override
          boolean writesByVersion() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 0))).isEqualTo(Laws.NO_DEAD_KEY);
  }

  @Test
  void absence_from_a_list_must_not_be_taken_for_deletion() {
    var mutant =
        new Operator() {
          @Override
          boolean asksForWhatIsNotListed() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 0))).isEqualTo(Laws.HANDED_OUT);
  }

  private static String lawBrokenBy(Operator mutant, Scope scope) {
    return Enumeration.of(mutant, scope, Assumptions.ALL).law().orElse("none");
  }

  private static Observed seeing(
      Observed seen, List<ApiKey> ours, List<String> statusIds, Look look) {
    return new Observed(
        seen.guarded(),
        seen.team(),
        seen.target(),
        ours,
        statusIds,
        seen.strayed(),
        seen.gone(),
        seen.proven(),
        look,
        seen.mintingPausedUntil(),
        seen.writingPausedUntil(),
        seen.notApplied(),
        seen.clocksAgree());
  }
}

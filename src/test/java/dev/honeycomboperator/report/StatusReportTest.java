package dev.honeycomboperator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.decision.Consumers;
import dev.honeycomboperator.decision.Departure;
import dev.honeycomboperator.decision.KeyIdList;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.decision.Succession;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.decision.TeamView;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.NewKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What status says of a rotation, and that it says it once. */
class StatusReportTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Instant NEXT = NOW.plusSeconds(3600);
  private static final ApiKey OLD = key("hcxik_1", NOW.minusSeconds(7200));
  private static final ApiKey NEW = key("hcxik_2", NOW.minusSeconds(60));
  private static final Move SETTLED = new Move.Settled(Optional.empty());
  private static final Succession OVERLAP =
      new Succession(
          Optional.of(NEXT),
          List.of(
              new Succession.Previous(
                  OLD, Optional.of(NEW.created()), new Departure.Overlapping(NEXT))));

  @Test
  void a_rotation_is_seen_in_the_status() {
    var status = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    assertThat(status.keyId()).isEqualTo("hcxik_2");
    assertThat(status.issuedAt()).isEqualTo("2026-11-01T11:59:00Z");
    assertThat(status.nextRotation()).isEqualTo("2026-11-01T13:00:00Z");
    assertThat(status.previous())
        .containsExactly(
            new PreviousKey("hcxik_1", "2026-11-01T11:59:00Z", "2026-11-01T13:00:00Z", null, null));
    assertThat(Conditions.isTrue(status.conditions(), "Rotating")).isTrue();
    assertThat(Conditions.isTrue(status.conditions(), "Ready")).isTrue();
  }

  @Test
  void a_later_look_at_the_same_world_changes_nothing() {
    var before = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    var status = after(before, OVERLAP, SETTLED, NOW.plusSeconds(600));

    assertThat(status).isEqualTo(before);
  }

  @Test
  void what_is_in_the_way_of_a_key_does_not_hide_how_another_goes() {
    var blocked = new Move.Blocked(Reason.OVERLAP_PENDING, "Wait.", Optional.empty());

    var status = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, blocked, NOW);

    assertThat(Conditions.isTrue(status.conditions(), "Rotating")).isTrue();
    assertThat(Conditions.isTrue(status.conditions(), "Ready")).isFalse();
  }

  @Test
  void a_turn_that_could_not_look_leaves_a_rotation_as_it_was_seen() {
    var before = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    var status =
        StatusReport.after(
            before,
            Optional.empty(),
            Succession.UNKNOWN,
            false,
            new Move.Blocked(Reason.SECRET_CONFLICT, "Somebody's.", Optional.empty()),
            new Outcome.Done(),
            "collectors",
            1,
            NOW);

    assertThat(status.previous()).isEqualTo(before.previous());
    assertThat(status.nextRotation()).isEqualTo(before.nextRotation());
    assertThat(Conditions.isTrue(status.conditions(), "Rotating")).isTrue();
  }

  @Test
  void a_rotation_by_schedule_that_fails_is_no_trouble_of_the_key() {
    var before = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    var status = afterFailed(before, issue(Move.Issue.Cause.ROTATION_DUE));

    assertThat(status).isEqualTo(before);
  }

  @Test
  void a_retirement_that_fails_is_no_trouble_of_the_key() {
    var before = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    var status = afterFailed(before, new Move.Revoke("hcxik_1", Move.Revoke.Grounds.RETIRED));

    assertThat(status).isEqualTo(before);
  }

  @Test
  void a_rotation_on_demand_that_fails_is_said() {
    var before = after(HoneycombApiKeyStatus.EMPTY, OVERLAP, SETTLED, NOW);

    var status = afterFailed(before, issue(Move.Issue.Cause.ROTATION_REQUESTED));

    assertThat(Conditions.isTrue(status.conditions(), "Ready")).isFalse();
  }

  private static Move issue(Move.Issue.Cause cause) {
    return new Move.Issue(
        new NewKey(KeyType.INGEST, "k", "env-1", Set.of(), false),
        "slug:production",
        List.of("hcxik_2"),
        Ledger.Leaving.NONE,
        cause);
  }

  private static HoneycombApiKeyStatus afterFailed(HoneycombApiKeyStatus before, Move move) {
    return StatusReport.after(
        before,
        Optional.of(seen()),
        OVERLAP,
        false,
        move,
        Outcome.failed(Reason.RATE_LIMITED, "Later."),
        "collectors",
        1,
        NOW);
  }

  private static HoneycombApiKeyStatus after(
      HoneycombApiKeyStatus before, Succession succession, Move move, Instant now) {
    return StatusReport.after(
        before,
        Optional.of(seen()),
        succession,
        false,
        move,
        new Outcome.Done(),
        "collectors",
        1,
        now);
  }

  private static Observed seen() {
    var ledger =
        new Ledger(
            "hcxik_2",
            KeyType.INGEST,
            "slug:production",
            "env-1",
            "team-1",
            List.of("hcxik_1"),
            false,
            true,
            new Ledger.Served(Optional.empty(), Optional.empty()),
            Ledger.Leaving.NONE);
    return new Observed(
        true,
        new TeamView.Ready(
            "team-1",
            "acme",
            List.of(new Environment("env-1", "Production", "production")),
            Set.of(KeyType.INGEST),
            true,
            true,
            Optional.empty()),
        new Target.Holding(ledger, true, Optional.empty()),
        List.of(OLD, NEW),
        List.of(),
        List.of(),
        Set.of(),
        true,
        new Look(false, true, NOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Consumers.Unseen(),
        new KeyIdList.Unwanted(),
        Map.of(),
        true);
  }

  private static ApiKey key(String id, Instant created) {
    return new ApiKey(
        id, KeyType.INGEST, "a name", false, Set.of(), Optional.of("env-1"), created, created);
  }
}

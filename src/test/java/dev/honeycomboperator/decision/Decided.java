package dev.honeycomboperator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was decided, and what is expected of it. */
record Decided(Move move) {

  void isToSettle() {
    assertThat(move).isEqualTo(new Move.Settled(Optional.empty()));
  }

  void isToSettleUntil(Instant wake) {
    assertThat(move).isEqualTo(new Move.Settled(Optional.of(wake)));
  }

  void isToIssue(Cause cause, String... previous) {
    assertThat(move)
        .isInstanceOfSatisfying(
            Move.Issue.class,
            issue -> {
              assertThat(issue.cause()).isEqualTo(cause);
              assertThat(issue.previous()).containsExactly(previous);
            });
  }

  /** What is to be known of the keys before it is written together with the new value. */
  void isToIssue(Cause cause, Ledger.Leaving leaving, String... previous) {
    isToIssue(cause, previous);
    assertThat(((Move.Issue) move).leaving()).isEqualTo(leaving);
  }

  void isToRevoke(String id, Grounds grounds) {
    assertThat(move).isEqualTo(new Move.Revoke(id, grounds));
  }

  void isToAmend(String id, KeyChange change) {
    isToAmend(id, change, Purpose.AS_WANTED);
  }

  void isToAmend(String id, KeyChange change, Purpose purpose) {
    assertThat(move).isEqualTo(new Move.Amend(id, change, purpose));
  }

  void isToRewrite(Ledger ledger) {
    assertThat(move).isEqualTo(new Move.Rewrite(Optional.of(ledger), Optional.empty()));
  }

  /** The fence: the Secret is written before anything is revoked. */
  void isToAnnounce(String orphan, Optional<Ledger> ledger) {
    assertThat(move).isEqualTo(new Move.Rewrite(ledger, Optional.of(orphan)));
  }

  void isToRelease(String... abandoned) {
    assertThat(move).isEqualTo(new Move.Release(List.of(abandoned)));
  }

  void isBlocked(Reason reason, String message) {
    assertThat(move).isEqualTo(new Move.Blocked(reason, message, Optional.empty()));
  }

  void isBlocked(Reason reason, Instant until, String message) {
    assertThat(move).isEqualTo(new Move.Blocked(reason, message, Optional.of(until)));
  }

  void is(Move expected) {
    assertThat(move).isEqualTo(expected);
  }
}

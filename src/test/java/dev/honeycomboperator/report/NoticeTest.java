package dev.honeycomboperator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Move.Amend.Purpose;
import dev.honeycomboperator.decision.Move.Revoke.Grounds;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.KeyChange;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step of a rotation is told, and told once. */
class NoticeTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Move SETTLED = new Move.Settled(Optional.empty());
  private static final HoneycombApiKeyStatus WAITING =
      rotating("WaitingForConsumers", "Key key-1 is still used by Deployment/collector.");

  @ParameterizedTest
  @CsvSource({
    "AS_WANTED, Amended",
    "RETIREMENT, Disabled",
    "UNDO, Enabled",
    "LETTING_GO, LetGo",
  })
  void a_change_of_a_key_is_told_by_what_it_was_for(Purpose purpose, String reason) {
    var notices = after(HoneycombApiKeyStatus.EMPTY, HoneycombApiKeyStatus.EMPTY, amend(purpose));

    assertThat(notices).singleElement().extracting(Notice::reason).isEqualTo(reason);
    assertThat(notices.getFirst().message()).contains("key-1");
    assertThat(notices.getFirst().warning()).isFalse();
  }

  @Test
  void whoever_still_needs_a_disabled_key_is_told_how_to_have_it_back() {
    var notices =
        after(HoneycombApiKeyStatus.EMPTY, HoneycombApiKeyStatus.EMPTY, amend(Purpose.RETIREMENT));

    assertThat(notices.getFirst().message())
        .isEqualTo(
            "Disabled key key-1 at Honeycomb: it was replaced. If something still needs it, set the"
                + " annotation honeycomb-operator.dev/keep-previous=true.");
  }

  @Test
  void why_a_key_was_deleted_is_told() {
    var notices =
        after(
            HoneycombApiKeyStatus.EMPTY,
            HoneycombApiKeyStatus.EMPTY,
            new Move.Revoke("key-1", Grounds.LEAKED));

    assertThat(notices)
        .containsExactly(
            new Notice(
                false, "Revoked", "Deleted key key-1 at Honeycomb: it was said to have leaked."));
  }

  @Test
  void who_still_uses_a_replaced_key_is_told() {
    var notices = after(rotating("Overlap", "Key key-1 works until then."), WAITING, SETTLED);

    assertThat(notices)
        .containsExactly(
            new Notice(
                false, "WaitingForConsumers", "Key key-1 is still used by Deployment/collector."));
  }

  @Test
  void who_still_uses_a_replaced_key_is_told_once() {
    var notices = after(WAITING, WAITING, SETTLED);

    assertThat(notices).isEmpty();
  }

  @Test
  void that_others_use_a_replaced_key_is_told_again() {
    var others = rotating("WaitingForConsumers", "Key key-1 is still used by DaemonSet/agent.");

    var notices = after(WAITING, others, SETTLED);

    assertThat(notices)
        .singleElement()
        .extracting(Notice::message)
        .isEqualTo("Key key-1 is still used by DaemonSet/agent.");
  }

  @Test
  void an_overlap_is_no_news() {
    var notices =
        after(
            HoneycombApiKeyStatus.EMPTY,
            rotating("Overlap", "Key key-1 works until then."),
            SETTLED);

    assertThat(notices).isEmpty();
  }

  @Test
  void trouble_and_whoever_is_waited_for_are_told_together() {
    var trouble = new Conditions(WAITING.conditions(), 1, NOW);

    var notices =
        after(
            HoneycombApiKeyStatus.EMPTY,
            status(trouble.set("Ready", "False", "MarkLost", "Rename it.").list()),
            SETTLED);

    assertThat(notices)
        .extracting(Notice::reason)
        .containsExactly("MarkLost", "WaitingForConsumers");
  }

  @Test
  void who_still_uses_a_replaced_key_is_told_also_when_something_else_fails() {
    var failed = new Outcome.Failed(Reason.REJECTED, "No.", Optional.empty());

    var notices =
        Notice.after(
            HoneycombApiKeyStatus.EMPTY, WAITING, amend(Purpose.AS_WANTED), failed, "collectors");

    assertThat(notices).extracting(Notice::reason).containsExactly("WaitingForConsumers");
  }

  private static Move amend(Purpose purpose) {
    return new Move.Amend("key-1", KeyChange.NONE.withDisabled(true), purpose);
  }

  private static List<Notice> after(
      HoneycombApiKeyStatus before, HoneycombApiKeyStatus after, Move move) {
    return Notice.after(before, after, move, new Outcome.Done(), "collectors");
  }

  private static HoneycombApiKeyStatus rotating(String reason, String message) {
    return status(
        new Conditions(List.of(), 1, NOW).set("Rotating", "True", reason, message).list());
  }

  private static HoneycombApiKeyStatus status(List<Condition> conditions) {
    return new HoneycombApiKeyStatus(
        1L, conditions, "key-2", null, null, null, "collectors", null, null);
  }
}

package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.decision.Move.Issue.Cause;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a brake on the team holds up, and what goes on. */
final class BrakeTest {

  private static final String TEAM = "honeycombteam acme -n telemetry";
  private static final Brake MASS_LOSS =
      new Brake.MassLoss(List.of("key-5", "key-1", "key-2", "key-3", "key-4"), 9, TEAM);
  private static final Brake ANOTHER_WRITER =
      new Brake.AnotherWriter(List.of("key-8", "key-7"), TEAM);

  @Test
  void a_key_lost_with_many_others_is_not_issued_anew() {
    var decided = settled().gone("key-1").braked(MASS_LOSS).decided();

    decided.isBlocked(Reason.MASS_LOSS, MASS_LOSS.message());
  }

  @Test
  void a_key_whose_secret_is_lost_as_well_is_not_issued_anew() {
    var decided = settled().gone("key-1").secretDeleted().braked(MASS_LOSS).decided();

    decided.isBlocked(Reason.MASS_LOSS, MASS_LOSS.message());
  }

  @Test
  void a_first_key_is_issued_while_others_are_lost() {
    var decided = nothingYet().braked(MASS_LOSS).decided();

    decided.isToIssue(Cause.FIRST);
  }

  @Test
  void a_key_that_lives_is_replaced_while_others_are_lost() {
    var decided = settled().wantsRotation("now").braked(MASS_LOSS).decided();

    decided.isToIssue(Cause.ROTATION_REQUESTED, "key-1");
  }

  @Test
  void what_is_settled_stays_so_under_a_brake() {
    var decided = settled().braked(ANOTHER_WRITER).decided();

    decided.isToSettle();
  }

  @Test
  void beside_another_writer_nothing_is_issued() {
    var decided = nothingYet().braked(ANOTHER_WRITER).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, ANOTHER_WRITER.message());
  }

  @Test
  void beside_another_writer_nothing_is_amended() {
    var decided = settled().wantsName("another").braked(ANOTHER_WRITER).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, ANOTHER_WRITER.message());
  }

  @Test
  void beside_another_writer_nothing_is_revoked() {
    var decided = settled().key("orphan").announced("orphan").braked(ANOTHER_WRITER).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, ANOTHER_WRITER.message());
  }

  @Test
  void beside_another_writer_no_revocation_is_announced() {
    var decided = settled().key("orphan").braked(ANOTHER_WRITER).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, ANOTHER_WRITER.message());
  }

  @Test
  void beside_another_writer_a_deletion_waits() {
    var decided = settled().deleted(DeletionPolicy.DELETE).braked(ANOTHER_WRITER).decided();

    decided.isBlocked(Reason.ANOTHER_WRITER, ANOTHER_WRITER.message());
  }

  @Test
  void beside_another_writer_the_secret_is_kept_in_order() {
    var decided = settled().secretDiffers().braked(ANOTHER_WRITER).decided();

    decided.isToRewrite(Samples.ledger("key-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "4,4,false",
    "5,5,true",
    "5,25,true",
    "5,26,false",
    "199,1000,false",
    "200,1000,true"
  })
  void a_mass_is_five_keys_and_a_fifth(int missing, int held, boolean mass) {
    assertThat(Brake.MassLoss.isMass(missing, held)).isEqualTo(mass);
  }

  @Test
  void a_message_says_what_is_missing_and_how_to_let_go() {
    assertThat(MASS_LOSS.message())
        .contains("5 of the 9 keys", "key-1, key-2, key-3, key-4, key-5")
        .endsWith(
            "kubectl annotate honeycombteam acme -n telemetry --overwrite honeycomb-operator.dev/confirm="
                + MASS_LOSS.token());
  }

  @Test
  void a_message_says_which_keys_somebody_else_made_and_how_to_let_go() {
    assertThat(ANOTHER_WRITER.message())
        .contains("(key-7, key-8)")
        .endsWith("honeycomb-operator.dev/confirm=" + ANOTHER_WRITER.token());
  }

  @Test
  void twenty_ids_are_all_shown() {
    var ids = IntStream.rangeClosed(1, 20).mapToObj(i -> "key-" + i).toList();

    assertThat(Ids.shown(ids)).endsWith("key-20");
  }

  @Test
  void a_long_message_is_cut() {
    var missing = IntStream.rangeClosed(101, 500).mapToObj(i -> "key-" + i).toList();

    var message = new Brake.MassLoss(missing, 500, TEAM).message();

    assertThat(message).contains("key-120 and 380 more").doesNotContain("key-121");
  }

  @Test
  void a_token_is_of_these_keys_and_this_brake() {
    var tokens =
        List.of(
            new Brake.AnotherWriter(List.of("key-7", "key-8"), "another team").token(),
            new Brake.AnotherWriter(List.of("key-7"), TEAM).token(),
            new Brake.MassLoss(List.of("key-7", "key-8"), 2, TEAM).token(),
            new Brake.MassLoss(List.of("key-7"), 2, TEAM).token());

    assertThat(tokens).startsWith(ANOTHER_WRITER.token()).doesNotHaveDuplicates();
  }
}

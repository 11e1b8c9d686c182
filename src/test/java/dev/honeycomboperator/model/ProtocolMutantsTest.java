package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The laws bite: whatever care the code around the decision leaves out, some history breaks one.
 */
final class ProtocolMutantsTest {

  @Test
  void an_id_from_an_annotation_must_not_be_trusted_without_the_mark() {
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
  void a_post_must_not_be_repeated_after_a_time_out() {
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

    assertThat(lawBrokenBy(mutant, new Scope(1, 0, 0))).isEqualTo(Laws.POSTS);
  }

  @Test
  void a_key_must_not_be_handed_out_before_status_names_it() {
    var mutant =
        new Operator() {
          @Override
          boolean notesFirst() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 0))).isEqualTo(Laws.HANDED_OUT);
  }

  @Test
  void a_new_key_must_not_pass_for_the_successor_of_the_held_one() {
    var mutant =
        new Operator() {
          @Override
          boolean notesInFront() {
            return false;
          }
        };

    assertThat(lawBrokenBy(mutant, new Scope(0, 1, 1))).isEqualTo(Laws.RETIRED);
  }

  @Test
  void status_must_not_be_written_whatever_the_version_of_the_resource() {
    var mutant =
        new Operator() {
          @Override
          boolean reportsByVersion() {
            return false;
          }
        };
    var found = Enumeration.after(7, mutant, new Scope(1, 1, 1), Assumptions.ALL);

    assertThat(found.law()).contains(Laws.HANDED_OUT);
  }

  private static String lawBrokenBy(Operator mutant, Scope scope) {
    return Enumeration.of(mutant, scope, Assumptions.ALL).law().orElse("none");
  }
}

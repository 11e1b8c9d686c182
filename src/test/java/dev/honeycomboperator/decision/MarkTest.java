package dev.honeycomboperator.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark is a wire format: what was released once is read for ever. */
final class MarkTest {

  private static final String RELEASED = "[k8s:prod:t23hhkce4fydbvv2]";
  private static final Mark MARK = Mark.of("prod", "telemetry", "collectors");

  @Test
  void the_mark_of_a_resource_is_the_same_for_ever() {
    var mark = MARK.toString();

    assertThat(mark).isEqualTo(RELEASED);
  }

  @Test
  void the_remote_name_is_the_display_name_and_the_mark() {
    var name = MARK.nameFor("us-west-2 collectors");

    assertThat(name).isEqualTo("us-west-2 collectors " + RELEASED);
  }

  @Test
  void a_released_name_is_read() {
    var mark = Mark.in("us-west-2 collectors " + RELEASED);

    assertThat(mark).contains(MARK);
  }

  @Test
  void a_name_of_several_lines_is_read() {
    var mark = Mark.in("two\nlines " + RELEASED);

    assertThat(mark).contains(MARK);
  }

  @Test
  void only_the_last_bracket_counts() {
    var mark = Mark.in("a copy of " + RELEASED + " [k8s:prod:aaaaaaaaaaaaaaaa]");

    assertThat(mark).contains(new Mark("prod", "aaaaaaaaaaaaaaaa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "my key",
        RELEASED + " (old)",
        "collectors [k8s:prod:t23hhkce4fydbvv]",
        "collectors [k8s:prod:t23hhkce4fydbvv2a]",
        "collectors [k8s:prod:T23HHKCE4FYDBVV2]",
        "collectors [k8s:prod:0189hkce4fydbvv2]",
        "collectors [k8s:Prod:t23hhkce4fydbvv2]",
        "collectors [k8s::t23hhkce4fydbvv2]",
        "collectors [k8s:longer-than-16-ch:t23hhkce4fydbvv2]",
        "collectors [k9s:prod:t23hhkce4fydbvv2]"
      })
  void what_does_not_end_with_a_mark_bears_none(String name) {
    var mark = Mark.in(name);

    assertThat(mark).isEmpty();
  }

  @Test
  void a_name_bears_the_mark_of_its_own_resource() {
    var isOn = MARK.isOn("collectors " + RELEASED);

    assertThat(isOn).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collectors",
        "collectors [k8s:prod:aaaaaaaaaaaaaaaa]",
        "collectors [k8s:test:t23hhkce4fydbvv2]"
      })
  void a_name_does_not_bear_the_mark_of_another_resource_or_installation(String name) {
    var isOn = MARK.isOn(name);

    assertThat(isOn).isFalse();
  }

  @Test
  void no_two_ways_to_split_a_namespace_and_a_name_share_a_mark() {
    var mark = Mark.of("prod", "telemetry-a", "b");

    assertThat(mark).isNotEqualTo(Mark.of("prod", "telemetry", "a-b"));
  }

  @Test
  void a_display_name_of_60_characters_stays_whole() {
    var name = Mark.fitting("x".repeat(60));

    assertThat(name).isEqualTo("x".repeat(60));
  }

  @Test
  void a_display_name_of_61_characters_is_cut_to_60_with_a_digest_of_the_whole() {
    var name = Mark.fitting("x".repeat(61));

    assertThat(name).hasSize(60).isEqualTo("x".repeat(51) + "~yueooxze");
  }

  @Test
  void two_long_names_that_differ_only_in_what_is_cut_stay_apart() {
    var name = Mark.fitting("x".repeat(60) + "y");

    assertThat(name).isNotEqualTo(Mark.fitting("x".repeat(61)));
  }

  @Test
  void the_longest_name_has_no_more_than_the_100_characters_that_honeycomb_takes() {
    var name = Mark.of("0123456789abcdef", "n".repeat(63), "r".repeat(253)).nameFor("d".repeat(61));

    assertThat(name).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Prod", "prod_1", "prod:1", "0123456789abcdefg"})
  void an_installation_that_could_not_be_read_back_is_refused(String installation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mark.of(installation, "telemetry", "collectors"))
        .withMessage(
            "installation '" + installation + "' must be 1 to 16 of the characters a-z, 0-9 and -");
  }

  @Test
  void an_installation_is_derived_from_cluster_and_namespace_the_same_way_for_ever() {
    var derived =
        Mark.derivedInstallation("f3b5c1de-0000-4000-8000-000000000001", "honeycomb-operator");

    assertThat(derived).isEqualTo("oigqtvtg3sr2wjhg");
  }

  @Test
  void every_mark_of_an_installation_begins_with_its_prefix() {
    var prefix = Mark.prefixOf("prod");

    assertThat(prefix).isEqualTo("[k8s:prod:");
  }
}

package dev.honeycomboperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the checks of the documentation rest on finds what is not there. */
class PageTest {

  private static final Page PAGE =
      new Page(
          Path.of("README.md"),
          """
          # Page
          ## First
          | `A` | `1` | one |
          ```sh
          # Second
          make nonsense
          ```
          [there](LICENSE), [here](#first), [gone](docs/gone.md), [no such](#third)
          ## Second part
          `make test` and | `B` | are | here |
          """);

  @Test
  void a_section_ends_where_the_next_begins() {
    assertThat(PAGE.section("First").row("A")).isPresent();
    assertThat(PAGE.section("Second part").row("A")).isEmpty();
    assertThat(PAGE.section("Third").text()).isEmpty();
  }

  @Test
  void a_name_elsewhere_is_no_row() {
    assertThat(PAGE.row("B")).isEmpty();
  }

  @Test
  void a_comment_in_a_command_is_no_heading() {
    assertThat(PAGE.headings()).containsExactly("Page", "First", "Second part");
  }

  @Test
  void a_link_to_what_is_not_there_is_noticed() {
    var readme = Page.of(Path.of("README.md"));

    assertThat(PAGE.links()).containsExactly("LICENSE", "#first", "docs/gone.md", "#third");
    assertThat(readme.reaches("LICENSE")).isTrue();
    assertThat(readme.reaches("#settings")).isTrue();
    assertThat(readme.reaches("docs/gone.md")).isFalse();
    assertThat(readme.reaches("#third")).isFalse();
  }

  @Test
  void commands_are_found_in_text_and_in_code() {
    assertThat(PAGE.targets()).containsExactly("nonsense", "test");
  }
}

package dev.honeycomboperator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.decision.EnvironmentSelector.Resolution;
import dev.honeycomboperator.honeycomb.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnvironmentSelectorTest {

  private static final Environment PRODUCTION =
      new Environment("hcaen_1", "Production EU", "production-eu");
  private static final Environment STAGING = new Environment("hcaen_2", "Staging", "staging");

  @Test
  void a_slug_is_found() {
    var found = new EnvironmentSelector(By.SLUG, "production-eu").resolve(all());

    assertThat(found).isEqualTo(new Resolution.Found(PRODUCTION));
  }

  @Test
  void a_name_is_found() {
    var found = new EnvironmentSelector(By.NAME, "Staging").resolve(all());

    assertThat(found).isEqualTo(new Resolution.Found(STAGING));
  }

  @Test
  void an_id_is_found() {
    var found = new EnvironmentSelector(By.ID, "hcaen_2").resolve(all());

    assertThat(found).isEqualTo(new Resolution.Found(STAGING));
  }

  @Test
  void a_slug_is_not_looked_for_among_names() {
    var found = new EnvironmentSelector(By.SLUG, "Staging").resolve(all());

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of("staging", "production-eu")));
  }

  @Test
  void the_nearest_three_are_suggested_best_guess_first() {
    var found =
        new EnvironmentSelector(By.SLUG, "prodution")
            .resolve(slugs("qa", "staging-of-old", "production", "prod"));

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of("production", "prod", "qa")));
  }

  @Test
  void case_does_not_count_for_a_suggestion() {
    var found = new EnvironmentSelector(By.SLUG, "PROD").resolve(slugs("abcd", "prod", "PXXX"));

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of("prod", "PXXX", "abcd")));
  }

  @Test
  void equally_near_ones_are_suggested_in_alphabetical_order() {
    var found = new EnvironmentSelector(By.SLUG, "ab").resolve(slugs("b", "a", "abc"));

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of("a", "abc", "b")));
  }

  @Test
  void a_letter_too_many_and_a_letter_too_few_count_one_each() {
    var found = new EnvironmentSelector(By.SLUG, "abcd").resolve(slugs("bcde", "abc", "wxyz"));

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of("abc", "bcde", "wxyz")));
  }

  @Test
  void nothing_is_near_to_anything_where_there_is_nothing() {
    var found = new EnvironmentSelector(By.SLUG, "production").resolve(List.of());

    assertThat(found).isEqualTo(new Resolution.Unknown(List.of()));
  }

  @Test
  void the_ledger_names_a_selector_by_kind_and_value() {
    var text = new EnvironmentSelector(By.SLUG, "production-eu").toString();

    assertThat(text).isEqualTo("slug:production-eu");
  }

  private static List<Environment> all() {
    return List.of(PRODUCTION, STAGING);
  }

  private static List<Environment> slugs(String... slugs) {
    return List.of(slugs).stream().map(slug -> new Environment(slug, slug, slug)).toList();
  }
}

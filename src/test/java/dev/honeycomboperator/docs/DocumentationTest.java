package dev.honeycomboperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.Settings;
import dev.honeycomboperator.decision.Reason;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

  private static final Page README = Page.of(Path.of("README.md"));
  private static final Page RUNBOOK = Page.of(Path.of("docs", "runbook.md"));
  private static final Page GUARANTEES = Page.of(Path.of("docs", "guarantees.md"));
  private static final Pattern VARIABLE = Pattern.compile("HONEYCOMB_OPERATOR_[A-Z_]*[A-Z]");

  static List<Method> settings() {
    return Stream.of(Settings.class.getDeclaredMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .toList();
  }

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  static List<CrdField> fields() throws IOException {
    return CrdField.ofDeployedCrds();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void a_setting_has_a_row_with_its_default(Method setting) {
    var row = README.section("Settings").row(variable(setting));

    assertThat(row).as(variable(setting)).isPresent();
    assertThat(row.orElseThrow()).hasSize(3).doesNotContain("");
    defaultOf(setting)
        .ifPresent(value -> assertThat(row.orElseThrow().get(1)).isEqualTo("`" + value + "`"));
  }

  @Test
  void no_variable_is_documented_that_the_operator_does_not_read() throws IOException {
    var known = settings().stream().map(DocumentationTest::variable).toList();

    var named =
        Page.all().stream()
            .flatMap(page -> VARIABLE.matcher(page.text()).results())
            .map(found -> found.group())
            .toList();

    assertThat(named).isNotEmpty().isSubsetOf(known);
  }

  @ParameterizedTest
  @EnumSource
  void a_reason_has_a_line_and_a_section_that_says_what_to_do(Reason reason) {
    var name = reason.text();
    var link = "[`%s`](docs/runbook.md#%s)".formatted(name, name.toLowerCase(Locale.ROOT));

    assertThat(README.section("Conditions and reasons").text())
        .contains(reason.stalled() ? "| **" + link + "** |" : "| " + link + " |");
    assertThat(RUNBOOK.section(name).text().length()).as(name).isGreaterThan(20);
    if (reason.stalled()) {
      assertThat(RUNBOOK.section(name).text()).contains("**Do:**");
    }
  }

  @Test
  void the_runbook_has_no_section_on_a_reason_that_is_never_given() {
    var sections =
        RUNBOOK.headings().stream()
            .filter(heading -> heading.matches("[A-Z][A-Za-z]+") && !heading.equals("Runbook"))
            .filter(heading -> !List.of("Tasks", "Waiting").contains(heading))
            .toList();

    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values()).map(Reason::text).toList());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_field_has_a_row_with_its_default(CrdField field) {
    var row = README.section(field.heading()).row(field.path());

    assertThat(row).as(field.path()).isPresent();
    field
        .ifDefault()
        .ifPresent(value -> assertThat(row.orElseThrow().get(1)).isEqualTo("`" + value + "`"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_lead_somewhere(Page page) {
    assertThat(page.links()).allSatisfy(link -> assertThat(page.reaches(link)).as(link).isTrue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_exist(Page page) throws IOException {
    var makefile = Files.readString(Path.of("Makefile"));

    assertThat(page.targets())
        .allSatisfy(target -> assertThat(makefile).contains("\n.PHONY: " + target + "\n"));
  }

  @Test
  void a_guarantee_names_tests_that_exist() throws IOException {
    var named =
        Pattern.compile("`(\\w+Test)`").matcher(GUARANTEES.text()).results().map(m -> m.group(1));
    try (var files = Files.walk(Path.of("src", "test", "java"))) {
      var tests = files.map(file -> file.getFileName().toString().replace(".java", "")).toList();

      assertThat(named).isNotEmpty().isSubsetOf(tests);
    }
  }

  private static String variable(Method setting) {
    return "HONEYCOMB_OPERATOR_"
        + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static Optional<String> defaultOf(Method setting) {
    return Optional.ofNullable(setting.getAnnotation(WithDefault.class)).map(WithDefault::value);
  }
}

package dev.honeycomboperator.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.honeycomboperator.crd.HoneycombApiKey;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final String OPERATOR = "dev.honeycomboperator";
  private static final String PLANTS = OPERATOR + ".architecture.plants";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void the_rules_see_the_classes_of_the_operator() {
    assertThat(CLASSES.contain(HoneycombApiKey.class)).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> the_operator_keeps_every_rule() {
    return new Architecture(OPERATOR)
        .rules().stream()
            .map(
                rule ->
                    dynamicTest(
                        rule.sentence(), () -> assertThat(rule.violations(CLASSES)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> every_rule_finds_what_was_planted_for_it() {
    var plants = new ClassFileImporter().importPackages(PLANTS);
    return new Architecture(PLANTS)
        .rules().stream()
            .map(
                rule ->
                    dynamicTest(
                        rule.sentence(), () -> assertThat(rule.innocentPlants(plants)).isEmpty()));
  }
}

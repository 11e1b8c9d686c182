package dev.honeycomboperator.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the code may not do, with the classes planted to do it.
 *
 * @param plants simple names; a rule that finds one of them innocent checks nothing
 */
record Rule(ArchRule check, List<String> plants) {

  static Rule caughtOn(ArchRule check, String... plants) {
    return new Rule(check, List.of(plants));
  }

  String sentence() {
    return check.getDescription();
  }

  String violations(JavaClasses classes) {
    return String.join("\n", check.evaluate(classes).getFailureReport().getDetails());
  }

  Stream<String> innocentPlants(JavaClasses planted) {
    var found = violations(planted);
    return plants.stream().filter(plant -> !found.contains('.' + plant));
  }
}

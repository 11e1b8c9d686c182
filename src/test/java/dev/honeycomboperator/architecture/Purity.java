package dev.honeycomboperator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Scanner;
import java.util.Timer;
import java.util.stream.Stream;

/** What code may touch whose answer depends on its arguments alone. */
final class Purity {

  private static final DescribedPredicate<JavaClass> PURE_PART_OF_THE_JDK =
      resideInAnyPackage(
              "java.lang",
              "java.lang.annotation",
              "java.lang.invoke",
              "java.lang.runtime",
              "java.math",
              "java.nio.charset",
              "java.security",
              "java.time..",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "org.jspecify..")
          .and(
              not(
                  belongToAnyOf(
                      Clock.class,
                      InstantSource.class,
                      Process.class,
                      ProcessBuilder.class,
                      Random.class,
                      Runtime.class,
                      Scanner.class,
                      System.class,
                      Thread.class,
                      ThreadLocal.class,
                      Timer.class)));

  private static final DescribedPredicate<JavaClass> DATA =
      describe(
          "records, enums and sealed types",
          type -> type.isRecord() || type.isEnum() || type.reflect().isSealed());

  private Purity() {}

  /** The same code under {@code root} may know the client's records and the specs of resources. */
  static DescribedPredicate<JavaClass> foundIn(String root, String... layers) {
    var ownLayers = Stream.of(layers).map(layer -> root + "." + layer + "..");
    var allowed =
        PURE_PART_OF_THE_JDK
            .or(resideInAnyPackage(ownLayers.toArray(String[]::new)))
            .or(resideInAPackage(root + ".honeycomb..").and(DATA))
            .or(resideInAPackage(root + ".crd..").and(not(assignableTo(HasMetadata.class))));
    return describe(
        "are pure",
        type -> {
          var element = type.getBaseComponentType();
          return element.isPrimitive() || allowed.test(element);
        });
  }

  /** The ways in which the pure part of the JDK still answers differently each time. */
  static DescribedPredicate<JavaAccess<?>> askedOfTheMachine() {
    return describe(
        "the time or chance",
        access -> {
          var owner = access.getTargetOwner();
          return switch (access.getTarget().getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time");
            case "random" -> owner.isEquivalentTo(Math.class);
            case "randomUUID" -> true;
            default -> false;
          };
        });
  }
}

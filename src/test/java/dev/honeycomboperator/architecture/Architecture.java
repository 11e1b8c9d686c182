package dev.honeycomboperator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.honeycomboperator.architecture.Rule.caughtOn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.honeycomboperator.honeycomb.Sensitive;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules of the layers under one root package: the operator's, or that of the plants. */
final class Architecture {

  private static final DescribedPredicate<JavaAccess<?>> READS_A_SECRET =
      describe(
          "Sensitive.reveal()",
          access ->
              access.getTargetOwner().isEquivalentTo(Sensitive.class)
                  && access.getTarget().getName().equals("reveal"));

  private final String root;

  Architecture(String root) {
    this.root = root;
  }

  List<Rule> rules() {
    return List.of(
        caughtOn(
            classes()
                .that()
                .resideInAPackage(layer("decision"))
                .should()
                .onlyDependOnClassesThat(Purity.foundIn(root, "decision"))
                .as("decisions are pure"),
            "TakesAClock",
            "Logs",
            "OpensAFile",
            "KnowsKubernetes",
            "CallsHoneycomb",
            "KnowsTheReport"),
        caughtOn(
            classes()
                .that()
                .resideInAPackage(layer("report"))
                .should()
                .onlyDependOnClassesThat(
                    Purity.foundIn(root, "report", "decision")
                        .or(resideInAPackage("io.fabric8.kubernetes.api.model")))
                .as("reports are pure, but may build Kubernetes' own records"),
            "WritesTheReport"),
        caughtOn(
            noClasses()
                .that()
                .resideInAnyPackage(layer("decision"), layer("report"))
                .should()
                .accessTargetWhere(Purity.askedOfTheMachine())
                .as("decisions and reports are given the time"),
            "ReadsTheTime",
            "DrawsLots"),
        caughtOn(
            noClasses()
                .that()
                .resideInAPackage(layer("honeycomb"))
                .should()
                .dependOnClassesThat(
                    resideInAPackage(root + "..").and(resideOutsideOfPackage(layer("honeycomb"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "io.fabric8..",
                    "io.javaoperatorsdk..",
                    "io.quarkus..",
                    "io.quarkiverse..",
                    "jakarta..")
                .as("the client of Honeycomb is usable alone"),
            "KnowsTheDecision",
            "KnowsFabric8"),
        caughtOn(
            noClasses()
                .that()
                .resideInAPackage(layer("crd"))
                .should()
                .dependOnClassesThat(
                    resideInAPackage(root + "..").and(resideOutsideOfPackage(layer("crd"))))
                .as("resources are dumb data"),
            "Decides"),
        caughtOn(
            noClasses()
                .that()
                .resideInAPackage(root + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root)
                .as("no layer knows the reconcilers"),
            "KnowsTheReconciler"),
        caughtOn(
            noClasses()
                .that()
                .resideInAPackage(root + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javaoperatorsdk..")
                .as("only the reconcilers know the framework"),
            "KnowsTheFramework"),
        caughtOn(
            slices().matching(root + ".(*)..").should().beFreeOfCycles(),
            "KnowsTheDecision",
            "CallsHoneycomb"),
        caughtOn(
            noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .as("what a class needs comes by its constructor"),
            "IsInjected"),
        caughtOn(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, "Prints"),
        caughtOn(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING, "LogsPastTheLog"),
        caughtOn(
            noClasses()
                .that()
                .haveNameNotMatching(
                    root
                        + ".(honeycomb.(HttpHoneycomb|ManagementKey|ApiCaller|Quotes)|effect.SecretDraft)")
                .should()
                .accessTargetWhere(READS_A_SECRET)
                .as(
                    "secrets are read where they are checked, sent, censored and stored, and nowhere else"),
            "RevealsByCall",
            "RevealsByReference"),
        caughtOn(
            noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
                .as("classes are named for what they are"),
            "KeyUtil",
            "KeyUtils",
            "KeyHelper",
            "KeyManager",
            "KeyImpl"));
  }

  private String layer(String name) {
    return root + "." + name + "..";
  }
}

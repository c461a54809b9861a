package dev.sockstep;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package rules of the design, over the classes that ship. */
class ArchitectureTest {
  private static final String ROOT = "dev.sockstep";

  /** From the top down: a package may use only those after it. */
  private static final List<String> LAYERS =
      List.of(
          "cli", "shell", "lesson", "export", "render", "session", "peer", "lab", "observe",
          "command", "sys", "model");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> layers() {
    return LAYERS.stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void packageUsesOnlyPackagesBelowIt(String layer) {
    String[] above =
        Stream.concat(
                Stream.of(ROOT), // Main itself
                LAYERS.stream().takeWhile(name -> !name.equals(layer)).map(ArchitectureTest::tree))
            .toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage(tree(layer))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .because("packages use only those below them: Main, " + String.join(", ", LAYERS)));
  }

  @Test
  void renderNeverUsesSession() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(tree("render"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree("session"))
            .because("a saved report is rendered without a kernel"));
  }

  @Test
  void onlyShellUsesJline() {
    holds(onlyIn("shell", "org.jline.."));
  }

  @Test
  void onlySysUsesForeignFunctions() {
    holds(onlyIn("sys", "java.lang.foreign.."));
  }

  @Test
  void onlyCliUsesPicocli() {
    holds(onlyIn("cli", "picocli.."));
  }

  @Test
  void modelUsesOnlyTheBaseModule() {
    DescribedPredicate<JavaClass> foreign =
        DescribedPredicate.not(
            resideInAnyPackage(tree("model"), "java..")
                .or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("arrays", JavaClass::isArray)));
    DescribedPredicate<JavaClass> otherModules =
        resideInAnyPackage(
            "java.awt..",
            "java.beans..",
            "java.lang.instrument..",
            "java.lang.management..",
            "java.net.http..",
            "java.rmi..",
            "java.sql..",
            "java.util.logging..",
            "java.util.prefs..");
    holds(
        noClasses()
            .that()
            .resideInAPackage(tree("model"))
            .should()
            .dependOnClassesThat(foreign.or(otherModules).as("lie outside java.base")));
  }

  @Test
  void packagesHaveNoCycles() {
    holds(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void aPackageAndThoseInItHaveNoCyclesEither() {
    holds(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    List<String> unplaced =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
            .filter(name -> !LAYERS.contains(name))
            .distinct()
            .toList();
    assertThat(unplaced).as("packages that the design does not name").isEmpty();
  }

  @Test
  void nothingStaticIsMutable() {
    holds(
        fields()
            .that(DescribedPredicate.describe("are static", ArchitectureTest::isWrittenStatic))
            .should()
            .beFinal()
            .because("streams, clock, environment and settings come in by constructor"));
  }

  private static boolean isWrittenStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static ArchRule onlyIn(String layer, String library) {
    return noClasses()
        .that(DescribedPredicate.not(resideInAPackage(tree(layer))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("only " + layer + " knows " + library);
  }

  private static String tree(String layer) {
    return ROOT + "." + layer + "..";
  }

  /** A package that is still to be written breaks no rule. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}

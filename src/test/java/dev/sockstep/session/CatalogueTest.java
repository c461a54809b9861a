package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Sandbox;
import dev.sockstep.model.Failure;
import dev.sockstep.model.StepReport;
import dev.sockstep.observe.catalogue.Catalogue;
import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.session.explain.Explanations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mode of the catalogue is brought about on the kernel, and known by its evidence. */
@Timeout(60)
class CatalogueTest {
  @TempDir private Path directory;

  static List<Provocation> provocations() {
    return Provocation.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provocations")
  void aModeIsKnownWhenItHappens(Provocation provocation) throws Exception {
    Mode mode = Catalogue.named(provocation.mode()).orElseThrow();
    Sandbox.run(() -> provoke(provocation, mode));
  }

  private void provoke(Provocation provocation, Mode mode) throws Exception {
    switch (mode.facts().need()) {
      case NOTHING, PROGRAM, LIMIT, CALL -> check(provocation, mode);
      case LAB -> {
        Sandbox.enterLab();
        check(provocation, mode);
      }
      case ORDINARY -> {
        Sandbox.dropPrivileges();
        check(provocation, mode);
      }
    }
  }

  private void check(Provocation provocation, Mode mode) throws Exception {
    try (Provoker provoker = new Provoker(directory)) {
      StepReport report = provoker.run(provocation);
      assertThat(report.call().error()).as(provocation.lines().toString()).isNotNull();
      assertThat(report.call().error().name()).isEqualTo(provocation.errno());
      Failure failure = report.failure();
      assertThat(failure.id()).as(failure.why()).isEqualTo(mode.id());
      assertThat(mode.facts().errnos()).contains(provocation.errno());
      assertThat(mode.facts().calls()).contains(report.call().name());
    }
  }

  @Test
  void everyModeIsBroughtAbout() {
    List<String> all = new ArrayList<>(provocations().stream().map(Provocation::mode).toList());
    all.addAll(CallFailuresTest.modes().stream().map(Mode::id).toList());

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(Catalogue.all().stream().map(Mode::id).toList());
  }

  @Test
  void noTwoModesHaveOneName() {
    assertThat(Catalogue.all().stream().map(Mode::id).toList()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aModeIsDescribedInFull(Mode mode) {
    Facts facts = mode.facts();
    assertThat(facts.errnos())
        .isNotEmpty()
        .allMatch(errno -> Explanations.of(errno).isPresent(), "is explained");
    assertThat(List.of(facts.title(), facts.cause(), facts.tells(), facts.attempt()))
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("|"));
  }

  static List<Mode> modes() {
    return Catalogue.all();
  }
}

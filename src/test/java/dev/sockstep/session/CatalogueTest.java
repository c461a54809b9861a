package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.observe.catalogue.Catalogue;
import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.session.explain.Explanations;
import dev.sockstep.session.provoke.Scenario;
import dev.sockstep.session.provoke.Scenarios;
import dev.sockstep.sys.NativeLibc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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

  static List<ByHand> byHand() {
    return ByHand.all();
  }

  static List<Scenario> scenarios() {
    return Scenarios.all().stream().filter(scenario -> !scenario.acts().isEmpty()).toList();
  }

  /** Whether a name exists is known to the machine's name servers, if it has any. */
  static List<Scenario> provoked() {
    return scenarios().stream().filter(each -> !each.mode().equals("name-unknown")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("byHand")
  void aModeIsKnownWhenItHappens(ByHand provocation) throws Exception {
    Mode mode = Catalogue.named(provocation.mode()).orElseThrow();
    Sandbox.run(() -> check(provocation, mode));
  }

  private void check(ByHand provocation, Mode mode) throws Exception {
    try (Provoker provoker = new Provoker(directory)) {
      check(provoker.run(provocation), provocation.errno(), mode);
    }
  }

  private static void check(StepReport report, String errno, Mode mode) {
    assertThat(report.call().error()).as(report.source().text()).isNotNull();
    assertThat(report.call().error().name()).isEqualTo(errno);
    assertThat(report.failure().id()).as(report.failure().why()).isEqualTo(mode.id());
    assertThat(mode.facts().errnos()).contains(errno);
    assertThat(mode.facts().calls()).contains(report.call().name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provoked")
  void provokeEndsInTheModeItPromises(Scenario scenario) throws Exception {
    Mode mode = Catalogue.named(scenario.mode()).orElseThrow();
    Sandbox.run(() -> provoke(scenario, mode));
  }

  private static void provoke(Scenario scenario, Mode mode) throws Exception {
    switch (mode.facts().need()) {
      case NOTHING, PROGRAM, LIMIT, CALL -> check(scenario, mode, false);
      case LAB -> {
        Needs.program("ip", "iproute2");
        Sandbox.enterNetwork();
        try (Lab lab = new Lab(NativeLibc::new)) {
          lab.build();
          check(scenario, mode, true);
        }
      }
      case ORDINARY -> {
        Sandbox.dropPrivileges();
        check(scenario, mode, false);
      }
    }
  }

  /** The student's own sockets have the scenario's names already. */
  private static void check(Scenario scenario, Mode mode, boolean inLab) {
    try (Live live = new Live()) {
      live.settings.patience(Settings.PATIENCE);
      live.settings.lab(inLab);
      scenario.names().forEach(name -> live.done(name + " = create"));
      StepReport end = live.run("provoke " + scenario.mode());

      assertThat(end.outcome())
          .isEqualTo(new Outcome.Expectation(true, mode.id(), actual(live, mode)));
      check(failed(live), scenario.errno(), mode);
      assertThat(live.session.sockets().stream().map(SocketView::name))
          .as("the student's own are still there")
          .containsAll(scenario.names());
    }
  }

  private static String actual(Live live, Mode mode) {
    return mode.id() + ", in step " + failed(live).step();
  }

  private static StepReport failed(Live live) {
    return live.reports().stream().filter(r -> r.failure() != null).toList().getLast();
  }

  @Test
  void everyModeIsBroughtAbout() {
    List<String> all = new ArrayList<>(byHand().stream().map(ByHand::mode).toList());
    all.addAll(provoked().stream().map(Scenario::mode).toList());
    all.addAll(CallFailuresTest.modes().stream().map(Mode::id).toList());

    assertThat(new HashSet<>(all))
        .containsExactlyInAnyOrderElementsOf(Catalogue.all().stream().map(Mode::id).toList());
  }

  @Test
  void everyModeHasOneScenarioOrSaysWhatAPersonDoesInItsPlace() {
    assertThat(Scenarios.all().stream().map(Scenario::mode))
        .containsExactlyInAnyOrderElementsOf(Catalogue.all().stream().map(Mode::id).toList());
    assertThat(Scenarios.all())
        .allMatch(scenario -> scenario.acts().isEmpty() == (scenario.recipe() != null));
    assertThat(Scenarios.all())
        .allMatch(
            scenario ->
                Catalogue.named(scenario.mode())
                    .orElseThrow()
                    .facts()
                    .errnos()
                    .contains(scenario.errno()));
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

package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.observe.catalogue.NameMode;
import dev.sockstep.observe.catalogue.Need;
import dev.sockstep.session.explain.Explanations;
import dev.sockstep.session.provoke.Scenario;
import dev.sockstep.session.provoke.Scenarios;
import dev.sockstep.sys.NativeLibc;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    Mode mode = Modes.named(provocation.mode()).orElseThrow();
    Sandbox.run(() -> check(provocation, mode));
  }

  private void check(ByHand provocation, Mode mode) throws Exception {
    try (Provoker provoker = new Provoker(directory)) {
      StepReport failed = provoker.run(provocation);
      check(failed, provocation.errno(), mode);
      assertThat(failed.call().name()).isEqualTo(provocation.call());
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
    Mode mode = Modes.named(scenario.mode()).orElseThrow();
    Sandbox.run(() -> provoke(scenario, mode));
  }

  private static void provoke(Scenario scenario, Mode mode) throws Exception {
    switch (mode.facts().need()) {
      case NOTHING, PROGRAM, LIMIT, CALL, FILTER -> check(scenario, mode, false);
      case LAB -> {
        Needs.program("ip", "iproute2");
        Needs.program("nft", "nftables");
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
      if (mode.facts().need() == Need.LIMIT) {
        // Here classes are files: what tells of a failure is loaded while files can be opened.
        live.run("provoke not-listening");
        live.run("provoke family-unknown");
      }
      StepReport end = live.run("provoke " + scenario.mode());

      assertThat(end.outcome())
          .isEqualTo(new Outcome.Expectation(true, mode.id(), actual(live, mode)));
      check(failed(live), scenario.errno(), mode);
      assertThat(failed(live).call().name()).isEqualTo(callOf(scenario));
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

  /** What a verb calls, where that is not its own name. */
  private static String callOf(Scenario scenario) {
    String verb = scenario.call().orElseThrow();
    if (Modes.named(scenario.mode()).orElseThrow() instanceof NameMode) {
      return "getaddrinfo";
    }
    return switch (verb) {
      case "create" -> "socket";
      case "join" -> scenario.mode().equals("interface-unknown") ? "if_nametoindex" : "setsockopt";
      case "leave", "setopt" -> "setsockopt";
      case "urgent" -> "send";
      case "atmark" -> "ioctl";
      case "cancel" -> scenario.mode().equals("connect-interrupted") ? "connect" : "recv";
      // It is accept that fails, when the listener is shut down.
      case "shutdown" -> scenario.mode().equals("listening-ended") ? "accept" : verb;
      default -> verb;
    };
  }

  @Test
  void everyModeIsBroughtAboutByEachOfItsCallsAndWithEachOfItsErrnos() {
    Set<String> proven = new HashSet<>();
    for (ByHand each : byHand()) {
      proven.add(each.mode() + " " + each.call());
      proven.add(each.mode() + " " + each.errno());
    }
    for (Scenario each : provoked()) {
      proven.add(each.mode() + " " + callOf(each));
      proven.add(each.mode() + " " + each.errno());
    }
    Set<String> claimed = new HashSet<>();
    for (Mode mode : Modes.all()) {
      mode.facts().calls().forEach(call -> claimed.add(mode.id() + " " + call));
      mode.facts().errnos().forEach(errno -> claimed.add(mode.id() + " " + errno));
    }

    assertThat(proven).containsExactlyInAnyOrderElementsOf(claimed);
  }

  @Test
  void everyModeHasOneScenarioOrSaysWhatAPersonDoesInItsPlace() {
    assertThat(Scenarios.all().stream().map(Scenario::mode))
        .containsExactlyInAnyOrderElementsOf(Modes.all().stream().map(Mode::id).toList());
    assertThat(Scenarios.all())
        .allMatch(scenario -> scenario.acts().isEmpty() == (scenario.recipe() != null));
    assertThat(Scenarios.all())
        .allMatch(
            scenario ->
                Modes.named(scenario.mode())
                    .orElseThrow()
                    .facts()
                    .errnos()
                    .contains(scenario.errno()));
  }

  @Test
  void noTwoModesHaveOneName() {
    assertThat(Modes.all().stream().map(Mode::id).toList()).doesNotHaveDuplicates();
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
    return Modes.all();
  }
}

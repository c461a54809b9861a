package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.command.LineParser;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.FailureModes.Access;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.sys.NativeLibc;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What surrounds a provocation; {@link CatalogueTest} has the provocations themselves. */
@Timeout(60)
class ProvokeTest {
  private final Live live = new Live();

  @AfterEach
  void end() {
    live.close();
  }

  @Test
  void aloneItListsEveryModeAndWhereItCanBeHad() {
    FailureModes modes = (FailureModes) live.run("provoke").view();

    assertThat(modes.all().stream().map(FailureModes.Of::id))
        .containsExactlyElementsOf(Modes.all().stream().map(mode -> mode.id()).toList());
    assertThat(way(modes, "refused-nobody")).isEqualTo(Access.HERE);
    assertThat(way(modes, "no-route")).isEqualTo(Access.LAB);
    assertThat(way(modes, "no-descriptor-left")).isEqualTo(Access.HERE);
    assertThat(modes.all().stream().filter(mode -> mode.way() == Access.BY_HAND))
        .extracting(FailureModes.Of::id)
        .containsExactly("call-filtered", "link-too-narrow");
  }

  private static Access way(FailureModes modes, String id) {
    return modes.all().stream()
        .filter(mode -> mode.id().equals(id))
        .findFirst()
        .orElseThrow()
        .way();
  }

  @Test
  void withAnErrnoOrACallOrAVerbItListsThose() {
    assertThat(listed("provoke ENOTCONN"))
        .containsExactly("not-connected-yet", "not-connected-listener", "not-connected-any-more");
    assertThat(listed("provoke listen")).contains("port-has-listener").doesNotContain("no-route");
    assertThat(listed("provoke setopt")).isEqualTo(listed("provoke setsockopt"));
  }

  private List<String> listed(String line) {
    return ((FailureModes) live.run(line).view()).all().stream().map(FailureModes.Of::id).toList();
  }

  @Test
  void itSaysWhatItShowsAndThenEachLineIsAStepOfItsOwn() {
    StepReport end = live.run("provoke refused-bound-only");

    List<StepReport> reports = live.reports();
    Provocation plan = (Provocation) reports.getFirst().view();
    assertThat(plan.errno()).isEqualTo("ECONNREFUSED");
    assertThat(plan.lines())
        .containsExactly("srv = create", "srv.bind 0", "create", "connect $srv");
    assertThat(reports.subList(1, 5).stream().map(report -> report.source().text()))
        .containsExactlyElementsOf(plan.lines());
    assertThat(reports.stream().map(StepReport::step)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(end).isEqualTo(reports.getLast());
    assertThat(end.notes()).singleElement().asString().startsWith("open still: srv, s1;");
  }

  @Test
  void namesOfTheStudentAreLeftAlone() {
    live.all("srv = create", "srv2 = create", "c = create");
    live.done("c.close");
    live.run("provoke broken-pipe-own-shutdown");

    assertThat(live.reports().stream().map(report -> report.source().text()))
        .contains("srv3 = create", "srv3.bind 0", "c2.connect $srv3", "c2.send \"x\"");
    live.expect("srv.stage == created");
  }

  @Test
  void whatTheLastCallGaveIsThatOfTheFailure() {
    live.run("provoke broken-pipe-own-shutdown");
    live.expect("errno == EPIPE");
  }

  @Test
  void anEndThatWasNotPromisedIsAFailedExpectation() throws Exception {
    Needs.program("ip", "iproute2");
    Sandbox.run(
        () -> {
          Sandbox.enterNetwork();
          // A lab that lacks all that should be in it: there is no route at all.
          try (Live bare = new Live()) {
            bare.settings.lab(true);
            StepReport end = bare.run("provoke prohibit-route");
            assertThat(end.outcome())
                .isEqualTo(new Outcome.Expectation(false, "prohibit-route", "no-route, in step 3"));
          }
        });
  }

  @Test
  void withStepTheLinesAreLeftToTheStudentWhoMayDoOtherThingsBetween() {
    live.run("provoke refused-bound-only --step");
    assertThat(offered()).contains("srv = create");
    live.done("sockets");
    assertThat(offered()).contains("srv = create");
    live.done("srv = create");
    live.mistake("srv.bind nonsense:1:2");
    assertThat(offered()).contains("srv.bind 0");
    live.done("srv.bind 127.0.0.3 0");
    live.done("create");
    live.run("connect $srv");

    assertThat(offered()).isEmpty();
    assertThat(live.reports().getLast().notes().getFirst()).startsWith("refused-bound-only it was");
  }

  @Test
  void withStepTheEndMayBeAnother() {
    live.run("provoke refused-bound-only --step");
    live.all("srv = create", "srv.bind 0", "srv.listen", "create");
    live.done("connect $srv");

    assertThat(live.reports().getLast().notes().getFirst())
        .isEqualTo("it ended with no call failed so");
    assertThat(live.reports().getLast().outcome()).isEqualTo(new Outcome.Done());
  }

  @Test
  void aPortIsFilledInAsSoonAsItIsKnown() {
    live.run("provoke refused-nobody --step");
    live.all("x = create", "x.bind 0");
    String port = live.value("x.port");
    live.all("x.close", "create");

    assertThat(offered()).contains("connect " + port);
  }

  @Test
  void theRestIsDropped() {
    live.run("provoke refused-bound-only --step");
    live.done("srv = create");

    assertThat(live.session.abandon()).isEqualTo(3);
    assertThat(offered()).isEmpty();
    assertThat(live.session.abandon()).isZero();
  }

  private Optional<String> offered() {
    return live.session.offered();
  }

  @Test
  void itsFilesGoWithTheSession() {
    live.run("provoke path-left-over");
    Path bound = boundPath();
    assertThat(bound).exists();
    live.session.finish();

    assertThat(bound.getParent()).doesNotExist();
  }

  private Path boundPath() {
    return live.reports().stream()
        .map(report -> report.source().text())
        .filter(text -> text.startsWith("bind \""))
        .map(text -> text.substring(6, text.length() - 1))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatItCannotDoItRefusesAndSaysWhatToDo() {
    assertThat(live.mistake("provoke refused-nobdy").mend()).contains("\"refused-nobody\"");
    assertThat(live.mistake("provoke broken-pipe").mend())
        .startsWith("did you mean \"broken-pipe-")
        .contains("\", or \"broken-pipe-");
    assertThat(live.mistake("provoke timeout-of-accept").mend())
        .startsWith("did you mean \"accept-timeout\", or ");
    assertThat(live.mistake("provoke refused").mend()).startsWith("did you mean \"refused-");
    assertThat(live.mistake("provoke disaster").mend()).startsWith("provoke lists the errnos");
    assertThat(live.mistake("provoke no-route").mend()).contains("sockstep --lab");
    assertThat(live.mistake("provoke EPIPE --step").column()).isEqualTo(9);
    assertThat(live.mistake("provoke EPIPE ECONNRESET").column()).isEqualTo(15);
    assertThat(live.session.sockets()).isEmpty();
  }

  @Test
  void inALessonItReachesNoFurtherThanTheLesson() throws Exception {
    Confinement lesson = Confinement.lesson(Set.of(), false);
    assertThat(confined("provoke broken-pipe-own-shutdown", lesson).outcome())
        .isInstanceOfSatisfying(
            Outcome.Expectation.class, seen -> assertThat(seen.passed()).isTrue());
    assertThat(confined("provoke path-loops", lesson).outcome()).isInstanceOf(Outcome.Error.class);
    StepReport path = confined("provoke path-left-over", lesson);
    assertThat(path.outcome())
        .isInstanceOfSatisfying(
            Outcome.Expectation.class, seen -> assertThat(seen.passed()).isFalse());
  }

  private StepReport confined(String text, Confinement lesson) throws Exception {
    return live.session.execute(
        SourceLine.typed(text), LineParser.parse(text).orElseThrow(), lesson);
  }

  @Test
  void ctrlCBetweenTwoLinesLeavesTheRestToTheStudent() {
    live.whenReported(
        "srv.bind 0", () -> assertThat(live.session.interruptCommand()).as("Ctrl-C").isTrue());
    StepReport stopped = live.run("provoke refused-bound-only");

    assertThat(stopped.outcome()).isEqualTo(new Outcome.Done());
    assertThat(stopped.notes()).singleElement().asString().startsWith("stopped before line 3 of 4");
    assertThat(live.reports().stream().map(report -> report.source().text()))
        .doesNotContain("create");
    live.expect("srv.stage == bound");
    assertThat(offered()).contains("create");
    live.done("sockets");
    live.done("create");
    live.run("connect $srv");
    assertThat(live.reports().getLast().notes().getFirst()).startsWith("refused-bound-only it was");
    assertThat(live.session.interruptCommand()).as("nothing runs any more").isFalse();
  }

  private interface InLab {
    void run(Live live) throws Exception;
  }

  private static void inLab(InLab body) throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterNetwork();
          try (Live slow = new Live();
              Lab lab = new Lab(NativeLibc::new)) {
            lab.build();
            slow.settings.lab(true);
            body.run(slow);
          }
        });
  }

  @Test
  void ctrlCInTheLabMendsTheNetworkAsSoonAsTheRestIsDropped() throws Exception {
    Needs.program("tc", "iproute2");
    inLab(
        slow -> {
          String range = rangeOfPorts();
          slow.whenReported("create", slow.session::interruptCommand);
          slow.run("provoke no-port-for-bind");
          assertThat(rangeOfPorts()).isEqualTo("40000\t40000");
          assertThat(slow.session.abandon()).isPositive();
          assertThat(rangeOfPorts()).isEqualTo(range);
        });
  }

  @Test
  void aSettingIsPutBackToWhatItWasAndNotToWhatLinuxBeginsWith() throws Exception {
    inLab(
        slow -> {
          Sandbox.shell("echo 41000 42000 > /proc/sys/net/ipv4/ip_local_port_range");
          Sandbox.shell("echo 7 > /proc/sys/net/ipv4/tcp_retries2");
          for (String mode : List.of("no-port-for-listen", "timed-out-retransmitting")) {
            assertThat(slow.run("provoke " + mode).outcome())
                .isInstanceOfSatisfying(
                    Outcome.Expectation.class, end -> assertThat(end.passed()).isTrue());
          }
          assertThat(rangeOfPorts()).isEqualTo("41000\t42000");
          assertThat(sysctl("tcp_retries2")).isEqualTo("7");
        });
  }

  private static String rangeOfPorts() {
    return sysctl("ip_local_port_range");
  }

  /** A sysctl of the network that the calling thread is in. */
  private static String sysctl(String name) {
    try (BufferedReader file =
        new BufferedReader(
            new FileReader("/proc/sys/net/ipv4/" + name, StandardCharsets.US_ASCII))) {
      return file.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void ctrlCEndsAWaitOfItsAndTheRestIsLeftOut() throws Exception {
    Needs.program("ip", "iproute2");
    inLab(
        slow -> {
          slow.settings.patience(Live.SHORT);
          Thread ctrlC = interruptWhenBlocked(slow);
          StepReport end = slow.run("provoke neighbour-silent");
          ctrlC.join();
          assertThat(end.outcome())
              .isEqualTo(new Outcome.Expectation(false, "neighbour-silent", "no call failed so"));
        });
  }

  private static Thread interruptWhenBlocked(Live live) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              live.await(
                  () ->
                      live.reports().stream()
                          .anyMatch(report -> report.outcome() instanceof Outcome.Blocked),
                  "a blocked call");
              while (!live.session.interruptCommand()) {
                Thread.onSpinWait();
              }
            });
  }
}

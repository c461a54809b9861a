package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ctrl-C, cancel, wait, sleep and leaving: the prompt always comes back. */
@Timeout(60)
class InterruptTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void ctrlCWhileThePatienceRunsMakesTheCallReturnEintrAtOnce() throws Exception {
    live.listening();
    Thread ctrlC = live.interruptSoon();

    StepReport accept = live.fails("a = srv.accept", Errno.EINTR);

    ctrlC.join();
    assertThat(accept.failure().mode()).isEqualTo("interrupted by a signal");
    assertThat(accept.call().nanos()).isLessThan(Live.DEADLINE.toNanos() / 2);
    assertThat(accept.stage().after()).isEqualTo(Stage.LISTENING);
    assertThat(live.blockedCalls()).isZero();
    assertThat(live.mistake("a.recv 5").message()).isEqualTo("no socket is named a");
  }

  /** The real kernel, but that the first three signals come before the call sleeps. */
  private static Libc losingSignals(AtomicInteger sent) {
    Libc real = new NativeLibc();
    return (Libc)
        Proxy.newProxyInstance(
            Libc.class.getClassLoader(),
            new Class<?>[] {Libc.class},
            (_, method, arguments) -> {
              if (method.getName().equals("pthread_kill") && sent.incrementAndGet() <= 3) {
                return new CallResult(0, 0, 0);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aSignalThatIsLostIsSentAgain() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    Settings settings = new Settings();
    settings.patience(Live.SHORT);
    List<StepReport> reports = new CopyOnWriteArrayList<>();
    try (Session session = new Session(losingSignals(sent), settings, reports::add)) {
      for (String line :
          List.of("s = create", "s.bind 0", "s.listen", "s.accept", "cancel", "wait 5s")) {
        session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
      }
      assertThat(reports).anyMatch(report -> report.outcome() instanceof Outcome.Blocked);
      assertThat(reports)
          .filteredOn(report -> report.outcome() instanceof Outcome.Finished)
          .singleElement()
          .satisfies(end -> Live.assertFailed(end, Errno.EINTR));
    }
    assertThat(sent.get()).isGreaterThan(3);
  }

  @Test
  void ctrlCAtThePromptInterruptsTheCallThatWasBlockedLast() {
    live.connected();
    StepReport accept = live.blocks("b = srv.accept");
    StepReport recv = live.blocks("a.recv 5");

    assertThat(live.session.interrupt()).isTrue();
    Live.assertFailed(live.end(recv), Errno.EINTR);
    assertThat(live.hasEnded(accept)).isFalse();

    assertThat(live.session.interrupt()).isTrue();
    Live.assertFailed(live.end(accept), Errno.EINTR);

    assertThat(live.session.interrupt()).as("nothing is left to interrupt").isFalse();
  }

  @Test
  void aSendallThatWasInterruptedTellsHowMuchWasSent() {
    live.connected();
    StepReport sendall = live.blocks("c.sendall #16000000");

    live.done("cancel c");
    StepReport end = live.end(sendall);

    assertThat(end.call().result()).as("the kernel had taken some").isPositive();
    assertThat(end.notes())
        .contains(
            "interrupted: "
                + end.call().result()
                + " of 16000000 bytes were sent, and the rest was not tried");
  }

  @Test
  void cancelInterruptsTheNamedCallOrTheLatest() {
    live.connected();
    live.all("d = create", "d.connect $srv", "b = srv.accept");
    StepReport one = live.blocks("a.recv 5");
    StepReport two = live.blocks("b.recv 5");
    StepReport three = live.blocks("c.recv 5");

    live.done("cancel b");
    Live.assertFailed(live.end(two), Errno.EINTR);
    live.done("cancel");
    Live.assertFailed(live.end(three), Errno.EINTR);
    live.done("a.cancel");
    Live.assertFailed(live.end(one), Errno.EINTR);
    assertThat(live.mistake("cancel").message())
        .isEqualTo("no call is blocked, so there is nothing to cancel");
  }

  @Test
  void cancelTakesTheNameOfASocketThatIsYetToBeMade() {
    live.listening();
    StepReport accept = live.blocks("a = srv.accept");

    live.done("cancel a");

    Live.assertFailed(live.end(accept), Errno.EINTR);
    live.expect("= -1 EINTR");
  }

  @Test
  void aCallWorksAgainAfterItWasInterrupted() {
    live.listening();
    for (int i = 0; i < 5; i++) {
      StepReport accept = live.blocks("a = srv.accept");
      live.done("cancel");
      Live.assertFailed(live.end(accept), Errno.EINTR);
    }
    live.all("c = create", "c.connect $srv");

    assertThat(live.done("a = srv.accept").call().result()).isPositive();
  }

  @Test
  void waitReturnsAtOnceWhenNothingIsBlocked() {
    live.connected();

    assertThat(live.done("wait").notes()).containsExactly("no call is blocked");
    assertThat(live.done("wait c").notes()).containsExactly("no call is blocked on c");
  }

  @Test
  void waitWithoutALimitEndsWhenTheCallsHaveAndIsReportedAfterThem() {
    live.connected().all("a.setopt SO_RCVTIMEO 900ms", "c.setopt SO_RCVTIMEO 1s");
    StepReport first = live.blocks("a.recv 5");
    StepReport second = live.blocks("c.recv 5");

    StepReport wait = live.done("wait");

    assertThat(wait.notes()).isEmpty();
    assertThat(live.hasEnded(first)).isTrue();
    assertThat(live.hasEnded(second)).isTrue();
    assertThat(live.reports().getLast()).isEqualTo(wait);
    live.expect("= -1 EAGAIN");
  }

  @Test
  void waitWithALimitSaysWhatIsStillBlocked() {
    live.connected();
    StepReport recv = live.blocks("a.recv 5");

    StepReport wait = live.done("wait a 20ms");

    assertThat(wait.notes())
        .containsExactly(recv.call().text() + " of step " + recv.step() + " is still blocked");
  }

  @Test
  void ctrlCEndsAWaitAndLeavesTheCallAlone() throws Exception {
    live.connected();
    StepReport recv = live.blocks("a.recv 5");
    Thread ctrlC = interruptWhileBusy();

    StepReport wait = live.done("wait");

    ctrlC.join();
    assertThat(wait.notes()).singleElement().asString().endsWith("; the wait was interrupted");
    assertThat(live.hasEnded(recv)).isFalse();
    assertThat(live.blockedCalls()).isOne();
  }

  @Test
  void ctrlCEndsASleep() throws Exception {
    Thread ctrlC = live.interruptSoon();

    StepReport sleep = live.done("sleep 60s");

    ctrlC.join();
    assertThat(sleep.notes()).containsExactly("interrupted");
    assertThat(live.done("sleep 5ms").notes()).isEmpty();
  }

  @Test
  void anExpectationCanBeInterruptedToo() throws Exception {
    live.done("c = create");
    Thread ctrlC = live.interruptSoon();

    StepReport expect = live.run("expect c.state == LISTEN within 60s");

    ctrlC.join();
    assertThat(((Outcome.Expectation) expect.outcome()).passed()).isFalse();
  }

  @Test
  void leavingWithCallsBlockedEndsThemAllWithinASecondAndReportsEach() throws Exception {
    long before = descriptors();
    try (Live leaving = new Live()) {
      leaving.connected();
      leaving.all("full = create", "full.bind 0", "full.listen 0", "d = create", "d.connect $full");
      leaving.done("e = create");
      List<StepReport> blocked =
          List.of(
              leaving.blocks("b = srv.accept"),
              leaving.blocks("a.recv 5"),
              leaving.blocks("c.recv 5"),
              leaving.blocks("e.connect $full"));

      leaving.done("quit");
      assertThat(leaving.session.hasQuit()).isTrue();
      long start = System.nanoTime();
      leaving.session.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      for (StepReport step : blocked) {
        Live.assertFailed(leaving.end(step), Errno.EINTR);
      }
      assertThat(leaving.blockedCalls()).isZero();
    }
    assertThat(descriptors()).as("descriptors").isEqualTo(before);
  }

  /** Does Ctrl-C, but only while a command is under way. */
  private Thread interruptWhileBusy() {
    Thread main = Thread.currentThread();
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (main.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              live.session.interrupt();
            });
  }

  static long descriptors() throws IOException {
    try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
      return fds.count();
    }
  }
}

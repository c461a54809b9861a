package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A close that SO_LINGER makes wait returns 0 however that ends: the card tells how it did. */
@Timeout(60)
class LingerTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whenItsTimeIsUpTheCardTellsWhatIsLeft() throws Exception {
    Needs.program("ss", "iproute2");
    full().done("c.setopt SO_LINGER on 1");
    int port = live.port("c");
    StepReport blocked = live.blocks("c.close");
    assertThat(blocked.outcome())
        .isInstanceOfSatisfying(
            Outcome.Blocked.class,
            outcome -> {
              assertThat(outcome.waitsFor()).endsWith("acknowledged, but no longer than 1 s");
              assertThat(outcome.unblock()).isEqualTo("a.recv 1000000");
            });

    StepReport end = live.end(blocked);
    assertThat(end.call().result()).isZero();
    // The FIN has a sequence number too, and ss counts it.
    long left = Long.parseLong(sendQueue(port)) - 1;
    assertThat(left).isPositive();
    assertThat(end.notes())
        .singleElement()
        .asString()
        .matches(
            "the 1 s of SO_LINGER ran out after [0-9]+ ms: close returned 0 with "
                + left
                + " bytes not acknowledged \\(sock_diag: FIN_WAIT_1\\)\\. The kernel goes on"
                + " without the socket; no call will tell whether they arrive");
  }

  @Test
  void whenAllIsAcknowledgedTheCardSaysSo() {
    live.connected().all("c.setopt SO_LINGER on 5", "c.send \"hello\"");

    assertThat(live.done("c.close").notes())
        .containsExactly(
            "SO_LINGER (5 s) had close wait until the peer's kernel had acknowledged all that was"
                + " sent (state FIN_WAIT_2). Whether its program reads it is another matter");
  }

  @Test
  void whenAnRstEndsTheWaitTheCardSaysSo() {
    full().all("c.setopt SO_LINGER on 9", "a.setopt SO_LINGER on 0");
    StepReport blocked = live.blocks("c.close");
    live.done("a.close");

    assertThat(live.end(blocked).notes())
        .singleElement()
        .asString()
        .containsIgnoringCase("close returned 0 all the same; of ")
        .endsWith(" bytes unacknowledged before, some may be lost");
  }

  @Test
  void whenASignalEndsTheWaitTheCardSaysSo() {
    full().done("c.setopt SO_LINGER on 9");
    StepReport blocked = live.blocks("c.close");
    live.run("cancel");

    StepReport end = live.end(blocked);
    assertThat(end.call().result()).isZero();
    assertThat(end.notes()).singleElement().asString().startsWith("a signal ended close's wait");
  }

  @Test
  void whenNotEvenTheFinIsAcknowledgedTheCardSaysSo() throws Exception {
    Blackhole.after(
        "c.setopt SO_LINGER on 1",
        there ->
            assertThat(there.done("c.close").notes())
                .filteredOn(note -> note.contains("SO_LINGER"))
                .singleElement()
                .asString()
                .contains(
                    ": close returned 0 with its FIN not acknowledged (sock_diag: FIN_WAIT_1)"));
  }

  @Test
  void withZeroItThrowsAwayWhatIsLeft() {
    full().done("c.setopt SO_LINGER on 0");
    String left = live.value("c.sendq");

    assertThat(live.done("c.close").notes())
        .containsExactly(
            "SO_LINGER is on with 0: close sends RST, not FIN, and throws away the "
                + left
                + " bytes that were not acknowledged");
  }

  @Test
  void withZeroItSendsRstAlsoAfterTheFinOfThePeer() {
    live.connected().all("c.setopt SO_LINGER on 0", "a.close");
    live.expect("c.state == CLOSE_WAIT within 5s");

    assertThat(live.done("c.close").notes())
        .containsExactly("SO_LINGER is on with 0: close sends RST, not FIN");
  }

  @Test
  void anAcceptedSocketHasTheOptionOfItsListener() {
    live.listening();
    int step = live.done("srv.setopt SO_LINGER on 0").step();
    live.all("c = create", "c.connect $srv", "a = srv.accept", "a.close");

    assertThat(live.fails("c.recv 1", Errno.ECONNRESET).failure())
        .satisfies(failure -> assertThat(failure.id()).isEqualTo("reset-linger"))
        .satisfies(failure -> assertThat(failure.why()).contains("as step " + step));
  }

  @Test
  void bytesUnreadAreWhatTheKernelAbortsForEvenWithLingerZero() {
    live.connected().all("c.send \"unread\"");
    int step = live.done("a.setopt SO_LINGER 0").step();
    assertThat(live.done("a.close").notes())
        .anyMatch(note -> note.startsWith("6 bytes were unread"));

    assertThat(live.fails("c.recv 1", Errno.ECONNRESET).failure())
        .satisfies(failure -> assertThat(failure.id()).isEqualTo("reset-unread"))
        .satisfies(
            failure ->
                assertThat(failure.why())
                    .contains(" with 6 bytes unread: ")
                    .endsWith(
                        "SO_LINGER on 0, as step " + step + " had set it, would do the same."));
  }

  @Test
  void anotherNameOfTheSocketMayHaveSetIt() {
    live.connected().all("d = a.dup");
    int step = live.done("d.setopt SO_LINGER on 0").step();
    live.all("d.close", "a.close");

    assertThat(live.fails("c.recv 1", Errno.ECONNRESET).failure().why())
        .contains("as step " + step);
  }

  /** Connected, and what c has sent finds no room. */
  private Live full() {
    live.all("srv = create", "srv.setopt SO_RCVBUF 4096", "srv.bind 0", "srv.listen");
    live.all("c = create", "c.connect $srv", "a = srv.accept", "c.block off");
    live.run("c.send #2000000");
    live.run("c.send #2000000");
    live.done("c.block on");
    return live;
  }

  private static String sendQueue(int port) throws Exception {
    Process ss =
        new ProcessBuilder("ss", "-Htn", "state", "fin-wait-1", "sport = :" + port).start();
    String row = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return row.strip().split(" +")[1];
  }
}

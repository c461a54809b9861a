package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.FD;
import static dev.sockstep.model.Change.Property.RECVQ;
import static dev.sockstep.model.Change.Property.URGENT;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sockets that come in pairs, descriptors that share a socket, and urgent data. */
@Timeout(60)
class PairTest {
  private static final String AT_MARK = "1: reading is at the mark; ";

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @CsvSource({"'', unix", "--dgram, unix-dgram", "--seqpacket, unix-seqpacket"})
  void aPairIsBornConnected(String option, String kind) {
    StepReport pair = live.done("a, b = socketpair " + option);

    assertThat(pair.socket()).isEqualTo("a");
    assertThat(pair.changes().stream().filter(change -> change.what() == FD))
        .extracting(Change::socket)
        .containsExactly("a", "b");
    live.expect("a.kind == " + kind);
    live.expect("b.stage == connected");
    live.all("a.send \"one\"", "a.send \"two\"");
    String first = option.isEmpty() ? "onetwo" : "one";
    assertThat(live.done("b.recv 10").bytes()).asString(UTF_8).isEqualTo(first);
  }

  @Test
  void aPairWithoutNamesGetsTwo() {
    live.done("socketpair");

    assertThat(live.session.sockets()).extracting("name").containsExactly("s1", "s2");
    live.all("x = socketpair --nonblock", "s3.send \"!\"", "x.recv 10 --dontwait");
    live.fails("x.recv 10", Errno.EAGAIN);
  }

  @Test
  void twoNamesAreForAPairOnly() {
    assertThat(live.mistake("a, b = create").message()).contains("makes one socket");
    assertThat(live.mistake("a, a = socketpair").message()).contains("two names");
    live.done("b = create");
    assertThat(live.mistake("a, b = socketpair").message()).contains("belongs to an open socket");
  }

  @Test
  void aDatagramSocketOfUnixHasNoConnectionToEnd() {
    live.all("a, b = socketpair --dgram", "a.close");

    StepReport gone = live.fails("b.send \"x\"", Errno.ECONNREFUSED);
    assertThat(gone.failure()).isNotNull();
  }

  @Test
  void aConnectionLivesAsLongAsADescriptorHoldsIt() {
    live.connected();

    StepReport dup = live.done("d = c.dup");
    assertThat(dup.call().name()).isEqualTo("dup");
    live.expect("d.state == ESTABLISHED");
    live.expect("d.local == $c.local");
    StepReport close = live.done("c.close");
    assertThat(close.notes())
        .anyMatch(note -> note.contains("d (fd " + live.fd("d") + ") holds the same socket"));
    assertThat(close.changes()).extracting(Change::what).containsOnly(FD);
    live.expect("a.state == ESTABLISHED");
    live.expect("c.stage == closed");
    live.done("d.send \"alive\"");
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("alive");

    live.done("d.close");
    live.expect("a.state == CLOSE_WAIT within 5s");
    assertThat(live.done("a.recv 10").call().result()).isZero();
  }

  @Test
  void whatIsDoneUnderOneNameIsDoneToTheSocket() {
    live.connected().all("d = c.dup", "d.block off");

    assertThat(live.fails("c.recv 1", Errno.EAGAIN).failure().mode()).isEqualTo("would block");
    live.done("d.shutdown wr");
    assertThat(live.fails("c.send \"x\"", Errno.EPIPE).failure().why())
        .contains("You shut down writing");
    assertThat(live.session.sockets().stream().filter(s -> s.name().equals("c")))
        .hasSize(1)
        .allMatch(socket -> socket.stage() == Stage.HALF_CLOSED);
  }

  @Test
  void aDuplicateOfAClosedSocketIsNone() {
    live.all("c = create", "c.close");

    live.fails("d = c.dup", Errno.EBADF);
    assertThat(live.session.sockets()).extracting("name").containsExactly("c");
  }

  @Test
  void urgentDataStandsBesideTheStreamAtAMark() {
    live.connected().all("c.send \"ab\"", "c.urgent \"!\"", "c.send \"cd\"");
    live.expect("a.recvq == 2 within 5s"); // SIOCINQ counts as far as the mark (tcp_ioctl)

    assertThat(note(live.done("a.atmark"))).startsWith("0:");
    assertThat(live.done("a.poll").ready().getFirst().events())
        .anyMatch(event -> event.name().equals("POLLPRI"));
    assertThat(live.done("a.recv 10").bytes()).as("up to the mark").asString(UTF_8).isEqualTo("ab");
    assertThat(note(live.done("a.atmark"))).startsWith("1:");
    StepReport taken = live.done("a.recv 5 --oob");
    assertThat(taken.bytes()).asString(UTF_8).isEqualTo("!");
    assertThat(taken.notes()).as("it stopped nowhere").isEmpty();
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("cd");
    live.fails("a.recv 1 --oob", Errno.EINVAL);
  }

  @Test
  void anUrgentByteIsSeenToComeAndToGoAndSoIsWhatComesBehindIt() {
    live.connected();
    assertThat(live.done("c.urgent \"!\"").changes()).contains(change("a", URGENT, null, "waits"));

    assertThat(live.done("a.recv 1 --oob").changes())
        .contains(change("a", URGENT, "waits", "taken"));
    assertThat(note(live.done("a.atmark"))).isEqualTo(AT_MARK + "the urgent byte has been taken");
    assertThat(live.done("c.send \"tail\"").changes())
        .as("though SIOCINQ says 0 as long as reading stands at the mark")
        .contains(change("a", RECVQ, "0", "4"));
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("tail");
    live.expect("a.recvq == 0");

    live.done("c.urgent \"?\"");
    assertThat(note(live.done("a.atmark"))).startsWith(AT_MARK + "the urgent byte comes next");
    live.all("c.send \"more\"", "c.close");
    live.expect("a.state == CLOSE_WAIT within 5s");
    live.expect("a.recvq == 4");
  }

  @Test
  void inlineUrgentDataStaysInTheStream() {
    live.connected().all("a.setopt SO_OOBINLINE on", "c.send \"ab\"", "c.urgent \"!\"");
    live.expect("a.recvq == 3 within 5s");

    StepReport first = live.done("a.recv 10");
    assertThat(first.bytes()).asString(UTF_8).isEqualTo("ab");
    assertThat(note(first)).contains("SO_OOBINLINE").doesNotContain("only recv with MSG_OOB");
    assertThat(note(live.done("a.atmark"))).startsWith("1:");
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("!");
  }

  @Test
  void waitallWaitsForAllOfIt() {
    live.connected().done("c.send \"half\"");

    StepReport blocked = live.blocks("a.recv 8 --waitall");
    live.done("c.send \"half\"");

    assertThat(live.end(blocked).bytes()).asString(UTF_8).isEqualTo("halfhalf");
  }

  private static String note(StepReport report) {
    return report.notes().getLast();
  }

  /** SIOCINQ of a socket for packets counts all that wait: how long the first is nobody tells. */
  @Test
  void aPacketThatIsCutIsNotSaidToBeAsLongAsAllThatWaited() {
    live.all("g, h = socketpair --seqpacket", "g.send \"one\"", "g.send \"fives\"");

    assertThat(live.done("h.recv 2").notes())
        .containsExactly(
            "the message had more than 2 bytes: what did not fit is lost, for a recv takes one"
                + " whole message");
    assertThat(live.done("h.recv 5").notes()).as("not cut").isEmpty();
    live.all("g.send \"two\"", "g.send \"six\"");
    assertThat(live.done("h.recv 3").notes()).as("not cut, though more waits").isEmpty();
  }
}

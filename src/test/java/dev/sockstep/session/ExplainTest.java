package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a word means, and which of the session's sockets it is about. */
@Timeout(60)
class ExplainTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aStateNamesTheSocketsThatAreInIt() {
    live.connected();
    assertThat(here("established")).isEqualTo("c, a are in this state now");
    assertThat(here("LISTEN")).isEqualTo("srv is in this state now");
    assertThat(here("TIME_WAIT")).isNull();

    live.done("c.shutdown wr");
    live.expect("c.state == FIN_WAIT_2 within 2s");
    assertThat(here("FIN-WAIT-2")).isEqualTo("c is in this state now");
  }

  @Test
  void aConnectionInTimeWaitIsNamedAfterItsDescriptorIsGone() {
    live.connected().all("c.close", "a.recv 1", "a.close");
    assertThat(here("TIME_WAIT")).isEqualTo("c is in this state now");
  }

  @Test
  void anErrnoNamesTheSocketThatGotItLast() {
    live.all("c = create");
    assertThat(here("ENOTCONN")).isNull();
    StepReport failed = live.fails("c.recv 1", Errno.ENOTCONN);

    assertThat(here("ENOTCONN"))
        .isEqualTo(
            "c: " + failed.call().text() + " in step " + failed.step() + ", not-connected-yet");
    assertThat(here("not-connected-yet")).isEqualTo("c in step " + failed.step());

    live.fails("c.connect 127.0.0.1 1", Errno.ECONNREFUSED);
    assertThat(here("ENOTCONN")).isNull();
  }

  @Test
  void anOptionTellsWhatTheOpenSocketsHaveItSetTo() {
    live.all("c = create", "u = create udp", "c.setopt SO_KEEPALIVE on");
    assertThat(here("SO_KEEPALIVE")).isEqualTo("c: on; u: off");
    assertThat(here("TCP_NODELAY")).isEqualTo("c: off");
    assertThat(here("IPV6_V6ONLY")).isNull();
  }

  /** Reading SO_ERROR would clear it. */
  @Test
  void thePendingErrorIsNotReadForAnExplanation() {
    live.all("c = create", "c.block off");
    live.run("c.connect 127.0.0.1 1");
    live.expect("c.state == CLOSE within 2s");
    assertThat(here("SO_ERROR")).isNull();
    assertThat(live.done("c.getopt SO_ERROR").notes().toString()).contains("ECONNREFUSED");
  }

  @Test
  void aVerbNamesTheSocketThatIsBlockedInIt() {
    live.listening().blocks("srv.accept");
    assertThat(here("accept")).isEqualTo("srv is blocked in this call now");
    assertThat(here("listening")).isEqualTo("srv is at this stage now");
  }

  @Test
  void aWordMistypedIsAMistakeThatNamesTheNearest() {
    assertThat(live.mistake("explain ECONREFUSED").mend())
        .isEqualTo("did you mean \"ECONNREFUSED\"?");
    assertThat(live.mistake("explain  xyzzy").column()).isEqualTo(10);
    live.mistake("explain");
  }

  @ParameterizedTest
  @CsvSource({
    "98, EADDRINUSE",
    "-98, EADDRINUSE",
    "errno 98, EADDRINUSE",
    "2, ENOENT",
    "-2, EAI_NONAME",
    "95, EOPNOTSUPP",
    "ENOTSUP, EOPNOTSUPP",
    "EDEADLOCK, EDEADLK",
    "ewouldblock, EAGAIN",
    "connection refused, ECONNREFUSED",
    "Address already in use, EADDRINUSE"
  })
  void anErrnoIsFoundByItsNumberItsOtherNamesAndItsMessage(String words, String errno) {
    assertThat(explained(words).word()).isEqualTo(errno);
  }

  /** getaddrinfo returns its codes below 0, as the kernel its errnos: both are told. */
  @Test
  void aNumberBelow0IsThatOfGetaddrinfoAndOfTheKernel() {
    assertThat(explained("-2").parts())
        .contains(new Part("also", "the errno of that number: explain ENOENT tells of it"));
    assertThat(explained("2").parts()).noneMatch(part -> part.label().equals("also"));
  }

  @Test
  void aNumberThatIsNoErrnoIsSaidToBeNone() {
    assertThat(live.mistake("explain 999").message()).isEqualTo("999 is no errno of Linux");
    assertThat(live.mistake("explain 41").mend())
        .isEqualTo("they go from 1 to 133, without 41 and 58");
    live.mistake("explain 99999999999999999999");
  }

  @Test
  void aSocketIsExplainedByWhereItStandsHowItCameThereAndWhatLeadsOut() {
    live.connected().all("c.send \"hello\"");
    int step = live.done("c.shutdown wr").step();
    live.expect("c.state == FIN_WAIT_2 within 2s");
    live.done("a.getpeername");

    Explanation c = explained("c");
    assertThat(c.title()).isEqualTo("c: tcp, fd " + live.fd("c") + ", half-closed, FIN_WAIT_2");
    assertThat(c.what()).isEqualTo(explained("FIN_WAIT_2").what());
    assertThat(texts(c, "been")).first().asString().startsWith("CLOSE, ESTABLISHED, ");
    assertThat(texts(c, "step")).containsExactly("step " + step + " shut it down for writing");
    assertThat(texts(c, "out")).contains("FIN arrives: ACK is sent: TIME_WAIT");
    assertThat(c.see()).isEqualTo("inspect c; states; explain FIN_WAIT_2");

    Explanation a = explained("a");
    assertThat(texts(a, "in")).containsExactly("ESTABLISHED, when FIN arrives; ACK is sent");
    assertThat(texts(a, "now")).containsExactly("5 bytes wait: recv takes them");
  }

  @Test
  void aSocketThatHasLostItsConnectionIsToldWhatEndedItAndWhatRemains() {
    live.connected().all("c.setopt SO_LINGER 0", "c.close");
    StepReport reset = live.fails("a.recv 1", Errno.ECONNRESET);

    Explanation a = explained("a");
    assertThat(a.title()).endsWith(", connected, over, CLOSE");
    assertThat(a.what()).isEqualTo("Its connection is over; the descriptor is open still.");
    assertThat(texts(a, "step"))
        .containsExactly(
            "step " + (reset.step() - 1) + " closed c, the other end",
            "step " + reset.step() + " told so: ECONNRESET");
    assertThat(texts(a, "out"))
        .containsExactly("close: closed; a new connection takes a new socket");
    assertThat(explained("c").title()).isEqualTo("c: tcp, closed");
  }

  /** No look has seen FIN_WAIT_2, or it was never there: two ways lead from FIN_WAIT_1. */
  @Test
  void howItCameToTimeWaitIsSaidOnlyWhereOneWayLeadsThere() {
    SessionSocket socket = new SessionSocket("c", SocketKind.TCP, 9);
    socket.seen = new Snapshot(9, TcpState.TIME_WAIT, false, null, null, 0, 0, null, null, null);
    SocketView view = new SocketView("c", SocketKind.TCP, socket.stage, null, true, socket.seen);
    socket.seenIn(TcpState.ESTABLISHED);
    socket.seenIn(TcpState.FIN_WAIT_1);
    socket.seenIn(TcpState.TIME_WAIT);
    assertThat(texts(SocketExplanation.of(socket, view), "in")).isEmpty();

    SessionSocket other = new SessionSocket("d", SocketKind.TCP, 9);
    other.seen = socket.seen;
    other.seenIn(TcpState.FIN_WAIT_2);
    other.seenIn(TcpState.TIME_WAIT);
    assertThat(texts(SocketExplanation.of(other, view), "in"))
        .containsExactly("FIN_WAIT_2, when FIN arrives; ACK is sent");
  }

  @Test
  void aSocketBeforeItsConnectionIsExplainedByItsStage() {
    live.all("u = create udp", "t = create", "x = create unix");
    StepReport failed = live.fails("t.recv 1", Errno.ENOTCONN);

    assertThat(explained("t").title()).isEqualTo("t: tcp, fd " + live.fd("t") + ", created, CLOSE");
    assertThat(explained("t").what()).isEqualTo(explained("created").what());
    assertThat(texts(explained("t"), "step"))
        .containsExactly(
            "step " + failed.step() + " failed: recv with ENOTCONN (not-connected-yet)");
    assertThat(texts(explained("x"), "out")).anyMatch(out -> out.startsWith("bind"));
    live.all("u.bind 0", "v = create udp", "v.connect $u");
    assertThat(explained("u").what()).contains(live.value("u.local"));
    assertThat(explained("v").what()).contains(live.value("u.local")).doesNotContain("TCP");
  }

  @Test
  void aSocketWhoseCallIsBlockedSaysSo() {
    live.listening().blocks("srv.accept");
    assertThat(texts(explained("srv"), "now")).contains("accept is blocked on it");
  }

  /** Who calls a socket client means that one; the word goes by its other case. */
  @Test
  void aNameThatIsAWordTooMeansTheSocket() {
    live.done("client = create udp");
    StepReport socket = live.done("explain client");
    assertThat(((Explanation) socket.view()).title()).startsWith("client: udp");
    assertThat(socket.notes())
        .containsExactly("client is a word too: explain CLIENT tells what it means");
    assertThat(explained("CLIENT").word()).isEqualTo("client");
    assertThat(live.done("explain CLIENT").notes()).isEmpty();
  }

  @Test
  void aNameMistypedIsNearToTheSockets() {
    live.done("client = create");
    assertThat(live.mistake("explain clent").mend()).isEqualTo("did you mean \"client\"?");
  }

  @Test
  void looksAtNothingAndCallsNothing() {
    StepReport report = live.done("explain backlog");
    assertThat(report.calls()).isEmpty();
    assertThat(report.view()).isInstanceOf(Explanation.class);
  }

  private String here(String word) {
    return explained(word).here();
  }

  private Explanation explained(String word) {
    return (Explanation) live.done("explain " + word).view();
  }

  private static List<String> texts(Explanation explanation, String label) {
    return explanation.parts().stream()
        .filter(part -> part.label().equals(label))
        .map(Part::text)
        .toList();
  }
}

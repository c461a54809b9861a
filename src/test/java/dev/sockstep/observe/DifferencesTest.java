package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which timer it was that ran out, from the figures that it moves. */
class DifferencesTest {
  private static final Endpoint LOCAL = new Endpoint.Inet4(0x7f000001, 40000);
  private static final Endpoint PEER = new Endpoint.Inet4(0x7f000001, 8080);

  private static TcpFigures figures(
      long unacked, long unsent, long backoff, long probes, long window) {
    return new TcpFigures(
        50, 25, 200_000, 10, 1448, unacked, 0, 0, unsent, backoff, probes, window);
  }

  /** One segment that no acknowledgement has answered, with more behind it. */
  private static TcpFigures sentAgain(long inARow, long total) {
    return new TcpFigures(50, 25, 200_000, 10, 1448, 1, inARow, total, 1000, inARow, 0, 65536);
  }

  private static Snapshot look(TcpState state, TcpFigures tcp) {
    return new Snapshot(5, state, false, LOCAL, PEER, 0, 0, null, null, tcp);
  }

  private static Snapshot ghost(TcpState state, Integer timeouts) {
    return new Snapshot(
        -1, state, false, LOCAL, PEER, 0, 0, null, null, null, null, timeouts, null);
  }

  private static List<Change> between(TcpFigures before, TcpFigures after) {
    return between(look(TcpState.ESTABLISHED, before), look(TcpState.ESTABLISHED, after));
  }

  private static List<Change> between(Snapshot before, Snapshot after) {
    List<Change> changes = new ArrayList<>();
    Differences.between("c", before, after, changes);
    return changes;
  }

  private static Change change(Property what, String before, String after) {
    return new Change("c", what, before, after);
  }

  @Test
  void aDoubledTimeWithTheWindowClosedIsAProbe() {
    assertThat(between(figures(0, 9, 1, 0, 0), figures(0, 9, 2, 0, 0)))
        .containsExactly(change(Property.PROBES, "1", "2"));
  }

  @Test
  void withTheWindowOpenNothingHasReachedTheLink() {
    assertThat(between(figures(0, 9, 0, 0, 65536), figures(0, 9, 1, 1, 65536)))
        .containsExactly(change(Property.ATTEMPTS, "0", "1"));
  }

  @Test
  void aClosedWindowThatOpensIsNoAnswerToAKeepAlive() {
    TcpFigures probing = figures(0, 9, 4, 4, 0);
    TcpFigures underWay = figures(1, 0, 0, 4, 65536);
    TcpFigures idle = figures(0, 0, 0, 0, 65536);
    assertThat(between(probing, underWay)).isEmpty();
    assertThat(between(underWay, idle)).isEmpty();
    assertThat(between(probing, idle)).isEmpty();
  }

  @Test
  void withoutDataItIsTheKeepAlive() {
    TcpFigures idle = figures(0, 0, 0, 0, 65536);
    TcpFigures asked = figures(0, 0, 0, 1, 65536);
    assertThat(between(idle, asked)).containsExactly(change(Property.KEEPALIVES, "0", "1"));
    assertThat(between(asked, idle)).containsExactly(change(Property.KEEPALIVES, "1", "0"));
  }

  @Test
  void withSegmentsUnderWayItIsTheirRetransmission() {
    assertThat(between(sentAgain(0, 4), sentAgain(1, 5)))
        .containsExactly(change(Property.RETRANS, "4", "5"));
    assertThat(between(sentAgain(1, 5), sentAgain(2, 5)))
        .as("not even that reached the link")
        .containsExactly(change(Property.RETRANSMITS, "1", "2"));
    assertThat(between(sentAgain(2, 5), sentAgain(0, 5))).as("answered").isEmpty();
  }

  @Test
  void aQueueThatASocketHasOnlyNowHasGrownFromNothing() {
    TcpFigures idle = figures(0, 0, 0, 0, 65536);
    Snapshot without =
        new Snapshot(5, TcpState.SYN_SENT, false, LOCAL, PEER, null, null, null, null, idle);
    Snapshot with = new Snapshot(5, TcpState.SYN_SENT, false, LOCAL, PEER, 3, 0, null, null, idle);
    assertThat(between(without, with)).containsExactly(change(Property.RECVQ, "0", "3"));
    assertThat(between(null, with))
        .as("what it has when it is first seen, it may have had for long")
        .contains(change(Property.RECVQ, null, "3"))
        .extracting(Change::what)
        .doesNotContain(Property.SENDQ);
  }

  @Test
  void aConnectionThatHasGivenUpHasNotBeenAnswered() {
    Snapshot asked = look(TcpState.ESTABLISHED, figures(0, 0, 0, 9, 65536));
    Snapshot over = look(TcpState.CLOSE, figures(0, 0, 0, 0, 65536));
    assertThat(between(asked, over))
        .containsExactly(change(Property.STATE, "ESTABLISHED", "CLOSE"));
  }

  @Test
  void theTimeoutsOfAClosedConnectionGoOnFromThoseBefore() {
    TcpFigures twice = new TcpFigures(50, 25, 200_000, 10, 1448, 1, 2, 2, 0, 2, 0, 65536);
    assertThat(between(look(TcpState.FIN_WAIT_1, twice), ghost(TcpState.FIN_WAIT_1, 3)))
        .containsExactly(change(Property.FD, "5", "-1"), change(Property.TIMEOUTS, "2", "3"));
    assertThat(between(ghost(TcpState.LAST_ACK, 3), ghost(TcpState.LAST_ACK, 4)))
        .containsExactly(change(Property.TIMEOUTS, "3", "4"));
    assertThat(between(ghost(TcpState.LAST_ACK, 4), ghost(TcpState.LAST_ACK, null))).isEmpty();
  }
}

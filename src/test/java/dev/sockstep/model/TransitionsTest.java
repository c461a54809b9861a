package dev.sockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The edges of RFC 9293, figure 5. */
class TransitionsTest {
  @ParameterizedTest
  @CsvSource({
    "CLOSE, LISTEN",
    "CLOSE, SYN_SENT",
    "LISTEN, SYN_RECV",
    "SYN_SENT, SYN_RECV",
    "SYN_SENT, ESTABLISHED",
    "SYN_RECV, ESTABLISHED",
    "SYN_RECV, FIN_WAIT_1",
    "ESTABLISHED, FIN_WAIT_1",
    "ESTABLISHED, CLOSE_WAIT",
    "FIN_WAIT_1, FIN_WAIT_2",
    "FIN_WAIT_1, CLOSING",
    "FIN_WAIT_1, TIME_WAIT",
    "FIN_WAIT_2, TIME_WAIT",
    "CLOSING, TIME_WAIT",
    "CLOSE_WAIT, LAST_ACK"
  })
  void oneStepLeadsAlongAnEdge(TcpState from, TcpState to) {
    assertThat(from.leadsTo(to)).isTrue();
    assertThat(to.leadsTo(from)).as("back, but by a reset").isEqualTo(from == TcpState.CLOSE);
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void aResetLeadsFromAnyStateToClose(TcpState state) {
    assertThat(state.leadsTo(TcpState.CLOSE)).isTrue();
  }

  @Test
  void aConnectionIsNotEstablishedInOneStep() {
    assertThat(TcpState.CLOSE.leadsTo(TcpState.ESTABLISHED)).isFalse();
    assertThat(TcpState.ESTABLISHED.leadsTo(TcpState.TIME_WAIT)).isFalse();
  }
}

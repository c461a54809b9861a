package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a change that nobody typed. */
class CausesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "STATE, SYN_SENT, ESTABLISHED, the handshake is done",
        "STATE, ESTABLISHED, CLOSE_WAIT, the other end has sent its FIN",
        "STATE, FIN_WAIT_1, FIN_WAIT_2, its own FIN is acknowledged",
        "STATE, FIN_WAIT_2, TIME_WAIT, both ends have sent FIN; the kernel keeps",
        "STATE, FIN_WAIT_1, CLOSING, both ends have sent FIN at once",
        "STATE, SYN_SENT, CLOSE, the attempt to connect has failed",
        "STATE, ESTABLISHED, CLOSE, the connection is over: the other end sent RST",
        "STATE, CLOSE_WAIT, CLOSE, the connection is over: the other end sent RST",
        "STATE, FIN_WAIT_2, CLOSE, the connection is over; it may rest in TIME_WAIT",
        "STATE, TIME_WAIT, -, the minute of TIME_WAIT is over",
        "STATE, LAST_ACK, -, the last ACK has come",
        "STATE, FIN_WAIT_2, -, the kernel has forgotten the connection",
        "RECVQ, 0, 5, data has arrived",
        "RECVQ, -, 5, data has arrived",
        "RECVQ, 5, 0, it was read",
        "ACCEPTQ, 0, 1, a connection waits for accept",
        "DROPS, 0, 1, there was no room",
        "RETRANS, 0, 1, 'no acknowledgement came in time: the kernel has sent'",
        "RETRANSMITS, 0, 1, 'no acknowledgement came in time, and nothing could be sent again'",
        "PROBES, 0, 1, the peer's window is closed",
        "ATTEMPTS, 0, 1, 'the timer ran out, and nothing could be sent'",
        "TIMEOUTS, 0, 1, 'no acknowledgement came in time: the kernel tries'",
        "KEEPALIVES, 0, 1, the keep-alive timer ran out",
        "KEEPALIVES, 1, 0, the other end has answered",
        "URGENT, -, waits, the peer has sent urgent data"
      })
  void aChangeHasItsCause(Property what, String before, String after, String cause) {
    assertThat(Causes.of(new Change("c", what, before, after))).startsWith(cause);
  }

  /** What a step of the session itself brings about, or a closed queue, speaks for itself. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ACCEPTQ, 1, 0",
        "SENDQ, 5, 0",
        "STATE, -, ESTABLISHED",
        "URGENT, waits, taken",
        "LOCAL, -, 127.0.0.1:9"
      })
  void ofOthersNothingIsSaid(Property what, String before, String after) {
    assertThat(Causes.of(new Change("c", what, before, after))).isEmpty();
  }
}

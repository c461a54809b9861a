package dev.sockstep.session.explain;

/** The TCP states: RFC 9293 section 3.3.2, and what Linux does otherwise. */
final class StateTexts {
  static final String OPENING =
      """
      CLOSE, CLOSED, UNCONN
      No connection: the socket was only made or bound, or its connection is over. RFC 9293 calls \
      it CLOSED.
      in: create makes the socket; nothing is sent
      in: LAST_ACK, when the ACK of its FIN arrives
      in: TIME_WAIT, when its minute is over
      in: any state, when an RST arrives or a timer gives up
      out: connect sends SYN: SYN_SENT
      out: listen sends nothing: LISTEN
      see: RFC 9293 section 3.3.2, tcp(7)

      LISTEN
      Waits for connections from any peer. The kernel does the handshakes by itself; accept only \
      takes finished connections out of the queue.
      in: CLOSE, by listen; nothing is sent
      out: a SYN arrives: SYN,ACK is sent, and a new connection begins in SYN_RECV; the \
      listener stays in LISTEN
      out: close: CLOSE; the connections that still wait for accept get an RST
      see: RFC 9293 section 3.3.2, listen(2)

      SYN_SENT
      Has asked for a connection and waits for the answer to its SYN.
      in: CLOSE, by connect; SYN is sent
      out: SYN,ACK arrives: ACK is sent: ESTABLISHED, and connect returns 0
      out: RST arrives: CLOSE, and connect fails with ECONNREFUSED
      out: nothing arrives: the SYN is sent again for a minute or two (tcp_syn_retries); then \
      CLOSE, and connect fails with ETIMEDOUT
      out: a SYN without ACK arrives (both ends open at once): SYN,ACK is sent: SYN_RECV
      out: close: CLOSE; nothing is sent
      see: RFC 9293 sections 3.3.2 and 3.5, connect(2)

      SYN_RECV, SYN_RECEIVED
      Has answered a SYN with SYN,ACK; the ACK that completes the handshake is missing.
      in: LISTEN, when a SYN arrives; SYN,ACK is sent
      in: SYN_SENT, when a SYN arrives; SYN,ACK is sent
      out: the ACK arrives: ESTABLISHED, and into the accept queue
      out: RST arrives: the attempt is forgotten
      out: nothing arrives: SYN,ACK is sent again, five times by default; then the attempt is \
      forgotten
      out: close: FIN is sent: FIN_WAIT_1
      see: RFC 9293 sections 3.3.2 and 3.5, tcp(7)

      NEW_SYN_RECV
      Linux's own name for SYN_RECV while there is only a small request and no full socket yet. \
      ss shows it as SYN-RECV.
      in: LISTEN, when a SYN arrives; SYN,ACK is sent
      out: the ACK arrives: a full socket is made: SYN_RECV, then ESTABLISHED
      out: RST, or no ACK though SYN,ACK was sent again five times: the request is forgotten
      see: RFC 9293 section 3.3.2, include/net/tcp_states.h in Linux

      ESTABLISHED, ESTAB
      The connection is open: both ends may send and receive.
      in: SYN_SENT, when SYN,ACK arrives; ACK is sent
      in: SYN_RECV, when the ACK of its SYN arrives; nothing is sent
      out: close or shutdown wr: FIN is sent: FIN_WAIT_1
      out: FIN arrives: ACK is sent: CLOSE_WAIT; recv returns 0 behind the last byte
      out: RST arrives: CLOSE, and a call fails with ECONNRESET once what had come is read
      out: close with unread data: RST is sent: CLOSE
      see: RFC 9293 section 3.3.2, tcp(7)
      """;

  static final String CLOSING =
      """
      FIN_WAIT_1
      Has sent its FIN, and waits for the ACK of it or for the other end's FIN.
      in: ESTABLISHED, by close or shutdown wr; FIN is sent
      out: the ACK of its FIN arrives: FIN_WAIT_2
      out: a FIN arrives before that ACK: ACK is sent: CLOSING
      out: a FIN arrives with that ACK: ACK is sent: TIME_WAIT
      out: nothing arrives: the FIN is sent again; a closed socket gives up after some tries \
      (tcp_orphan_retries)
      see: RFC 9293 sections 3.3.2 and 3.6, tcp(7)

      FIN_WAIT_2
      Its FIN is acknowledged. The other end may still send; this end waits for its FIN.
      in: FIN_WAIT_1, when the ACK of its FIN arrives; nothing is sent
      out: FIN arrives: ACK is sent: TIME_WAIT
      out: after close, Linux waits 60 s (tcp_fin_timeout) and forgets it; after shutdown wr \
      it waits for as long as it takes
      out: after close, data arrives that no one can read: RST is sent: CLOSE
      see: RFC 9293 sections 3.3.2 and 3.6, tcp(7)

      CLOSING
      Both ends have sent FIN at the same time. The ACK of this end's FIN is missing.
      in: FIN_WAIT_1, when a FIN arrives before the ACK; ACK is sent
      out: the ACK of its FIN arrives: TIME_WAIT
      see: RFC 9293 sections 3.3.2 and 3.6 (figure 13)

      TIME_WAIT
      The end that closed first keeps the four-tuple for a while: to send the last ACK again if \
      it was lost, and so that late segments cannot reach a new connection between the same ports.
      in: FIN_WAIT_2, when FIN arrives; ACK is sent
      in: FIN_WAIT_1, when FIN arrives together with the ACK; ACK is sent
      in: CLOSING, when the ACK of its FIN arrives
      out: 2 MSL later, on Linux always 60 s: CLOSE
      note: until then bind to its port fails with EADDRINUSE, unless the old and the new socket \
      have both set SO_REUSEADDR
      see: RFC 9293 sections 3.3.2 and 3.6.1, tcp(7)

      CLOSE_WAIT
      The other end has sent FIN: no more data will come. The program here has not closed yet, \
      and may still send. It lasts until the program closes: many of them are a leak.
      in: ESTABLISHED, when FIN arrives; ACK is sent
      out: close or shutdown wr: FIN is sent: LAST_ACK
      out: RST arrives: CLOSE
      see: RFC 9293 sections 3.3.2 and 3.6, tcp(7)

      LAST_ACK
      Both ends have sent FIN, the other one first. Only the ACK of this end's FIN is missing.
      in: CLOSE_WAIT, by close or shutdown wr; FIN is sent
      out: the ACK of its FIN arrives: CLOSE
      out: nothing arrives: the FIN is sent again; a closed socket gives up after some tries \
      (tcp_orphan_retries)
      see: RFC 9293 sections 3.3.2 and 3.6, tcp(7)
      """;

  private StateTexts() {}
}

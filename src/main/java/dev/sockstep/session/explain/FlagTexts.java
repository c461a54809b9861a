package dev.sockstep.session.explain;

/** The control bits of a TCP header: RFC 9293 section 3.1. */
final class FlagTexts {
  static final String TEXT =
      """
      SYN
      Opens one direction of a connection and tells its first sequence number. It takes one \
      sequence number itself.
      in: connect sends it; the kernel of a listener answers SYN,ACK
      note: only segments with SYN carry options such as MSS and window scale
      see: RFC 9293 sections 3.1 and 3.5

      ACK
      The acknowledgement number is valid: everything before that number has arrived. Once a \
      connection is established, every segment has it.
      in: the kernel sends it by itself; no call does
      note: that it has arrived does not mean that the program there has read it
      see: RFC 9293 sections 3.1 and 3.4

      FIN
      No more data will come from this end. The other direction stays open until its own FIN.
      in: close or shutdown wr sends it, behind the last byte
      out: the other end's recv returns 0 when all before it has been read
      see: RFC 9293 sections 3.1 and 3.6

      RST
      The connection is over at once, in both directions; what is under way is lost.
      in: a SYN to a port where nobody listens (ECONNREFUSED there)
      in: data for a connection that is gone; close with unread data; SO_LINGER with 0 s
      out: the other end's next call fails with ECONNRESET, sends after it with EPIPE
      see: RFC 9293 sections 3.1, 3.5.2 and 3.5.3

      PSH
      Push: the sender had no more data at hand, so the receiver should hand over what it has.
      in: the kernel sets it on the last segment of what a send gave it
      note: it marks no message: recv may return more or less than one send gave
      see: RFC 9293 sections 3.1 and 3.9.1.2

      URG
      The urgent pointer is valid: some byte further on is urgent (MSG_OOB).
      in: send with MSG_OOB
      note: RFC 9293 advises new programs against it; on Linux one byte at a time is urgent
      see: RFC 9293 sections 3.1 and 3.8.5
      """;

  private FlagTexts() {}
}

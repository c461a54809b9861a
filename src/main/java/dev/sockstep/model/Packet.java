package dev.sockstep.model;

/**
 * One TCP segment, UDP datagram or ICMP error message seen on the wire.
 *
 * @param from source address and port; ICMP has none, and port 0
 * @param to destination address and port; for ICMP likewise
 * @param flags as tcpdump writes them: {@code S}, {@code S.}, {@code P.}, {@code F.}, {@code R};
 *     empty for UDP and ICMP
 * @param seq sequence number relative to the connection's first; 0 but for TCP
 * @param ack acknowledgement number, relative likewise
 * @param length payload, in bytes; of ICMP the whole message, as tcpdump has it
 * @param window the window field as it was sent, which a scale of the SYN's options may multiply
 * @param options of a SYN, as tcpdump writes them, without values that only machines read; else
 *     empty
 * @param again whether all of it had been sent before: a retransmission
 * @param probe what it asks, if anything: it carries nothing, and repeats a number already
 *     acknowledged, so that the other end must answer
 * @param nanos when, by the kernel's clock, in nanoseconds since 1970
 * @param sender the name of the session's socket that sent it; null when it is none's
 * @param receiver the name of the session's socket that it went to, which for ICMP is the one that
 *     had sent what it is about; null when it is none's
 * @param icmp what an ICMP error says; null for TCP and UDP
 */
public record Packet(
    Endpoint from,
    Endpoint to,
    String flags,
    long seq,
    long ack,
    int length,
    int window,
    String options,
    boolean again,
    Probe probe,
    long nanos,
    String sender,
    String receiver,
    IcmpError icmp) {

  /** What a segment asks that has nothing to say (RFC 9293 sections 3.8.4 and 3.8.6.1). */
  public enum Probe {
    NONE(""),
    KEEP_ALIVE("keep-alive"),
    WINDOW("window probe");

    private final String words;

    Probe(String words) {
      this.words = words;
    }

    /** On the screen and in JSON. */
    public String words() {
      return words;
    }
  }

  /** A packet of which no more is known. */
  public Packet(Endpoint from, Endpoint to, String flags, long seq, long ack, int length) {
    this(from, to, flags, seq, ack, length, 0, "", false, Probe.NONE, 0, null, null, null);
  }

  /** An ICMP error. */
  public Packet(Endpoint from, Endpoint to, IcmpError icmp, int length, long nanos) {
    this(from, to, "", 0, 0, length, 0, "", false, Probe.NONE, nanos, null, null, icmp);
  }

  public boolean isTcp() {
    return !flags.isEmpty();
  }

  public boolean isIcmp() {
    return icmp != null;
  }

  /**
   * Where it comes from. What a message says of a host's own port comes from there; and what it
   * says of another's, from a host of its own.
   */
  public Lane origin() {
    boolean ofAnother = isIcmp() && !from.host().equals(icmp.to().host());
    return new Lane(isIcmp() && !ofAnother ? icmp.to() : from, ofAnother);
  }

  /** Where it goes: an ICMP message to the socket that had sent what it is about. */
  public Lane target() {
    return new Lane(isIcmp() ? icmp.from() : to, false);
  }

  /** The address that sent it; ICMP comes from no port. */
  public String fromText() {
    return isIcmp() ? from.host() : from.text();
  }

  /** The address that it was sent to. */
  public String toText() {
    return isIcmp() ? to.host() : to.text();
  }

  /** Whether it says that something failed: it resets or refuses, or is an ICMP error. */
  public boolean isBadNews() {
    return isIcmp() || flags.contains("R");
  }

  /** Whether it only acknowledges. */
  public boolean isBareAck() {
    return flags.equals(".") && length == 0 && probe == Probe.NONE;
  }

  /** Whether it resets a connection, or refuses one (RFC 9293 section 3.5.3). */
  public boolean isReset() {
    return flags.startsWith("R");
  }

  /** The same packet between sockets of those names. */
  public Packet between(String senderName, String receiverName) {
    return new Packet(
        from,
        to,
        flags,
        seq,
        ack,
        length,
        window,
        options,
        again,
        probe,
        nanos,
        senderName,
        receiverName,
        icmp);
  }
}

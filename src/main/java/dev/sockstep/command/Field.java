package dev.sockstep.command;

import java.util.Optional;

/** What can be asked of a socket by {@code $name.field} and by {@code expect name.field}. */
public enum Field {
  LOCAL("local", Kind.ADDRESS, "local address and port"),
  PEER("peer", Kind.ADDRESS, "the peer's address and port"),
  HOST("host", Kind.TEXT, "local address"),
  PORT("port", Kind.NUMBER, "local port"),
  PEER_HOST("peer.host", Kind.TEXT, "the peer's address"),
  PEER_PORT("peer.port", Kind.NUMBER, "the peer's port"),
  FD("fd", Kind.NUMBER, "file descriptor, -1 once closed"),
  STATE("state", Kind.STATE, "TCP state"),
  STAGE("stage", Kind.STAGE, "stage of its life"),
  KIND("kind", Kind.TEXT, "tcp, tcp6, udp, udp6, unix, unix-dgram or unix-seqpacket"),
  RECVQ("recvq", Kind.NUMBER, "bytes that wait to be read"),
  SENDQ("sendq", Kind.NUMBER, "bytes the peer has not acknowledged"),
  ACCEPTQ("acceptq", Kind.NUMBER, "connections that wait for accept"),
  BACKLOG("backlog", Kind.NUMBER, "limit of the accept queue"),
  BYTES("bytes", Kind.BYTES, "what the last recv on it returned"),
  FROM("from", Kind.ADDRESS, "who sent what the last recvfrom took"),
  RTT("rtt", Kind.NUMBER, "smoothed round-trip time, in microseconds"),
  RTO("rto", Kind.NUMBER, "retransmission timeout, in microseconds"),
  CWND("cwnd", Kind.NUMBER, "congestion window, in segments"),
  MSS("mss", Kind.NUMBER, "maximum segment size for sending, in bytes"),
  RETRANSMITS("retransmits", Kind.NUMBER, "retransmissions of the outstanding segment"),
  RETRANS("retrans", Kind.NUMBER, "retransmissions since the connection began"),
  TIMER("timer", Kind.TEXT, "none, retransmit, keepalive, time-wait or persist"),
  TIMER_LEFT("timer.left", Kind.NUMBER, "what is left of that timer, in milliseconds"),
  UNSENT("unsent", Kind.NUMBER, "bytes in the send queue not yet sent"),
  CONNECTIONS("connections", Kind.NUMBER, "of a peer: how many it has taken or made"),
  RECEIVED("received", Kind.NUMBER, "of a peer: bytes that it has read"),
  SENT("sent", Kind.NUMBER, "of a peer: bytes that it has sent");

  /** What kind of value a field has. */
  public enum Kind {
    NUMBER,
    TEXT,
    ADDRESS,
    STATE,
    STAGE,
    BYTES
  }

  private final String word;
  private final Kind kind;
  private final String help;

  Field(String word, Kind kind, String help) {
    this.word = word;
    this.kind = kind;
    this.help = help;
  }

  public String word() {
    return word;
  }

  public Kind kind() {
    return kind;
  }

  public String help() {
    return help;
  }

  /** Whether sockets have it; peers have a few of these too, and some of their own. */
  public boolean isOfSockets() {
    return this != CONNECTIONS && this != RECEIVED && this != SENT;
  }

  /** Whether peers have it. */
  public boolean isOfPeers() {
    return switch (this) {
      case LOCAL, HOST, PORT, PEER, PEER_HOST, PEER_PORT, KIND -> true;
      case CONNECTIONS, RECEIVED, SENT -> true;
      case FD, STATE, STAGE, RECVQ, SENDQ, ACCEPTQ, BACKLOG, BYTES -> false;
      case FROM, RTT, RTO, CWND, MSS, RETRANSMITS, RETRANS, UNSENT -> false;
      case TIMER, TIMER_LEFT -> false;
    };
  }

  /** The field of that name. */
  public static Optional<Field> named(String word) {
    for (Field field : values()) {
      if (field.word.equals(word)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}

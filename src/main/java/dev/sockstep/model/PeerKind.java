package dev.sockstep.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a ready-made other end behaves: on a connection that it has taken, on one that it has made,
 * and with datagrams. Where a text is null, it can't be had that way.
 */
public enum PeerKind {
  ECHO(
      "sends back whatever comes (RFC 862)",
      "connects, and sends back whatever comes",
      "sends each datagram back (RFC 862)"),
  HTTP(
      "answers GET and HEAD with a small page (RFC 9112)", "asks for / and reads the answer", null),
  SILENT(
      "reads whatever comes and never answers",
      "connects, reads whatever comes and never sends",
      "takes each datagram and never answers"),
  RESET(
      "resets the connection (RST) when the first bytes come",
      "connects, and resets (RST) when the first bytes come",
      null),
  CLOSE(
      "closes each connection at once",
      "connects, and closes at once",
      "closes its socket when the first datagram comes"),
  SLOW(
      "reads so slowly that its window closes",
      "connects, and reads so slowly that its window closes",
      "reads so slowly that datagrams are lost"),
  TRICKLE(
      "sends a text a byte at a time, then ends its direction",
      "connects, sends a text a byte at a time, then ends its direction",
      "answers each datagram with a text, a byte a datagram"),
  FLOOD(
      "never stops sending, and reads nothing",
      "connects, never stops sending, and reads nothing",
      "answers each datagram with a thousand"),
  FULL("never accepts, and its queue is full: no SYN is answered", null, null),
  HALF(
      "ends its direction at once (FIN), and reads on",
      "connects, ends its direction at once (FIN), and reads on",
      null);

  private final String serving;
  private final String calling;
  private final String datagrams;

  PeerKind(String serving, String calling, String datagrams) {
    this.serving = serving;
    this.calling = calling;
    this.datagrams = datagrams;
  }

  /** The word that a student types. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is such a peer. */
  public boolean can(boolean client, boolean udp) {
    return does(client, udp) != null;
  }

  /** What such a peer does; null where there is none. */
  public String does(boolean client, boolean udp) {
    if (udp) {
      // Nobody would know of it otherwise: no handshake announces it.
      return client && datagrams != null ? "says hello, then " + datagrams : datagrams;
    }
    return client ? calling : serving;
  }

  /** Whether it does something again and again, at a pace that can be chosen. */
  public boolean isPaced() {
    return this == SLOW || this == TRICKLE;
  }

  public static Optional<PeerKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The words of those that there are. */
  public static List<String> words(boolean client, boolean udp) {
    return Arrays.stream(values())
        .filter(kind -> kind.can(client, udp))
        .map(PeerKind::word)
        .toList();
  }
}

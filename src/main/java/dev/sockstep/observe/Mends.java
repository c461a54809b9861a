package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.observe.History.OtherEnd;
import java.util.Optional;

/** What to type in this situation, with the names and addresses of this session. */
final class Mends {
  private Mends() {}

  /** For a socket that has no connection yet. */
  static String connect(Evidence e) {
    Optional<String> listener =
        e.others().stream()
            .filter(other -> other.stage() == Stage.LISTENING && other.kind() == e.kind())
            .filter(Mends::hasRoom)
            .map(Evidence.Other::name)
            .findFirst();
    if (listener.isPresent()) {
      return e.socket() + ".connect $" + listener.get() + again(e);
    }
    return switch (e.kind()) {
      case TCP -> "p = peer echo, then " + e.socket() + ".connect $p" + again(e);
      case UDP -> "p = peer echo udp, then " + e.socket() + ".connect $p" + again(e);
      case TCP6, UDP6 -> e.socket() + ".connect ::1 PORT of a peer" + again(e);
      case UNIX, UNIX_SEQPACKET ->
          e.socket() + ".connect to the path or @name of a listener" + again(e);
      case UNIX_DGRAM -> e.socket() + ".connect to the path or @name of another socket" + again(e);
    };
  }

  /** A connect to it would not wait. */
  private static boolean hasRoom(Evidence.Other listener) {
    Integer waiting = listener.snapshot().acceptq();
    Integer limit = listener.snapshot().acceptLimit();
    return waiting == null || limit == null || waiting <= limit;
  }

  /** What makes room where the peer has not read: its recv, when it is the session's. */
  static String makeRoom(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    return (other == null || other.name() == null || other.closed() > 0
            ? "the peer must read"
            : other.name() + ".recv 65536 makes room")
        + again(e);
  }

  /** What makes data arrive, when the other end is the session's. */
  static String getData(Evidence e, String line, String otherwise) {
    OtherEnd other = e.history().otherEnd();
    return other == null || other.name() == null || other.closed() > 0
        ? otherwise
        : other.name() + "." + line + again(e);
  }

  /** A server where there was none. */
  static String serve(Evidence e, Endpoint address) {
    String bind = "srv = " + create(e.kind()) + ", srv.bind " + words(address);
    return (e.kind().hasConnections() ? bind + ", srv.listen" : bind) + again(e);
  }

  /** The same call once more; named, for a line between may have made another socket current. */
  static String again(Evidence e) {
    return ", then " + e.socket() + "." + e.call().name() + " again";
  }

  /** For a socket whose connection is over: it can't have another. */
  static String reconnect(Evidence e) {
    Optional<String> listener =
        e.others().stream()
            .filter(other -> other.stage() == Stage.LISTENING)
            .filter(other -> isSame(other.snapshot().local(), e.before().local()))
            .map(Evidence.Other::name)
            .findFirst();
    if (listener.isPresent()) {
      return "close it; " + listener.get() + ".accept takes the next connection";
    }
    Endpoint peer = e.history().peer();
    return peer == null || peer instanceof Endpoint.Unix(String path, boolean _) && path.isEmpty()
        ? "close it, and make a new connection"
        : "a new connection: " + create(e.kind()) + ", then connect " + words(peer);
  }

  /** Whether an accepted socket may have come from a listener: they share the address. */
  static boolean isSame(Endpoint one, Endpoint other) {
    return one != null && one.equals(other) || Addresses.overlap(one, other);
  }

  /** The line that makes a socket of that kind. */
  static String create(SocketKind kind) {
    return switch (kind) {
      case TCP -> "create";
      case TCP6 -> "create --ipv6";
      case UDP -> "create udp";
      case UDP6 -> "create udp --ipv6";
      case UNIX -> "create unix";
      case UNIX_DGRAM -> "create unix --dgram";
      case UNIX_SEQPACKET -> "create unix --seqpacket";
    };
  }

  /** An address as it is typed. */
  private static String words(Endpoint address) {
    return address instanceof Endpoint.Unix
        ? address.text()
        : address.host() + " " + address.port();
  }
}

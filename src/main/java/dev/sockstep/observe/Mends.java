package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.observe.History.OtherEnd;
import java.util.Optional;
import java.util.stream.Stream;

/** What to type in this situation, with the names and addresses of this session. */
final class Mends {
  private Mends() {}

  /** For a socket that has no connection yet. */
  static String connect(Evidence e) {
    Optional<Evidence.Other> listener = of(e, Stage.LISTENING).filter(Mends::hasRoom).findFirst();
    if (listener.isPresent()) {
      return e.socket() + ".connect $" + listener.get().name() + again(e);
    }
    Optional<Evidence.Other> bound = of(e, Stage.BOUND).findFirst();
    if (bound.isPresent()) {
      return (e.kind().hasConnections() ? bound.get().name() + ".listen, then " : "")
          + e.socket()
          + ".connect $"
          + bound.get().name()
          + again(e);
    }
    return other(e) + ", then " + e.socket() + ".connect $" + otherName(e) + again(e);
  }

  private static Stream<Evidence.Other> of(Evidence e, Stage stage) {
    return e.others().stream()
        .filter(other -> other.stage() == stage && other.kind() == e.kind())
        // A Unix socket that is connected without a name is at that stage too.
        .filter(other -> other.snapshot().local() != null);
  }

  private static String otherName(Evidence e) {
    return e.around().free(hasPeer(e) ? "p" : e.kind().hasConnections() ? "srv" : "v");
  }

  private static boolean hasPeer(Evidence e) {
    return e.kind() == SocketKind.TCP || e.kind() == SocketKind.UDP;
  }

  /** The lines that make another end where there is none. */
  private static String other(Evidence e) {
    String name = otherName(e);
    if (hasPeer(e)) {
      return name + " = peer echo" + (e.kind() == SocketKind.UDP ? " udp" : "");
    }
    String at = e.kind().isUnix() ? "@" + name + "-" + ProcessHandle.current().pid() : "::1 0";
    return name
        + " = "
        + create(e.kind())
        + ", "
        + name
        + ".bind "
        + at
        + (e.kind().hasConnections() ? ", " + name + ".listen" : "");
  }

  /** What ends the wait for a handshake: first of all room at the listener. */
  static String handshake(Evidence e) {
    String wait = "expect " + e.socket() + ".state == ESTABLISHED within 5s";
    return fullListener(e).map(full -> full + ".accept makes room, then " + wait).orElse(wait);
  }

  /** The session's listener at the address of the call whose accept queue is full. */
  static Optional<String> fullListener(Evidence e) {
    return e.address() == null
        ? Optional.empty()
        : of(e, Stage.LISTENING)
            .filter(other -> Addresses.overlap(other.snapshot().local(), e.address()))
            .filter(other -> !hasRoom(other) && e.isHere())
            .map(Evidence.Other::name)
            .findFirst();
  }

  /** A connect to it would not wait. */
  static boolean hasRoom(Evidence.Other listener) {
    Integer waiting = listener.snapshot().acceptq();
    Integer limit = listener.snapshot().acceptLimit();
    return waiting == null || limit == null || waiting <= limit;
  }

  /** What makes room where the peer has not read: its recv, when it is the session's. */
  static String makeRoom(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    String name = other == null || other.closed() > 0 ? null : other.name();
    Endpoint to = e.address() == null ? e.before().peer() : e.address();
    if (name == null && e.kind() == SocketKind.UNIX_DGRAM && to != null) {
      name =
          e.others().stream()
              .filter(each -> to.equals(each.snapshot().local()))
              .map(Evidence.Other::name)
              .findFirst()
              .orElse(null);
    }
    return (name == null ? "the peer must read" : name + ".recv 65536 makes room") + again(e);
  }

  /** The socket that had the name which a Unix datagram socket is connected to. */
  private static Optional<Surroundings.Closed> receiverThatWas(Evidence e) {
    return e.around().closed().stream()
        .filter(was -> was.local() != null && was.local().equals(e.before().peer()))
        .reduce((_, last) -> last);
  }

  /** "The other end, your r until step 7,", "b, the other end,"; or "The other end". */
  static String whoWas(Evidence e) {
    return receiverThatWas(e)
        .filter(_ -> isNamed(e.before().peer()))
        .map(was -> "The other end, your " + was.name() + " until step " + was.step() + ",")
        .orElseGet(() -> StreamEnds.otherEnd(e));
  }

  /** A new other end for a Unix datagram socket whose own is closed. */
  static String receiver(Evidence e) {
    if (!isNamed(e.before().peer())) {
      return "socketpair --dgram makes a new pair";
    }
    String name = e.around().free(receiverThatWas(e).map(Surroundings.Closed::name).orElse("r"));
    Endpoint.Unix at = (Endpoint.Unix) e.before().peer();
    return (at.isAbstract() ? "" : "rm " + at.text() + ", then ")
        + name
        + " = "
        + create(e.kind())
        + ", "
        + name
        + ".bind "
        + at.text()
        + ", then "
        + e.socket()
        + ".connect "
        + at.text()
        + again(e);
  }

  private static boolean isNamed(Endpoint address) {
    return address instanceof Endpoint.Unix(String path, boolean _) && !path.isEmpty();
  }

  /** What makes data arrive, when the other end is the session's. */
  static String getData(Evidence e, String line, String otherwise) {
    OtherEnd other = e.history().otherEnd();
    boolean sends = other != null && other.closed() == 0 && other.shutdownWrite() == 0;
    return !sends || other.name() == null ? otherwise : other.name() + "." + line + again(e);
  }

  /** A server where there was none. */
  static String serve(Evidence e, Endpoint address) {
    if (e.isCall("connect") && e.kind().isTcp()) {
      Optional<Evidence.Other> listener = of(e, Stage.LISTENING).filter(Mends::hasRoom).findFirst();
      if (listener.isPresent()) {
        return e.socket()
            + ".connect $"
            + listener.get().name()
            + ": that listens, on "
            + listener.get().snapshot().local().text();
      }
      Optional<Evidence.Other> bound = of(e, Stage.BOUND).findFirst();
      if (bound.isPresent()) {
        String name = bound.get().name();
        return name + ".listen, then " + e.socket() + ".connect $" + name;
      }
    }
    String name = e.around().free("srv");
    if (e.isCall("connect") && e.kind().isTcp() && isInUse(e, address)) {
      return name
          + " = "
          + create(e.kind())
          + ", "
          + name
          + (e.kind().isInet6() ? ".bind ::1 0, " : ".bind 0, ")
          + name
          + ".listen, then "
          + e.socket()
          + ".connect $"
          + name;
    }
    String bind = name + " = " + create(e.kind()) + ", " + name + ".bind " + words(address);
    return (e.kind().hasConnections() ? bind + ", " + name + ".listen" : bind) + again(e);
  }

  /** A connection that has the port would not let it be bound. */
  private static boolean isInUse(Evidence e, Endpoint address) {
    return PortTable.tcp(address.port()).stream()
        .anyMatch(entry -> Addresses.overlap(entry.local(), address));
  }

  /** Lines that bring a connection to a listener. */
  static String client(Evidence e) {
    Optional<String> idle =
        e.others().stream()
            .filter(other -> other.stage() == Stage.CREATED && other.kind() == e.kind())
            .map(Evidence.Other::name)
            .findFirst();
    String name = idle.orElseGet(() -> e.around().free("c"));
    return (idle.isPresent() ? "" : name + " = " + create(e.kind()) + ", ")
        + name
        + ".connect $"
        + e.socket();
  }

  /** The same call once more; named, for a line between may have made another socket current. */
  static String again(Evidence e) {
    return ", then " + same(e);
  }

  /** The line that failed, to be typed once more. */
  static String same(Evidence e) {
    Surroundings around = e.around();
    return (around.assign() == null ? "" : around.assign() + " = ")
        + e.socket()
        + "."
        + (around.typed() == null ? e.call().name() : around.typed())
        + " again";
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
      String close = e.fd() < 0 ? "" : e.socket() + ".close; ";
      return e.around().accepting().containsKey(listener.get())
          ? close + "the accept that sleeps on " + listener.get() + " takes the next connection"
          : close + listener.get() + ".accept takes the next connection";
    }
    Endpoint peer = e.history().peer();
    if (e.kind().isUnix() && !isNamed(peer) && e.before().local() == null) {
      return "a new pair: socketpair"
          + (e.kind() == SocketKind.UNIX_SEQPACKET ? " --seqpacket" : "");
    }
    return peer == null || e.kind().isUnix() && !isNamed(peer)
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
  static String words(Endpoint address) {
    return address instanceof Endpoint.Unix
        ? address.text()
        : address.host() + " " + address.port();
  }
}

package dev.sockstep.peer;

import dev.sockstep.command.Literals;
import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketKind;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/**
 * A ready-made other end. It is made of the JDK's own sockets: a fault in sockstep's calls can't
 * hide on both ends. It runs on daemon threads of its own until it is stopped.
 */
public abstract sealed class Peer permits Client, Datagrams, Full, Server {
  private final String name;
  private final PeerKind kind;
  private final Manner manner;
  final Log log = new Log();
  final Keeper keeper;

  Peer(String name, PeerKind kind, Manner manner) {
    this.name = name;
    this.kind = kind;
    this.manner = manner;
    this.keeper = new Keeper(name);
  }

  /**
   * Starts one that waits on loopback to be talked to.
   *
   * @param port 0 to let the kernel choose
   * @throws IOException when the port can't be had
   */
  public static Peer serve(String name, PeerKind kind, Manner manner, int port) throws IOException {
    if (manner.udp()) {
      return new Datagrams(name, kind, manner, port, null);
    }
    return kind == PeerKind.FULL
        ? new Full(name, manner, port)
        : new Server(name, kind, manner, port);
  }

  /**
   * Starts one that talks to a socket; whether it could connect, it tells by its acts.
   *
   * @throws IOException when it can't have a socket of its own
   */
  public static Peer call(String name, PeerKind kind, Manner manner, Endpoint to)
      throws IOException {
    return manner.udp()
        ? new Datagrams(name, kind, manner, 0, to)
        : new Client(name, kind, manner, to);
  }

  /** Whether that address is one of this machine: no peer goes to another. */
  public static boolean mayGoTo(Endpoint to) throws SocketException {
    return InetAddresses.isHere(to);
  }

  public String name() {
    return name;
  }

  /** How it behaves. */
  public PeerKind kind() {
    return kind;
  }

  Manner manner() {
    return manner;
  }

  ProtocolFamily family() {
    return manner.inet6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }

  /** Its own address; null while it has none. */
  public abstract Endpoint local();

  /** Where a client goes; null for others. */
  public Endpoint to() {
    return null;
  }

  /** Whether it has the one end of a connection, or did until it was stopped. */
  public boolean has(Endpoint end, Endpoint other) {
    Endpoint local = local();
    Endpoint to = to();
    return local != null
        && local.port() == end.port()
        && (local.isAny() || local.equals(end.unmapped()))
        && (to == null || to.equals(other.unmapped()));
  }

  /** Whether it has done what it does first: it listens, or has been connected or refused. */
  public boolean hasBegun() {
    return true;
  }

  /** Whether it may still do something. */
  public boolean isRunning() {
    return keeper.isAtWork();
  }

  /** What it is and what it did so far. */
  public Peers.Of view() {
    Duration pace = Pace.of(kind, manner);
    return new Peers.Of(
        name,
        kind,
        to() != null,
        SocketKind.inet(manner.udp(), manner.inet6()),
        manner.atOnce() ? Peers.AT_ONCE : pace == null ? null : Literals.text(pace),
        local(),
        to(),
        isRunning(),
        log.tally());
  }

  /** Closes all its sockets and ends all its threads. */
  public void stop() {
    keeper.stop();
  }
}

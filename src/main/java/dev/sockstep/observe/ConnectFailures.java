package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.List;

/** Failures of connect(2). */
final class ConnectFailures {
  private ConnectFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    return switch (errno) {
      case null -> null;
      case ECONNREFUSED -> e.kind().isUnix() ? unixRefused(e) : refused(e);
      case ETIMEDOUT -> timedOut(e);
      case EISCONN -> isConnected(e);
      case EINPROGRESS -> inProgress(e);
      case EALREADY ->
          new Failure(
              "already connecting",
              "An earlier connect on " + e.socket() + " is still under way.",
              List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
              "wait for it: expect " + e.socket() + ".state == ESTABLISHED within 5s");
      case ECONNABORTED ->
          new Failure(
              "connection aborted",
              "An earlier attempt to connect "
                  + e.socket()
                  + " ended badly; this call reports it. Another connect may start afresh.",
              List.of(),
              "connect again, or make a new socket");
      case ENETUNREACH ->
          new Failure(
              "network unreachable",
              "The routing table has no route to " + e.where() + ": no packet was sent.",
              List.of("the failure came at once, after " + e.call().micros() + " µs"),
              "ip route get ADDRESS shows what the kernel would do");
      case EHOSTUNREACH ->
          new Failure(
              "host unreachable",
              "There is a route to "
                  + e.where()
                  + ", but the last hop cannot reach the host"
                  + " (no answer to ARP, or an ICMP message said so).",
              List.of(),
              "is the host up? ip neigh shows the neighbours");
      case EADDRNOTAVAIL ->
          new Failure(
              "no local address left",
              "The kernel found no free local port, or no local address, to connect from.",
              List.of(),
              "see net.ipv4.ip_local_port_range");
      case EADDRINUSE ->
          new Failure(
              "address already in use",
              "A connection with the same four-tuple (both addresses and both ports) exists.",
              List.of(),
              "let the kernel choose the local port: connect without bind");
      case EINVAL -> e.stage() == Stage.LISTENING ? isListening(e) : null;
      case EACCES, EPERM -> notPermitted(e);
      case ENOENT ->
          new Failure(
              "no such socket",
              "There is no file at " + e.where() + ": no Unix socket has been bound to it.",
              List.of(),
              "srv = create unix, srv.bind " + e.where() + ", srv.listen");
      case EPROTOTYPE ->
          new Failure(
              "wrong type of socket",
              e.where() + " is a socket of another type.",
              List.of(),
              "both ends must be of one type");
      case EAGAIN ->
          e.kind().isUnix()
              ? new Failure(
                  "backlog full",
                  "The accept queue of " + e.where() + " is full, and this socket does not wait.",
                  List.of(),
                  "accept on the other end, then connect again")
              : null;
      default -> null;
    };
  }

  private static Failure refused(Evidence e) {
    List<String> evidence = new ArrayList<>();
    String attempt = "start a server there: bind the address, then listen";
    String why =
        "Nothing listens on "
            + e.where()
            + (isLoopback(e.address())
                ? ": the kernel answered the SYN with RST."
                : ": the answer to the SYN was a refusal (RST, or an ICMP message).");
    for (Evidence.Other other : e.others()) {
      if (other.kind().isTcp() && sameAddress(other.snapshot().local(), e.address())) {
        if (other.stage() == Stage.BOUND) {
          why =
              other.name()
                  + " is bound to "
                  + e.where()
                  + " but does not listen, so the kernel answered the SYN with RST.";
          evidence.add(other.name() + ": stage bound, state " + other.snapshot().state());
          attempt = other.name() + ".listen";
        } else if (other.stage() == Stage.CONNECTED) {
          evidence.add(other.name() + " uses that port, but as a connection, not as a listener");
        }
      }
    }
    if (evidence.isEmpty()) {
      evidence.add("the refusal came after " + e.call().micros() + " µs: a timeout takes minutes");
    }
    return new Failure("connection refused", why, evidence, attempt);
  }

  private static Failure unixRefused(Evidence e) {
    return new Failure(
        "connection refused",
        "The name "
            + e.where()
            + " exists, but no socket listens behind it: its server has not"
            + " called listen, or has gone and left the file.",
        List.of(),
        "listen on it; a left-over file must be removed before a new bind");
  }

  private static Failure timedOut(Evidence e) {
    return new Failure(
        "connection timed out",
        "No answer to the SYN came, not even a refusal: the packets are lost, or the listener's"
            + " accept queue is full.",
        List.of(
            "it took " + e.call().nanos() / 1_000_000 + " ms of retransmitting the SYN",
            "a closed port would have answered with RST at once"),
        "is a firewall or a dead host in between? on a full backlog: accept at the server");
  }

  private static Failure isConnected(Evidence e) {
    boolean listening = e.stage() == Stage.LISTENING;
    return new Failure(
        listening ? "socket is listening" : "already connected",
        listening
            ? e.socket() + " listens: a listening socket cannot connect."
            : e.socket()
                + " has a connection, or had one: a stream socket connects once in its life.",
        List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        "make another socket: c2 = create");
  }

  private static Failure isListening(Evidence e) {
    return new Failure(
        "socket is listening",
        e.socket() + " listens: a listening socket cannot connect.",
        List.of("before the call: state LISTEN"),
        "make another socket: c = create");
  }

  private static Failure inProgress(Evidence e) {
    if (e.after().state() == TcpState.CLOSE) {
      return new Failure(
          "connection in progress",
          e.socket()
              + " is non-blocking, so connect did not wait; and the attempt has failed since.",
          List.of("the state is CLOSE again"),
          "getopt SO_ERROR tells why (and clears it)");
    }
    if (!e.nonblocking()) {
      return new Failure(
          "timeout",
          "The handshake was not done within the time that SO_SNDTIMEO allows. The kernel goes on"
              + " with it.",
          e.after().state() == null ? List.of() : List.of("the state is now " + e.after().state()),
          "expect " + e.socket() + ".state == ESTABLISHED within 5s");
    }
    return new Failure(
        "connection in progress",
        "No failure: "
            + e.socket()
            + " is non-blocking, so connect starts the handshake and does"
            + " not wait for its end.",
        e.after().state() == null ? List.of() : List.of("the state is now " + e.after().state()),
        "expect " + e.socket() + ".state == ESTABLISHED within 5s, then getopt SO_ERROR tells");
  }

  private static Failure notPermitted(Evidence e) {
    return new Failure(
        "permission denied",
        e.kind().isUnix()
            ? "You may not write to the socket file " + e.where() + "."
            : "A firewall rule or a route forbids connecting to "
                + e.where()
                + " (or it is a broadcast address).",
        List.of(),
        e.kind().isUnix()
            ? "look at the permissions of the file and its folders"
            : "ip route get ADDRESS shows a prohibit route");
  }

  static boolean sameAddress(Endpoint bound, Endpoint wanted) {
    return bound != null
        && wanted != null
        && bound.port() == wanted.port()
        && bound.port() > 0
        && (bound.equals(wanted) || isAny(bound) || isAny(wanted));
  }

  private static boolean isAny(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Inet4(int address, int _) -> address == Endpoint.Inet4.ANY;
      case Endpoint.Inet6(long high, long low, int _, int _) -> high == 0 && low == 0;
      case Endpoint.Unix _ -> false;
    };
  }

  private static boolean isLoopback(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Inet4(int address, int _) -> address >>> 24 == 127 || address == 0;
      case Endpoint.Inet6(long high, long low, int _, int _) -> high == 0 && low <= 1;
      case null, default -> false;
    };
  }
}

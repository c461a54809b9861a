package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.List;

/** Failures of bind(2) and listen(2). */
final class BindFailures {
  private BindFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    return switch (errno) {
      case null -> null;
      case EADDRINUSE -> e.kind().isUnix() ? unixInUse(e) : inUse(e);
      case EINVAL -> e.call().name().equals("bind") ? boundAlready(e) : cannotListen(e);
      case EACCES ->
          e.kind().isUnix()
              ? new Failure(
                  "permission denied",
                  "You may not create a file at " + e.where() + ".",
                  List.of(),
                  "choose a folder that you may write to")
              : new Failure(
                  "privileged port",
                  "Ports below net.ipv4.ip_unprivileged_port_start (1024 by default) are for root"
                      + " (CAP_NET_BIND_SERVICE).",
                  List.of("the port asked for is " + port(e)),
                  "take a port of 1024 or more, or 0 to let the kernel choose");
      case EADDRNOTAVAIL ->
          new Failure(
              "address not available",
              "No interface of this machine has the address "
                  + (e.address() == null ? "asked for" : e.address().host())
                  + ": a socket binds to one of its own addresses.",
              List.of(),
              "bind 127.0.0.1 or * (any); ip addr lists the machine's addresses");
      case EOPNOTSUPP ->
          new Failure(
              "operation not supported",
              "A " + e.kind().word() + " socket has no connections to listen for.",
              List.of(),
              "listen is for create (TCP) and create unix");
      case ENOENT, ENOTDIR ->
          new Failure(
              "no such folder",
              "The folder of " + e.where() + " does not exist.",
              List.of(),
              "choose a path in a folder that exists, such as /tmp/name");
      default -> null;
    };
  }

  private static Failure inUse(Evidence e) {
    Endpoint wanted = e.call().name().equals("listen") ? e.before().local() : e.address();
    for (Evidence.Other other : e.others()) {
      if (other.kind().isTcp() == e.kind().isTcp()
          && ConnectFailures.sameAddress(other.snapshot().local(), wanted)) {
        return new Failure(
            "address already in use",
            "Your own socket "
                + other.name()
                + " has "
                + other.snapshot().local().text()
                + " (stage "
                + other.stage().word()
                + ").",
            List.of(
                other.name()
                    + ": fd "
                    + other.snapshot().fd()
                    + ", state "
                    + other.snapshot().state()),
            "close " + other.name() + ", or take another port (0 lets the kernel choose)");
      }
    }
    return e.kind().isTcp() ? inUseElsewhere(wanted) : null;
  }

  /** What the kernel's table of TCP sockets says about the port, proc(5) /proc/net/tcp. */
  private static Failure inUseElsewhere(Endpoint wanted) {
    List<TcpTable.Entry> entries = TcpTable.onPort(wanted == null ? -1 : wanted.port());
    for (TcpTable.Entry entry : entries) {
      if (entry.state() == TcpState.LISTEN) {
        return new Failure(
            "address already in use",
            "A socket that is not of this session listens on port " + wanted.port() + ".",
            List.of("/proc/net/tcp: " + entry.text()),
            "ss -ltnp shows which program it is; take another port, or end that program");
      }
    }
    for (TcpTable.Entry entry : entries) {
      if (entry.state() == TcpState.TIME_WAIT) {
        return new Failure(
            "address in TIME_WAIT",
            "A connection on that port ended here first, and the kernel keeps its"
                + " address for 60 s, so that a late segment of it can't reach a new one.",
            List.of("/proc/net/tcp: " + entry.text()),
            "wait a minute; servers set SO_REUSEADDR before bind, on the old and the new socket");
      }
    }
    List<String> evidence =
        entries.isEmpty()
            ? List.of(
                "/proc/net/tcp has no socket on it: one that is bound and does not listen"
                    + " is not in that table")
            : entries.stream().limit(2).map(entry -> "/proc/net/tcp: " + entry.text()).toList();
    return new Failure(
        "address already in use",
        "Another socket holds port " + (wanted == null ? "" : wanted.port()) + ".",
        evidence,
        "take another port (0 lets the kernel choose)");
  }

  private static Failure unixInUse(Evidence e) {
    return new Failure(
        "address already in use",
        e.address() instanceof Endpoint.Unix(String _, boolean isAbstract) && isAbstract
            ? "Another socket has the abstract name " + e.where() + "."
            : "Something exists at "
                + e.where()
                + ". The file of a Unix socket stays after its socket is"
                + " closed, and bind never replaces a file.",
        List.of(),
        "close that socket or remove the left-over file, or bind another name");
  }

  private static Failure boundAlready(Evidence e) {
    if (e.before().local() == null) {
      return null;
    }
    return new Failure(
        "already bound",
        e.socket()
            + " has the local address "
            + e.before().local().text()
            + ": a socket is bound once in its life.",
        List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        "make another socket: s = create");
  }

  private static Failure cannotListen(Evidence e) {
    return new Failure(
        "cannot listen",
        e.stage() == Stage.CREATED || e.stage() == Stage.BOUND
            ? "The socket must be bound before it listens."
            : e.socket()
                + " is "
                + e.stage().word()
                + ": a socket that is, or was, one end of a connection cannot listen.",
        List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        "make another socket: srv = create");
  }

  private static int port(Evidence e) {
    return e.address() == null ? 0 : e.address().port();
  }
}

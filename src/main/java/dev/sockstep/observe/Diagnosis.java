package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import java.util.List;
import java.util.Locale;

/** Names the failure mode of a failed call and explains it from the evidence. */
public final class Diagnosis {
  private Diagnosis() {}

  /** Why this call failed this time. Never null: an errno without a mode of ours keeps its own. */
  public static Failure of(Evidence evidence) {
    Failure failure =
        switch (evidence.call().name()) {
          case "getaddrinfo" -> NameFailures.of(evidence);
          case "connect" -> ConnectFailures.of(evidence);
          case "bind", "listen" -> BindFailures.of(evidence);
          case "send", "sendto", "recv", "recvfrom", "accept", "shutdown" ->
              TransferFailures.of(evidence);
          case "setsockopt" -> MembershipFailures.of(evidence);
          default -> null;
        };
    return failure != null ? failure : general(evidence);
  }

  private static Failure general(Evidence e) {
    String call = e.call().name();
    if (e.is(Errno.EBADF)) {
      return badDescriptor(e);
    }
    if (e.is(Errno.EINTR)) {
      return interrupted(e);
    }
    if (e.is(Errno.EMFILE)) {
      return new Failure(
          "too many open files",
          "This process has as many descriptors open as its limit (RLIMIT_NOFILE) allows.",
          List.of(),
          "close a socket, or raise the limit with ulimit -n before starting");
    }
    if (e.is(Errno.EAFNOSUPPORT)) {
      return new Failure(
          "address family not supported",
          "This kernel, or this network namespace, has no such address family.",
          List.of(),
          "try it with IPv4: create");
    }
    if (e.is(Errno.ENOPROTOOPT)) {
      return new Failure(
          "option not available",
          "A " + e.kind().word() + " socket does not have this option at this level.",
          List.of(),
          "see the option's manual page: tcp(7), ip(7), socket(7)");
    }
    if (e.is(Errno.EACCES) || e.is(Errno.EPERM)) {
      return new Failure(
          "permission denied",
          "The kernel does not let this process do that.",
          List.of(),
          "see " + call + "(2) for what it asks for");
    }
    return new Failure(
        e.call().error().message().toLowerCase(Locale.ROOT),
        call + " failed with " + e.call().error().name() + ": " + e.call().error().message() + ".",
        List.of(),
        "see " + call + "(2), section ERRORS");
  }

  static Failure badDescriptor(Evidence e) {
    int step = e.history().closed();
    String when = step > 0 ? e.socket() + " was closed at step " + step : "it is closed";
    return new Failure(
        "bad file descriptor",
        "No open descriptor stands behind "
            + e.socket()
            + ": "
            + when
            + ", and a closed socket cannot be opened again.",
        List.of("the call was made with fd -1, as CPython makes it after close()"),
        "make a new one: " + e.socket() + " = create");
  }

  static Failure interrupted(Evidence e) {
    boolean connecting = e.call().name().equals("connect") && e.kind().isTcp();
    return new Failure(
        "interrupted by a signal",
        connecting
            ? "A signal ended the wait, not the handshake: the kernel goes on trying to connect."
            : "A signal reached the thread while "
                + e.call().name()
                + " was asleep, before anything had happened; the call did nothing.",
        connecting && e.after().state() != null
            ? List.of("the state is " + e.after().state())
            : List.of(),
        connecting
            ? "connect again goes on waiting (non-blocking: EALREADY); or expect "
                + e.socket()
                + ".state == ESTABLISHED within 5s"
            : "programs make the call again; so can you");
  }

  /** The failure of a call on a socket that has no connection. */
  static Failure notConnected(Evidence e) {
    boolean listener = e.stage() == Stage.LISTENING;
    return new Failure(
        "not connected",
        listener
            ? e.socket()
                + " listens: it takes connections, and carries no data itself. Each accept"
                + " gives a new socket, and that one has the data."
            : e.socket() + " has no connection: it is " + e.stage().word() + ".",
        List.of("before the call: stage " + e.stage().word() + state(e)),
        listener ? "conn = " + e.socket() + ".accept, then use conn" : "connect it first");
  }

  static String state(Evidence e) {
    return e.before().state() == null ? "" : ", state " + e.before().state();
  }
}

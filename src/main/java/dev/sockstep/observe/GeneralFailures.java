package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.ConnectMode;
import dev.sockstep.observe.catalogue.GeneralMode;
import java.util.List;
import java.util.OptionalLong;

/** Failures that any call may meet. */
final class GeneralFailures {
  private GeneralFailures() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EBADF -> closed(e);
      case ENOTSOCK ->
          GeneralMode.NOT_A_SOCKET.because(
              "Descriptor " + e.argument(0) + " is open, but what stands behind it is no socket.",
              List.of("/proc/self/fd/" + e.argument(0) + " is " + e.inquiry().file(e.argument(0))),
              "find out who has given that number away: close and dup2 do; then "
                  + Mends.create(e.kind()));
      case EINTR -> interrupted(e);
      case EMFILE -> noDescriptor(e);
      case null, default -> null;
    };
  }

  private static Failure closed(Evidence e) {
    int step = e.history().closed();
    String when = step > 0 ? e.socket() + " was closed at step " + step : "it is closed";
    return GeneralMode.CLOSED_SOCKET.because(
        "No open descriptor stands behind "
            + e.socket()
            + ": "
            + when
            + ", and a closed socket cannot be opened again.",
        List.of(
            e.isCall("close")
                ? "the call was made with fd -1; CPython's close() makes none the second time"
                : "the call was made with fd -1, as CPython makes it after close()"),
        "make a new one: " + e.socket() + " = " + Mends.create(e.kind()));
  }

  /**
   * A call that nothing here forbids, and that is forbidden all the same.
   *
   * @return null where no filter is in force
   */
  static Failure filtered(Evidence e) {
    return !e.inquiry().isFiltered()
        ? null
        : GeneralMode.CALL_FILTERED.because(
            "Neither the address nor this user's rights forbid "
                + e.call().name()
                + ", but a filter of system calls is in force here, as in most containers: it may"
                + " forbid what it likes.",
            "Seccomp is 2 in /proc/thread-self/status: SECCOMP_MODE_FILTER");
  }

  private static Failure interrupted(Evidence e) {
    if (e.history().closed() > 0) {
      return interruptedWhenClosed(e);
    }
    if (e.isCall("connect") && e.kind().isTcp()) {
      return ConnectMode.CONNECT_INTERRUPTED.because(
          "A signal ended the wait, not the handshake: the kernel goes on trying to connect.",
          Evidence.seen(e.after().state() == null ? null : "the state is " + e.after().state()),
          Mends.same(e)
              + " goes on waiting (non-blocking: EALREADY); or expect "
              + e.socket()
              + ".state == ESTABLISHED within 5s");
    }
    return GeneralMode.INTERRUPTED.because(
        "A signal reached the thread while "
            + e.call().name()
            + " was asleep, before anything had happened; the call did nothing.",
        Evidence.seen(asleep(e)),
        "type it again: programs make the call again after EINTR");
  }

  /** The kernel keeps a socket without a descriptor only until the call on it has returned. */
  private static Failure interruptedWhenClosed(Evidence e) {
    String heldBy = e.history().heldBy();
    boolean connects = e.isCall("connect") && e.kind().isTcp();
    GeneralMode general = GeneralMode.INTERRUPTED;
    String over =
        connects
            ? "A signal ended the wait, and with it the attempt to connect: "
            : "A signal ended the wait, and the call did nothing: ";
    String why =
        e.socket()
            + " was closed at step "
            + e.history().closed()
            + (heldBy == null ? ", so that it is over." : "; the socket is still open.");
    String mend =
        heldBy == null
            ? "make a new one: " + e.socket() + " = " + Mends.create(e.kind())
            : "make the call under its other name, " + heldBy;
    if (connects) {
      String goesOn = "A signal ended the wait, not the handshake: ";
      return ConnectMode.CONNECT_INTERRUPTED.because(
          (heldBy == null ? over : goesOn) + why, Evidence.seen(asleep(e)), mend);
    }
    return general.because(over + why, Evidence.seen(asleep(e)), mend);
  }

  private static String asleep(Evidence e) {
    return "the call had slept for " + e.call().nanos() / 1_000_000 + " ms";
  }

  private static Failure noDescriptor(Evidence e) {
    OptionalLong limit = e.inquiry().descriptorLimit();
    int highest = e.others().stream().mapToInt(other -> other.snapshot().fd()).max().orElse(-1);
    return GeneralMode.NO_DESCRIPTOR_LEFT.because(
        "This process has as many descriptors open as it may: "
            + (limit.isPresent() ? limit.getAsLong() + " (RLIMIT_NOFILE)." : "RLIMIT_NOFILE.")
            + (e.isCall("accept") ? " The connection stays in the queue." : ""),
        Evidence.seen(
            limit.isPresent() ? "getrlimit RLIMIT_NOFILE is " + limit.getAsLong() : null,
            highest < 0 ? null : "the session's highest descriptor is " + highest),
        e.others().isEmpty()
            ? GeneralMode.NO_DESCRIPTOR_LEFT.facts().attempt()
            : e.others().getLast().name()
                + ".close frees one; ulimit -n before starting gives more");
  }
}

package dev.sockstep.session;

import dev.sockstep.model.Ready;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.FileConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says of what poll returned what it means for the socket as the kernel shows it. */
final class Readiness {
  /** What is asked for; errors are told unasked (poll(2)). */
  static final short ASKED =
      FileConstants.POLLIN
          | FileConstants.POLLPRI
          | FileConstants.POLLOUT
          | FileConstants.POLLRDHUP;

  /** {@link #ASKED} as strace writes it. */
  static final String ASKED_NAMES = "POLLIN|POLLPRI|POLLOUT|POLLRDHUP";

  private Readiness() {}

  /**
   * @param revents what poll returned for it
   */
  static Ready of(SessionSocket socket, int revents) {
    List<Ready.Event> events = new ArrayList<>();
    add(events, revents, FileConstants.POLLIN, "POLLIN", socket, Readiness::in);
    add(events, revents, FileConstants.POLLPRI, "POLLPRI", socket, _ -> "urgent data has come");
    add(events, revents, FileConstants.POLLOUT, "POLLOUT", socket, Readiness::out);
    add(events, revents, FileConstants.POLLERR, "POLLERR", socket, _ -> "an error is pending");
    add(events, revents, FileConstants.POLLHUP, "POLLHUP", socket, Readiness::hup);
    add(events, revents, FileConstants.POLLNVAL, "POLLNVAL", socket, _ -> "no open descriptor");
    add(
        events,
        revents,
        FileConstants.POLLRDHUP,
        "POLLRDHUP",
        socket,
        _ -> "the peer sends no more, or reading was shut down");
    return new Ready(socket.name, events);
  }

  private static void add(
      List<Ready.Event> events,
      int revents,
      int event,
      String name,
      SessionSocket socket,
      Function<SessionSocket, String> why) {
    if ((revents & event) != 0) {
      events.add(new Ready.Event(name, why.apply(socket)));
    }
  }

  private static String in(SessionSocket socket) {
    Snapshot seen = socket.seen;
    if (seen == null) {
      return "something can be read";
    }
    if (seen.listening()) {
      return seen.acceptq() == null
          ? "a connection waits for accept"
          : seen.acceptq()
              + (seen.acceptq() == 1 ? " connection waits" : " connections wait")
              + " for accept";
    }
    if (seen.recvq() != null && seen.recvq() > 0) {
      return seen.recvq() + (seen.recvq() == 1 ? " byte waits" : " bytes wait") + " to be read";
    }
    return socket.kind.hasConnections()
        ? "recv would not wait: it tells of the end, or of an error"
        : "a datagram waits, or an error";
  }

  private static String out(SessionSocket socket) {
    boolean ended = socket.seen != null && socket.seen.state() == TcpState.CLOSE;
    return ended ? "send would not wait: it fails at once" : "there is room to send";
  }

  private static String hup(SessionSocket socket) {
    boolean never = socket.seen == null || socket.seen.peer() == null;
    return never && socket.peer == null ? "it is not connected" : "both directions have ended";
  }
}

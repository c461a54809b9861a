package dev.sockstep.session;

import dev.sockstep.command.PollEvent;
import dev.sockstep.model.Ready;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.FileConstants;
import java.util.Arrays;
import java.util.List;

/** Says of what poll returned what it means for the socket as the kernel shows it. */
final class Readiness {
  private Readiness() {}

  /**
   * @param revents what poll returned for it
   */
  static Ready of(SessionSocket socket, int revents) {
    if ((revents & FileConstants.POLLNVAL) != 0) {
      // Then it tells nothing else.
      return new Ready(socket.name, List.of(new Ready.Event("POLLNVAL", "no open descriptor")));
    }
    return new Ready(
        socket.name,
        Arrays.stream(PollEvent.values())
            .filter(event -> event.isIn(revents))
            .map(event -> new Ready.Event(event.name(), why(event, socket)))
            .toList());
  }

  private static String why(PollEvent event, SessionSocket socket) {
    return switch (event) {
      case POLLIN -> in(socket);
      case POLLPRI -> "urgent data has come";
      case POLLOUT -> out(socket);
      case POLLERR -> "an error is pending";
      case POLLHUP -> hup(socket);
      case POLLRDHUP -> "the peer sends no more, or reading was shut down";
    };
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
    return never && socket.kernel.peer == null
        ? "it is not connected"
        : "both directions have ended";
  }
}

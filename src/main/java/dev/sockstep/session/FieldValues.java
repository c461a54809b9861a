package dev.sockstep.session;

import dev.sockstep.command.Field;
import dev.sockstep.command.Literals;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpFigures;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;

/** The value of each field of a socket, as text. */
final class FieldValues {
  private FieldValues() {}

  /** Null where the socket has no such value now. */
  static String of(SessionSocket socket, Snapshot now, Field field) {
    return switch (field) {
      case LOCAL -> text(now.local());
      case PEER -> text(now.peer());
      case HOST -> host(now.local());
      case PORT -> port(now.local());
      case PEER_HOST -> host(now.peer());
      case PEER_PORT -> port(now.peer());
      case FD -> Integer.toString(socket.fd);
      case STATE -> now.state() == null ? null : now.state().name();
      case STAGE -> socket.stageFrom(now).word();
      case KIND -> socket.kind.word();
      case RECVQ -> text(now.recvq());
      case SENDQ -> text(now.sendq());
      case ACCEPTQ -> text(now.acceptq());
      case BACKLOG -> text(now.acceptLimit());
      case BYTES ->
          socket.received == null
              ? null
              : Literals.quoted(new String(socket.received, StandardCharsets.ISO_8859_1));
      case FROM -> text(socket.from);
      case RTT -> figure(now, TcpFigures::rttMicros);
      case RTO -> figure(now, TcpFigures::rtoMicros);
      case CWND -> figure(now, TcpFigures::cwnd);
      case MSS -> figure(now, TcpFigures::sndMss);
      case RETRANSMITS -> figure(now, TcpFigures::retransmits);
      case RETRANS -> figure(now, TcpFigures::totalRetrans);
      case CONNECTIONS, RECEIVED, SENT -> null;
      // These are no part of a look: Names asks sock_diag for them.
      case TIMER, TIMER_LEFT -> null;
      case UNSENT -> figure(now, TcpFigures::notsentBytes);
    };
  }

  /** The value of a field of a closed socket, as it was last seen; null where it had none. */
  static String last(SessionSocket socket, Field field) {
    return switch (field) {
      case LOCAL -> text(socket.lastLocal);
      case PEER -> text(socket.kernel.peer);
      case HOST -> host(socket.lastLocal);
      case PORT -> port(socket.lastLocal);
      case PEER_HOST -> host(socket.kernel.peer);
      case PEER_PORT -> port(socket.kernel.peer);
      default -> null;
    };
  }

  /** The value of a field that is an address; null where the socket has none now. */
  static Endpoint address(SessionSocket socket, Snapshot now, Field field) {
    return switch (field) {
      case LOCAL -> now.local();
      case PEER -> now.peer();
      case FROM -> socket.from;
      default -> throw new IllegalArgumentException(field + " is no address");
    };
  }

  private static String figure(Snapshot now, ToLongFunction<TcpFigures> figure) {
    return now.tcp() == null ? null : Long.toString(figure.applyAsLong(now.tcp()));
  }

  private static String text(Endpoint endpoint) {
    return endpoint == null ? null : endpoint.text();
  }

  private static String text(Integer number) {
    return number == null ? null : number.toString();
  }

  private static String host(Endpoint endpoint) {
    return endpoint == null ? null : endpoint.host();
  }

  private static String port(Endpoint endpoint) {
    return endpoint == null || endpoint.port() < 0 ? null : Integer.toString(endpoint.port());
  }
}

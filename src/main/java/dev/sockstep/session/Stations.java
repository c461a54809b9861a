package dev.sockstep.session;

import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Station;
import dev.sockstep.model.Track;

/** Which station of a socket's life a command leads to. */
final class Stations {
  private Stations() {}

  /** The station on the socket's own track; none when the call is no part of that life. */
  static Track track(Track.Role role, Station station, Track.Progress progress) {
    boolean chooses =
        role == Track.Role.OPEN || role == Track.Role.CLIENT || role == Track.Role.SERVER;
    Track.Role shown =
        switch (station) {
          case BIND, LISTEN, ACCEPT -> chooses ? Track.Role.SERVER : role;
          case CONNECT -> chooses ? Track.Role.CLIENT : role;
          case CREATE -> chooses ? Track.Role.OPEN : role;
          case SEND, RECV, CLOSE -> role;
        };
    return shown.stations().contains(station) ? new Track(shown, station, progress) : null;
  }

  /** Null when the call is no part of that life. */
  static Station of(SocketCommand command) {
    return switch (command) {
      case SocketCommand.Create _, SocketCommand.Socketpair _ -> Station.CREATE;
      case SocketCommand.Bind _ -> Station.BIND;
      case SocketCommand.Listen _ -> Station.LISTEN;
      case SocketCommand.Accept _ -> Station.ACCEPT;
      case SocketCommand.Connect _ -> Station.CONNECT;
      case SocketCommand.Send _, SocketCommand.Sendall _ -> Station.SEND;
      case SocketCommand.Sendto _, SocketCommand.Urgent _ -> Station.SEND;
      case SocketCommand.Resolve _, SocketCommand.Timeout _ -> null;
      case SocketCommand.Getsockname _, SocketCommand.Getpeername _ -> null;
      case SocketCommand.Recv _, SocketCommand.Recvfrom _ -> Station.RECV;
      case SocketCommand.Close _ -> Station.CLOSE;
      case SocketCommand.Peek _, SocketCommand.Atmark _, SocketCommand.Dup _ -> null;
      case SocketCommand.Shutdown _, SocketCommand.Poll _, SocketCommand.Block _ -> null;
      case SocketCommand.Join _, SocketCommand.Leave _ -> null;
      case SocketCommand.Setopt _, SocketCommand.Getopt _ -> null;
    };
  }
}

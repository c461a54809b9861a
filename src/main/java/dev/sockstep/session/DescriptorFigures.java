package dev.sockstep.session;

import dev.sockstep.command.SocketOption;
import dev.sockstep.command.SocketOption.Level;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.Libc;
import java.util.Optional;

/** How a socket's descriptor and options are set. */
final class DescriptorFigures {
  private static final int OPTION_ROOM = 16;

  private final Libc libc;

  DescriptorFigures(Libc libc) {
    this.libc = libc;
  }

  FigureList call(SessionSocket socket) {
    FigureList list = new FigureList();
    if (socket.fd < 0) {
      String source = "step " + socket.closedStep;
      return list.text("closed", "descriptor", "given back by close", source);
    }
    CallResult flags = libc.fcntl(socket.fd, FileConstants.F_GETFL, 0);
    if (!flags.failed()) {
      boolean waits = (flags.value() & FileConstants.O_NONBLOCK) == 0;
      list.text("blocking", "blocking", waits ? "on" : "off", "fcntl F_GETFL");
    }
    if (socket.failed != null) {
      String error = socket.failed.error().name();
      String text = error + " from " + socket.failed.name();
      list.text("last_failure", "last failure", text, "step " + socket.failedStep);
    }
    return list;
  }

  /** Every option that can be read without changing anything: SO_ERROR would be cleared. */
  FigureList options(SessionSocket socket) {
    FigureList list = new FigureList();
    if (socket.fd < 0) {
      return list;
    }
    for (SocketOption option : SocketOption.values()) {
      String source = "getsockopt " + option.level().symbol();
      option(socket, option)
          .ifPresent(value -> list.text(option.name(), option.name(), value, source));
    }
    return list;
  }

  /** Its value; empty where the socket has none, and for SO_ERROR, which reading would clear. */
  Optional<String> option(SessionSocket socket, SocketOption option) {
    if (option == SocketOption.SO_ERROR || !applies(option, socket)) {
      return Optional.empty();
    }
    Level level = option.level();
    BytesResult read = libc.getsockopt(socket.fd, level.number(), option.number(), OPTION_ROOM);
    return read.call().failed()
        ? Optional.empty()
        : Optional.of(OptionValues.text(option, read.bytes()));
  }

  private static boolean applies(SocketOption option, SessionSocket socket) {
    return switch (option) {
      case SO_PEERCRED -> socket.kind.isUnix();
      case IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_MULTICAST_IF -> socket.kind == SocketKind.UDP;
      case IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP, IPV6_MULTICAST_IF ->
          socket.kind == SocketKind.UDP6;
      default -> applies(option.level(), socket);
    };
  }

  private static boolean applies(Level level, SessionSocket socket) {
    return switch (level) {
      case SOCKET -> true;
      case TCP -> socket.kind.isTcp();
      case IP ->
          switch (socket.kind) {
            case TCP, UDP -> true;
            case TCP6, UDP6, UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> false;
          };
      case IPV6 -> socket.kind.isInet6();
    };
  }
}

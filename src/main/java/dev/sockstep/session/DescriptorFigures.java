package dev.sockstep.session;

import dev.sockstep.command.SocketOption;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.Libc;
import java.util.Optional;

/** How a socket's descriptor and options are set. */
final class DescriptorFigures {
  private final Libc libc;
  private final OptionReadings options;

  DescriptorFigures(Libc libc) {
    this.libc = libc;
    this.options = new OptionReadings(libc);
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
      String error = socket.failed.call().error().name();
      String text = error + " from " + socket.failed.call().name();
      list.text("last_failure", "last failure", text, "step " + socket.failed.step());
    }
    return list;
  }

  FigureList options(SessionSocket socket) {
    FigureList list = new FigureList();
    options
        .of(socket.fd, socket.kind)
        .forEach(
            (option, value) ->
                list.text(
                    option.name(), option.name(), value, "getsockopt " + option.level().symbol()));
    return list;
  }

  /** Its value; empty where the socket has none, and for SO_ERROR, which reading would clear. */
  Optional<String> option(SessionSocket socket, SocketOption option) {
    return options.of(socket.fd, socket.kind, option);
  }
}

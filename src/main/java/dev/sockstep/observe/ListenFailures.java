package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.PortTable.Entry;
import dev.sockstep.observe.catalogue.ListenMode;
import java.util.List;
import java.util.Optional;

/** Failures of listen(2). */
final class ListenFailures {
  private ListenFailures() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EADDRINUSE -> inUse(e);
      case EINVAL -> cannot(e);
      case EOPNOTSUPP ->
          ListenMode.DATAGRAMS_CANNOT_LISTEN.because(
              "A " + e.kind().word() + " socket has no connections to listen for.", e.standing());
      case null, default -> null;
    };
  }

  private static Failure inUse(Evidence e) {
    Endpoint local = e.before().local();
    if (local == null) {
      String range = InUse.range(e);
      return ListenMode.NO_PORT_FOR_LISTEN.because(
          e.socket() + " was not bound, so the kernel was to choose a port; each is taken.",
          "net.ipv4.ip_local_port_range is " + range);
    }
    Optional<Evidence.Other> own =
        e.holders(local).filter(other -> other.stage() == Stage.LISTENING).findFirst();
    if (own.isPresent()) {
      return ListenMode.PORT_HAS_LISTENER.because(
          "SO_REUSEADDR let both bind "
              + local.text()
              + ", but "
              + own.get().name()
              + " listens there already.",
          List.of(own.get().seen()),
          own.get().name()
              + ".close"
              + Mends.again(e)
              + "; or bind another socket to another port");
    }
    Optional<Entry> other =
        PortTable.tcp(local.port()).stream()
            .filter(entry -> entry.state() == TcpState.LISTEN)
            .filter(entry -> Addresses.overlap(entry.local(), local))
            .findFirst();
    return ListenMode.PORT_HAS_LISTENER.because(
        "SO_REUSEADDR let this socket bind "
            + local.text()
            + ", but another program's has it too"
            + other.flatMap(entry -> Owner.of(entry.inode())).map(o -> ": " + o.text()).orElse("")
            + ".",
        Evidence.seen(other.map(PortTable.Entry::text).orElse(null)),
        ListenMode.PORT_HAS_LISTENER.facts().attempt());
  }

  private static Failure cannot(Evidence e) {
    if (e.kind().isUnix() && e.before().local() == null) {
      return ListenMode.UNBOUND_CANNOT_LISTEN.because(
          e.socket() + " has no name yet, and a Unix socket is given none by listen.",
          List.of(e.standing()),
          e.socket() + ".bind @name, then listen");
    }
    return ListenMode.CONNECTED_CANNOT_LISTEN.because(
        e.socket()
            + " is "
            + e.stage().word()
            + ": a socket that is, or was, one end of a connection cannot listen.",
        List.of(e.standing()),
        "another socket: "
            + Mends.create(e.kind())
            + (e.kind().isUnix() ? ", bind it to a name, then listen" : ", bind 0, then listen"));
  }
}

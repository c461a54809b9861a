package dev.sockstep.session;

import dev.sockstep.command.SocketOption;
import dev.sockstep.command.SocketOption.Level;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketNumbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every option of a socket that can be read without changing anything. */
final class OptionReadings {
  private static final int ROOM = 16;

  private final Libc libc;

  OptionReadings(Libc libc) {
    this.libc = libc;
  }

  /** The decoded values of those options that a socket of that kind has. */
  Map<SocketOption, String> of(int fd, SocketKind kind) {
    Map<SocketOption, String> values = new EnumMap<>(SocketOption.class);
    for (SocketOption option : SocketOption.values()) {
      of(fd, kind, option).ifPresent(value -> values.put(option, value));
    }
    return values;
  }

  /** One of them; empty where such a socket has none, and for SO_ERROR. */
  Optional<String> of(int fd, SocketKind kind, SocketOption option) {
    if (fd < 0 || !applies(option, kind)) {
      return Optional.empty();
    }
    Level level = option.level();
    BytesResult read = libc.getsockopt(fd, level.number(), option.number(), ROOM);
    return read.call().failed()
        ? Optional.empty()
        : Optional.of(OptionValues.text(option, read.bytes()));
  }

  /**
   * The options of a socket beside those of a new one, which is made for it and closed again: what
   * is usual depends on the machine's settings and the route, and no table of ours would know.
   */
  OptionsInForce inForce(SessionSocket socket) {
    Map<SocketOption, String> fresh = fresh(socket.kind);
    List<OptionsInForce.Of> options = new ArrayList<>();
    of(socket.fd, socket.kind)
        .forEach(
            (option, value) ->
                options.add(
                    new OptionsInForce.Of(
                        option.name(), option.level().symbol(), value, fresh.get(option))));
    return new OptionsInForce(socket.name, socket.kind, options);
  }

  private Map<SocketOption, String> fresh(SocketKind kind) {
    CallResult made = libc.socket(SocketNumbers.domain(kind), SocketNumbers.type(kind), 0);
    if (made.failed()) {
      return Map.of();
    }
    int fd = (int) made.value();
    try {
      return of(fd, kind);
    } finally {
      // A socket without an address has nothing that close could fail at.
      libc.close(fd);
    }
  }

  private static boolean applies(SocketOption option, SocketKind kind) {
    return switch (option) {
      // Reading it clears the error.
      case SO_ERROR -> false;
      case SO_PEERCRED -> kind.isUnix();
      case IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_MULTICAST_IF -> kind == SocketKind.UDP;
      case IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP, IPV6_MULTICAST_IF -> kind == SocketKind.UDP6;
      default -> applies(option.level(), kind);
    };
  }

  private static boolean applies(Level level, SocketKind kind) {
    return switch (level) {
      case SOCKET -> true;
      case TCP -> kind.isTcp();
      case IP ->
          switch (kind) {
            case TCP, UDP -> true;
            case TCP6, UDP6, UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> false;
          };
      case IPV6 -> kind.isInet6();
    };
  }
}

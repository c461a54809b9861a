package dev.sockstep.observe.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The failure modes that sockstep can tell apart, those of one family of calls together. */
public final class Modes {
  private Modes() {}

  /** Every mode. */
  public static List<Mode> all() {
    return Stream.<Mode[]>of(
            GeneralMode.values(),
            NameMode.values(),
            SocketMode.values(),
            OptionMode.values(),
            BindMode.values(),
            UnixMode.values(),
            ListenMode.values(),
            AcceptMode.values(),
            RefusalMode.values(),
            RouteMode.values(),
            ConnectMode.values(),
            SendMode.values(),
            StreamEndMode.values(),
            TransferMode.values())
        .<Mode>flatMap(Arrays::stream)
        .toList();
  }

  /** The modes that give this errno, or {@code EAI_*}, whichever the call. */
  public static List<Mode> ofErrno(String errno) {
    return all().stream().filter(mode -> mode.facts().errnos().contains(errno)).toList();
  }

  /** The mode of that name; empty when there is none. */
  public static Optional<Mode> named(String id) {
    return all().stream().filter(mode -> mode.id().equals(id)).findFirst();
  }
}

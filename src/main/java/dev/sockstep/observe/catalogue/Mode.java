package dev.sockstep.observe.catalogue;

import dev.sockstep.model.Failure;
import java.util.List;
import java.util.Locale;

/**
 * A failure mode: one reason for which a call on a socket fails on Linux. Modes may share a call
 * and an errno; the evidence tells them apart. Each family of calls has its table.
 */
public sealed interface Mode
    permits GeneralMode,
        SocketMode,
        BindMode,
        ListenMode,
        AcceptMode,
        RefusalMode,
        ConnectMode,
        RouteMode,
        UnixMode,
        SendMode,
        StreamEndMode,
        TransferMode,
        OptionMode,
        NameMode {

  /** The name of the enum's constant. */
  String name();

  Facts facts();

  /** Its name in the catalogue, which no other mode has: {@code broken-pipe-own-shutdown}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The manual page of the first of its calls: {@code bind(2)}. */
  default String man() {
    String call = facts().calls().getFirst();
    return call + (call.equals("getaddrinfo") ? "(3)" : "(2)");
  }

  /**
   * This mode as the reason of a failure.
   *
   * @param why what happened this time
   * @param evidence what was seen that tells so
   */
  default Failure because(String why, String... evidence) {
    return because(why, List.of(evidence), facts().attempt());
  }

  /**
   * This mode as the reason of a failure.
   *
   * @param attempt what to try this time
   */
  default Failure because(String why, List<String> evidence, String attempt) {
    return new Failure(facts().title(), why, evidence, attempt, id());
  }
}

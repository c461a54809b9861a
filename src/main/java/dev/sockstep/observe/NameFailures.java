package dev.sockstep.observe;

import dev.sockstep.model.Failure;
import dev.sockstep.model.SocketKind;
import dev.sockstep.observe.catalogue.NameMode;
import java.util.List;

/** Failures of getaddrinfo(3): no call on the socket was made. */
final class NameFailures {
  private NameFailures() {}

  static Failure of(Evidence e) {
    String nothing = "no packet was sent to the peer: there is no address yet";
    return switch (e.call().error().name()) {
      case "EAI_NONAME" ->
          NameMode.NAME_UNKNOWN.because(
              "The resolver knows no host " + e.argument(0) + ".",
              Evidence.seen(e.inquiry().lookup().orElse(null), nothing),
              asks(e));
      case "EAI_NODATA" ->
          NameMode.NAME_UNKNOWN.because(
              "The name " + e.argument(0) + " exists, but no host's address stands under it.",
              List.of(nothing),
              asks(e));
      case "EAI_AGAIN" ->
          NameMode.NAME_SERVER_SILENT.because(
              "No name server was reached, or those that were could not answer: whether "
                  + e.argument(0)
                  + " exists is not known.",
              List.of(
                  "/etc/resolv.conf names " + e.inquiry().nameServers(),
                  "it took " + e.call().nanos() / 1_000_000 + " ms"),
              NameMode.NAME_SERVER_SILENT.facts().attempt());
      case "EAI_ADDRFAMILY" ->
          NameMode.NAME_OF_OTHER_FAMILY.because(
              "That host has no address of the family of "
                  + e.socket()
                  + " ("
                  + e.kind().word()
                  + ").",
              List.of("the call asked for " + e.argument(1) + " only"),
              (e.kind().isInet6()
                      ? Mends.create(e.kind().isTcp() ? SocketKind.TCP : SocketKind.UDP)
                      : Mends.create(e.kind().isTcp() ? SocketKind.TCP6 : SocketKind.UDP6))
                  + ", and the same with that");
      default -> null;
    };
  }

  private static String asks(Evidence e) {
    String host = e.argument(0);
    return "check the spelling; getent ahosts "
        + host.substring(1, Math.max(1, host.length() - 1))
        + " asks the same resolver";
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.NameMode;
import java.util.List;

/** Failures of getaddrinfo(3): no call on the socket was made. */
final class NameFailures {
  private NameFailures() {}

  static Failure of(Evidence e) {
    String nothing = "no packet was sent to the peer: there is no address yet";
    return switch (e.call().error().name()) {
      case "EAI_NONAME", "EAI_NODATA" ->
          NameMode.NAME_UNKNOWN.because(
              "The resolver (/etc/hosts, then DNS) knows no address for that name.", nothing);
      case "EAI_AGAIN" ->
          NameMode.NAME_SERVER_SILENT.because(
              "The resolver got no answer from a name server, so it can't tell whether the name"
                  + " exists.",
              nothing);
      case "EAI_ADDRFAMILY", "EAI_FAMILY" ->
          NameMode.NAME_OF_OTHER_FAMILY.because(
              "That host has no address of the family of "
                  + e.socket()
                  + " ("
                  + e.kind().word()
                  + ").",
              List.of(nothing),
              e.kind().isInet6() ? "try it with create" : "try it with create --ipv6");
      default -> null;
    };
  }
}

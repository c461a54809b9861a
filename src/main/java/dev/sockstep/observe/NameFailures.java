package dev.sockstep.observe;

import dev.sockstep.model.Failure;
import java.util.List;

/** Failures of getaddrinfo(3): no call on the socket was made. */
final class NameFailures {
  private NameFailures() {}

  static Failure of(Evidence e) {
    List<String> evidence = List.of("no packet was sent to the peer: there is no address yet");
    return switch (e.call().error().name()) {
      case "EAI_NONAME", "EAI_NODATA" ->
          new Failure(
              "name not found",
              "The resolver (/etc/hosts, then DNS) knows no address for that name.",
              evidence,
              "check the spelling; getent ahosts NAME asks the same resolver");
      case "EAI_AGAIN" ->
          new Failure(
              "name server unreachable",
              "The resolver got no answer from a name server, so it can't tell whether the name"
                  + " exists.",
              evidence,
              "try again, use an address instead of a name, or look at /etc/resolv.conf");
      case "EAI_ADDRFAMILY", "EAI_FAMILY" ->
          new Failure(
              "no address of this family",
              "That host has no address of the family of "
                  + e.socket()
                  + " ("
                  + e.kind().word()
                  + ").",
              evidence,
              e.kind().isInet6() ? "try it with create" : "try it with create --ipv6");
      default -> null;
    };
  }
}

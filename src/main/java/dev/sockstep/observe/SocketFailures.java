package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.SocketMode;

/** Failures of socket(2), but for the lack of descriptors. */
final class SocketFailures {
  private SocketFailures() {}

  static Failure of(Evidence e) {
    String family = "the family asked for is " + e.argument(0);
    String type = "the type asked for is " + e.argument(1);
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EAFNOSUPPORT ->
          SocketMode.FAMILY_UNKNOWN.because(
              "This kernel has no such address family"
                  + (e.kind().isInet6() ? ": IPv6 is not built in, or switched off." : "."),
              family);
      case ESOCKTNOSUPPORT ->
          SocketMode.TYPE_UNKNOWN.because("The family has no sockets of that type.", family, type);
      case EPROTONOSUPPORT ->
          SocketMode.PROTOCOL_UNKNOWN.because(
              "The protocol does not belong to that family and type.",
              family,
              type,
              "the protocol is " + e.argument(2));
      case EINVAL ->
          SocketMode.SOCKET_FLAGS_UNKNOWN.because(
              "The type has flags, or a value, that the kernel does not know.", type);
      case EPERM, EACCES ->
          // Only those take a capability.
          !e.argument(1).startsWith("SOCK_RAW") && !e.argument(0).equals("AF_PACKET")
              ? null
              : SocketMode.RAW_FORBIDDEN.because(
                  "Only a process with CAP_NET_RAW may make a raw or packet socket.",
                  type,
                  "this process lacks the capability: CapEff in /proc/self/status");
      case EOPNOTSUPP ->
          SocketMode.PAIR_UNKNOWN.because(
              "That family makes no pairs: two sockets of it find each other by bind and connect.",
              family);
      case null, default -> null;
    };
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.SocketMode;

/** Failures of socket(2), but for the lack of descriptors. */
final class SocketFailures {
  private SocketFailures() {}

  static Failure of(Evidence e) {
    String call = e.call().text();
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EAFNOSUPPORT ->
          SocketMode.FAMILY_UNKNOWN.because(
              "This kernel has no such address family"
                  + (e.kind().isInet6() ? ": IPv6 is not built in, or switched off." : "."),
              call);
      case ESOCKTNOSUPPORT ->
          SocketMode.TYPE_UNKNOWN.because("The family has no sockets of that type.", call);
      case EPROTONOSUPPORT ->
          SocketMode.PROTOCOL_UNKNOWN.because(
              "The protocol does not belong to that family and type.", call);
      case EINVAL ->
          SocketMode.SOCKET_FLAGS_UNKNOWN.because(
              "The type has flags, or a value, that the kernel does not know.", call);
      case EPERM, EACCES ->
          SocketMode.RAW_FORBIDDEN.because(
              "Only a process with CAP_NET_RAW may make a raw or packet socket.", call);
      case null, default -> null;
    };
  }
}

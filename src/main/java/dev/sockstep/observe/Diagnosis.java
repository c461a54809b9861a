package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import java.util.List;
import java.util.Locale;

/**
 * Picks the failure mode of a failed call out of the {@linkplain
 * dev.sockstep.observe.catalogue.Modes catalogue}, and explains it from the evidence.
 */
public final class Diagnosis {
  private Diagnosis() {}

  /** Why this call failed this time. Never null: an errno without a mode of ours keeps its own. */
  public static Failure of(Evidence e) {
    Failure general = GeneralFailures.of(e);
    Failure failure = general != null ? general : ofCall(e);
    if (failure == null && (e.is(Errno.EPERM) || e.is(Errno.EACCES))) {
      failure = GeneralFailures.filtered(e);
    }
    return failure != null ? failure : unknown(e);
  }

  private static Failure ofCall(Evidence e) {
    return switch (e.call().name()) {
      case "getaddrinfo" -> NameFailures.of(e);
      case "socket", "socketpair" -> SocketFailures.of(e);
      case "connect" -> ConnectFailures.of(e);
      case "bind" -> BindFailures.of(e);
      case "listen" -> ListenFailures.of(e);
      case "accept" -> AcceptFailures.of(e);
      case "send", "sendto" -> SendFailures.of(e);
      case "recv", "recvfrom", "shutdown", "getpeername" -> RecvFailures.of(e);
      case "ioctl" -> RecvFailures.ofMark(e);
      case "setsockopt", "getsockopt", "if_nametoindex" -> OptionFailures.of(e);
      default -> null;
    };
  }

  private static Failure unknown(Evidence e) {
    String call = e.call().name();
    return new Failure(
        e.call().error().message().toLowerCase(Locale.ROOT),
        call + " failed with " + e.call().error().name() + ": " + e.call().error().message() + ".",
        List.of(),
        "see " + call + "(2), section ERRORS");
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Packet;

/** Which errno the kernel makes of an ICMP error, icmp(7), and how one that was seen is told of. */
public final class IcmpErrors {
  private IcmpErrors() {}

  /** Null where the kernel makes none of it. */
  public static Errno errno(IcmpError error) {
    return error.isVersion6() ? errno6(error) : errno4(error);
  }

  /** icmp_err_convert in net/ipv4/icmp.c, and udp_err in net/ipv4/udp.c. */
  private static Errno errno4(IcmpError error) {
    return switch (error.type()) {
      case 3 ->
          switch (error.code()) {
            case 0, 6, 9, 11 -> Errno.ENETUNREACH;
            case 1, 10, 12, 13, 14, 15 -> Errno.EHOSTUNREACH;
            case 2 -> Errno.ENOPROTOOPT;
            case 3 -> Errno.ECONNREFUSED;
            case 4 -> Errno.EMSGSIZE;
            case 5 -> Errno.EOPNOTSUPP;
            case 7 -> Errno.EHOSTDOWN;
            case 8 -> Errno.ENONET;
            default -> null;
          };
      case 11 -> Errno.EHOSTUNREACH;
      case 12 -> Errno.EPROTO;
      default -> null;
    };
  }

  /** icmpv6_err_convert in net/ipv6/icmp.c. */
  private static Errno errno6(IcmpError error) {
    return switch (error.type()) {
      case 1 ->
          switch (error.code()) {
            case 0 -> Errno.ENETUNREACH;
            case 1, 5, 6 -> Errno.EACCES;
            case 2, 3 -> Errno.EHOSTUNREACH;
            case 4 -> Errno.ECONNREFUSED;
            default -> Errno.EPROTO;
          };
      case 2 -> Errno.EMSGSIZE;
      case 3 -> Errno.EHOSTUNREACH;
      case 4 -> Errno.EPROTO;
      default -> null;
    };
  }

  /** "ICMP port unreachable came from 127.0.0.1"; null where none was seen. */
  static String seen(Evidence e) {
    Packet icmp = e.history().icmp();
    return icmp == null
        ? null
        : icmp.icmp().words()
            + " came from "
            + icmp.fromText()
            + (isOwn(icmp) ? ", which is this machine itself" : "");
  }

  /** What was seen of it; or that none was, and why. */
  static String seenOrNot(Evidence e) {
    String seen = seen(e);
    return seen != null
        ? seen
        : e.around().capturing()
            ? "no ICMP message about that address was captured"
            : "packets are not captured here: what answered was not seen";
  }

  /** Whether another host sent one; what this machine itself says is about its own link. */
  static boolean isOfAnotherHost(Evidence e) {
    return e.history().icmp() != null && !isOwn(e.history().icmp());
  }

  private static boolean isOwn(Packet icmp) {
    String host = icmp.from().host();
    return host.equals(icmp.icmp().from().host()) && !host.equals(icmp.icmp().to().host());
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.OptionMode;
import java.util.List;

/** Failures to join a multicast group, or to leave it: ip(7), ipv6(7). */
final class MembershipFailures {
  private MembershipFailures() {}

  static boolean isMembership(Evidence e) {
    return e.argument(2).endsWith("_MEMBERSHIP");
  }

  /** The address of the group, the first field of {@code ip_mreqn} and {@code ipv6_mreq}. */
  private static String group(Evidence e) {
    return e.argument(3).replaceFirst("^\\{\\w+=", "").split(",")[0];
  }

  static Failure of(Evidence e) {
    String call = e.call().text();
    String group = group(e);
    boolean inet6 = e.kind().isInet6();
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EPROTO ->
          OptionMode.GROUP_NEEDS_DATAGRAMS.because(
              "Groups are for datagrams: " + e.socket() + " is " + e.kind().word() + ".",
              List.of(call),
              "make one with create " + (inet6 ? "udp --ipv6" : "udp"));
      case ENOPROTOOPT, EOPNOTSUPP -> OptionFailures.unknown(e);
      case EINVAL ->
          OptionMode.NOT_A_GROUP.because(
              group + " is no multicast group.",
              List.of(call),
              inet6
                  ? "groups are in ff00::/8; one of this machine alone is ff01::4242"
                  : "groups are 224.0.0.0 to 239.255.255.255, such as 239.1.2.3");
      case EADDRINUSE ->
          OptionMode.GROUP_JOINED_ALREADY.because(
              e.socket() + " is a member of " + group + " on that interface already.",
              List.of(call, joined(e)),
              "nothing: one membership is enough; a group is joined once an interface");
      case EADDRNOTAVAIL -> notJoined(e, call, group);
      case ENODEV -> OptionMode.INTERFACE_UNKNOWN.because(noInterface(e), call);
      case ENOBUFS, ENOMEM -> OptionFailures.noMemory(e);
      case EPERM, EACCES -> GeneralFailures.filtered(e);
      case null, default -> null;
    };
  }

  /** Without an interface it is the route to the group that tells which (ip(7)). */
  private static String noInterface(Evidence e) {
    return e.argument(3).endsWith("=0}")
        ? "No interface was named, and no route leads to the group that could tell one."
        : "No interface of this network is called so.";
  }

  private static Failure notJoined(Evidence e, String call, String group) {
    List<String> groups = e.history().groups();
    return OptionMode.GROUP_NOT_JOINED.because(
        e.socket() + " is no member of " + group + " on that interface.",
        List.of(call, joined(e)),
        groups.stream()
            .filter(joined -> joined.equals(group) || joined.startsWith(group + " "))
            .findFirst()
            .map(joined -> "name the interface as in join: leave " + joined)
            .orElse(
                groups.isEmpty()
                    ? "there is nothing to leave: a socket leaves only what it has joined"
                    : "leave one that it has joined, such as leave " + groups.getFirst()));
  }

  private static String joined(Evidence e) {
    List<String> groups = e.history().groups();
    return e.socket() + " has joined " + (groups.isEmpty() ? "none" : String.join(", ", groups));
  }
}

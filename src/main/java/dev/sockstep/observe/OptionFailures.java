package dev.sockstep.observe;

import dev.sockstep.command.OptionRange;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.OptionMode;
import java.util.List;
import java.util.Optional;

/** Failures of setsockopt(2) and getsockopt(2). */
final class OptionFailures {
  private OptionFailures() {}

  static Failure of(Evidence e) {
    String option = e.argument(2);
    if (MembershipFailures.isMembership(e)) {
      return MembershipFailures.of(e);
    }
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ENOPROTOOPT, EOPNOTSUPP -> unknown(e);
      case EINVAL -> option.endsWith("_GROUP") ? notAGroup() : valueRefused(e, option);
      case EADDRNOTAVAIL -> noInterface(e, e.argument(3));
      case ENODEV -> noInterface(e, e.argument(e.isCall("if_nametoindex") ? 0 : 3));
      case ENOENT ->
          OptionMode.ALGORITHM_UNKNOWN.because(
              "The kernel has no congestion control called " + e.argument(3) + ".",
              "net.ipv4.tcp_available_congestion_control is "
                  + e.inquiry().sysctl("ipv4/tcp_available_congestion_control").orElse("not here"));
      case EDOM ->
          OptionMode.OPTION_TIME_REFUSED.because(
              "The time has a second or more of microseconds.", option + " is " + e.argument(3));
      case ENOBUFS, ENOMEM -> noMemory(e);
      case EPERM, EACCES -> forbidden(e, option);
      case null, default -> null;
    };
  }

  static Failure unknown(Evidence e) {
    String option = e.argument(2);
    return OptionMode.OPTION_UNKNOWN.because(
        "A " + e.kind().word() + " socket does not have " + option + ".",
        List.of(option + " is an option of the level " + e.argument(1)),
        whoHas(e.argument(1)));
  }

  static Failure noInterface(Evidence e, String which) {
    return OptionMode.INTERFACE_UNKNOWN.because(
        "This network has no interface that fits " + which + ".",
        "/proc/net/dev has " + e.inquiry().interfaces());
  }

  /** Which socket has options of a level. */
  private static String whoHas(String level) {
    return switch (level) {
      case "IPPROTO_TCP" -> "create (TCP) has it, tcp(7)";
      case "IPPROTO_IPV6" -> "create --ipv6 has it, ipv6(7)";
      case "IPPROTO_IP" -> "create and create udp have it, ip(7)";
      default -> "socket(7) tells which sockets have it";
    };
  }

  private static Failure notAGroup() {
    return OptionMode.NOT_A_GROUP.because(
        "That is the address of one host, and no group's.",
        "groups are 224.0.0.0 to 239.255.255.255, and those that begin with ff");
  }

  private static Failure valueRefused(Evidence e, String name) {
    String value = e.argument(3);
    Optional<SocketOption> option = SocketOption.named(name);
    Optional<OptionRange> range = option.flatMap(OptionRange::of);
    if (range.isPresent() && value.matches("-?\\d+") && !range.get().holds(Long.parseLong(value))) {
      return OptionMode.OPTION_VALUE_REFUSED.because(
          option.get() + " takes " + range.get().words() + "; " + value + " is neither.",
          List.of(e.call().text()),
          "give it one of those");
    }
    return OptionMode.OPTION_VALUE_REFUSED.because(
        name + " does not take " + value + ", or not on a socket that is " + e.stage().word() + ".",
        List.of(e.standing()),
        "getopt " + name + " shows what it is now; explain " + name + " tells of it");
  }

  /** IPv4 tells the two limits apart by nothing but their values; IPv6 knows only the second. */
  static Failure noMemory(Evidence e) {
    String groups = e.inquiry().sysctl("ipv4/igmp_max_memberships").orElse("");
    String memory = e.inquiry().sysctl("core/optmem_max").orElse("");
    boolean few = e.is(Errno.ENOMEM) || memory.length() < 4;
    return few
        ? OptionMode.OPTION_MEMORY_FULL.because(
            "What " + e.socket() + " may hold for its options is used up.",
            "net.core.optmem_max is " + memory + " bytes")
        : OptionMode.TOO_MANY_GROUPS.because(
            e.socket() + " is in as many groups as one socket may join.",
            "net.ipv4.igmp_max_memberships is " + groups);
  }

  private static Failure forbidden(Evidence e, String option) {
    boolean device = option.equals("SO_BINDTODEVICE");
    if (!device && !option.equals("TCP_CONGESTION")) {
      // No other option that has a name here takes a capability.
      return GeneralFailures.filtered(e);
    }
    return OptionMode.OPTION_FORBIDDEN.because(
        device
            ? "Only the first SO_BINDTODEVICE is for everyone: to change it takes CAP_NET_RAW."
            : e.argument(3)
                + " is not among the algorithms that everyone may choose: it takes CAP_NET_ADMIN.",
        "this process lacks the capability: CapEff in /proc/self/status");
  }
}

package dev.sockstep.command;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * The whole numbers that an option takes, where the kernel refuses others: do_ip_setsockopt,
 * do_ipv6_setsockopt and do_tcp_setsockopt of Linux.
 *
 * @param low the least
 * @param high the greatest
 * @param other one more that is taken; null where there is none
 */
public record OptionRange(int low, int high, Other other) {
  private static final Other DEFAULT = new Other(-1, "the default");
  private static final OptionRange HOPS = new OptionRange(0, 255, DEFAULT);

  private static final Map<SocketOption, OptionRange> ALL =
      Map.ofEntries(
          entry(SocketOption.IP_TTL, new OptionRange(1, 255, DEFAULT)),
          entry(SocketOption.IP_MULTICAST_TTL, HOPS),
          entry(SocketOption.IPV6_UNICAST_HOPS, HOPS),
          entry(SocketOption.IPV6_MULTICAST_HOPS, HOPS),
          entry(SocketOption.TCP_MAXSEG, new OptionRange(88, 32767, new Other(0, "no limit"))),
          entry(SocketOption.TCP_KEEPIDLE, new OptionRange(1, 32767, null)),
          entry(SocketOption.TCP_KEEPINTVL, new OptionRange(1, 32767, null)),
          entry(SocketOption.TCP_KEEPCNT, new OptionRange(1, 127, null)),
          entry(SocketOption.TCP_SYNCNT, new OptionRange(1, 127, null)));

  /** A number that is taken besides, and what it stands for. */
  public record Other(int number, String meaning) {}

  /** The range of an option; empty where the kernel takes any number, or makes one that fits. */
  public static Optional<OptionRange> of(SocketOption option) {
    return Optional.ofNullable(ALL.get(option));
  }

  /** Whether the number is one that the kernel takes. */
  public boolean holds(long number) {
    boolean isOther = other != null && number == other.number();
    return isOther || number >= low && number <= high;
  }

  /** The range as a sentence has it. */
  public String words() {
    return low
        + " to "
        + high
        + (other == null ? "" : ", or " + other.number() + " for " + other.meaning());
  }
}

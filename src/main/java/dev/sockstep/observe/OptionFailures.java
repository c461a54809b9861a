package dev.sockstep.observe;

import dev.sockstep.command.OptionRange;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.OptionMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures of setsockopt(2) and getsockopt(2). */
final class OptionFailures {
  /** What the call was about: {@code IP_TTL, 300} in {@code setsockopt(12, IPPROTO_IP, …)}. */
  private static final Pattern ASKED =
      Pattern.compile("\\(-?\\d+, \\w+, (\\w+)(?:, (-?\\d+))?.*\\)");

  private OptionFailures() {}

  static Failure of(Evidence e) {
    String call = e.call().text();
    if (MembershipFailures.isMembership(call)) {
      return MembershipFailures.of(e);
    }
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ENOPROTOOPT, EOPNOTSUPP ->
          OptionMode.OPTION_UNKNOWN.because(
              "A " + e.kind().word() + " socket does not have this option at this level.", call);
      case EINVAL -> refused(e);
      case ENODEV, EADDRNOTAVAIL ->
          OptionMode.INTERFACE_UNKNOWN.because("No interface of this network is called so.", call);
      case ENOENT ->
          OptionMode.ALGORITHM_UNKNOWN.because(
              "The kernel has no such congestion control.",
              call,
              "there are "
                  + e.inquiry().sysctl("ipv4/tcp_available_congestion_control").orElse("others"));
      case EDOM ->
          OptionMode.OPTION_TIME_REFUSED.because(
              "The time has a second or more of microseconds.", call);
      case EPERM, EACCES ->
          OptionMode.OPTION_FORBIDDEN.because(
              "The option, or this value of it, takes CAP_NET_ADMIN.", call);
      case null, default -> null;
    };
  }

  private static Failure refused(Evidence e) {
    String call = e.call().text();
    Matcher asked = ASKED.matcher(call);
    Optional<SocketOption> option =
        asked.find() ? SocketOption.named(asked.group(1)) : Optional.empty();
    Optional<OptionRange> range = option.flatMap(OptionRange::of);
    if (range.isPresent()
        && asked.group(2) != null
        && !range.get().holds(Long.parseLong(asked.group(2)))) {
      return OptionMode.OPTION_VALUE_REFUSED.because(
          option.get() + " takes " + range.get().words() + "; " + asked.group(2) + " is neither.",
          List.of(call),
          "give it one of those");
    }
    return OptionMode.OPTION_VALUE_REFUSED.because(
        "The kernel does not take this value for the option"
            + ", or not at the stage "
            + e.stage().word()
            + ".",
        List.of(call, e.standing()),
        option
            .map(known -> "explain " + known + " tells what it takes, and when")
            .orElse(OptionMode.OPTION_VALUE_REFUSED.facts().attempt()));
  }
}

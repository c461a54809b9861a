package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.OptionMode;

/** Failures of setsockopt(2) and getsockopt(2). */
final class OptionFailures {
  private OptionFailures() {}

  static Failure of(Evidence e) {
    String call = e.call().text();
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ENOPROTOOPT, EOPNOTSUPP ->
          OptionMode.OPTION_UNKNOWN.because(
              "A " + e.kind().word() + " socket does not have this option at this level.", call);
      case EINVAL ->
          OptionMode.OPTION_VALUE_REFUSED.because(
              "The kernel does not take this value for the option"
                  + ", or not at the stage "
                  + e.stage().word()
                  + ".",
              call,
              e.standing());
      case EADDRINUSE ->
          OptionMode.GROUP_JOINED_ALREADY.because(
              e.socket() + " is a member of that group on that interface already.", call);
      case EADDRNOTAVAIL ->
          OptionMode.GROUP_NOT_JOINED.because(
              e.socket() + " is no member of that group on that interface.", call);
      case ENODEV ->
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
}

package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import java.util.List;

/** Failures of joining and leaving a multicast group, which are options to the kernel: ip(7). */
final class MembershipFailures {
  private MembershipFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    if (errno == null || !e.call().text().contains("_MEMBERSHIP")) {
      return null;
    }
    return switch (errno) {
      case EADDRINUSE ->
          new Failure(
              "already a member",
              e.socket() + " has joined this group on this interface before.",
              List.of(),
              "leave it first, or go on: it is heard already");
      case EADDRNOTAVAIL ->
          new Failure(
              "not a member",
              e.socket() + " has not joined this group on this interface.",
              List.of(),
              "leave names the group and the interface as join did");
      case ENODEV ->
          new Failure(
              "no such interface",
              "No interface has this address or number, or no route leads to the group.",
              List.of(),
              "name the interface: join 239.1.2.3 lo");
      case EINVAL ->
          new Failure(
              "not a group",
              "The address is no multicast address: those are 224.0.0.0 to 239.255.255.255, and"
                  + " ff00::/8.",
              List.of(),
              "join 239.1.2.3 lo");
      default -> null;
    };
  }
}

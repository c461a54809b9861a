package dev.sockstep.sys;

import java.util.List;

/**
 * The result of getaddrinfo, which has an error scheme of its own.
 *
 * @param code 0, or one of {@link Gai}'s {@code EAI_*}
 * @param errno why, where the code is {@link Gai#EAI_SYSTEM}; else 0
 * @param nanos how long the call took, wall time
 * @param addresses in libc's order of preference (RFC 6724); empty when the call failed
 */
public record AddrinfoResult(int code, int errno, long nanos, List<Addrinfo> addresses) {
  public AddrinfoResult {
    addresses = List.copyOf(addresses);
  }

  /** Whether the look-up failed, so that {@link #code} says why. */
  public boolean failed() {
    return code != 0;
  }
}

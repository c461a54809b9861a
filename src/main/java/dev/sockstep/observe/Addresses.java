package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;

/** What two socket addresses have to do with one another. */
final class Addresses {
  private Addresses() {}

  /** Whether they have one port, and one address or one of them any address. */
  static boolean overlap(Endpoint bound, Endpoint wanted) {
    return bound != null
        && wanted != null
        && bound.port() == wanted.port()
        && bound.port() > 0
        && (bound.unmapped().equals(wanted.unmapped()) || isAny(bound) || isAny(wanted));
  }

  static boolean isAny(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Inet4(int address, int _) -> address == Endpoint.Inet4.ANY;
      case Endpoint.Inet6(long high, long low, int _, int _) -> high == 0 && low == 0;
      case Endpoint.Unix _ -> false;
    };
  }

  static boolean isLoopback(Endpoint endpoint) {
    return switch (endpoint == null ? null : endpoint.unmapped()) {
      case Endpoint.Inet4(int address, int _) -> address >>> 24 == 127;
      case Endpoint.Inet6(long high, long low, int _, int _) -> high == 0 && low == 1;
      case null, default -> false;
    };
  }

  /** fe80::/10, RFC 4291 section 2.5.6. */
  static boolean isLinkLocal(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Inet6(long high, long _, int _, int _)
        && high >>> 54 == 0xfe80 >>> 6;
  }
}

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
        && (bound.unmapped().equals(wanted.unmapped()) || bound.isAny() || wanted.isAny());
  }

  static boolean isLoopback(Endpoint endpoint) {
    return endpoint != null && endpoint.isLoopback();
  }

  /** fe80::/10, RFC 4291 section 2.5.6. */
  static boolean isLinkLocal(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Inet6(long high, long _, int _, int _)
        && high >>> 54 == 0xfe80 >>> 6;
  }
}

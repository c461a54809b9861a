package dev.sockstep.peer;

import dev.sockstep.model.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** InetAddresses as the JDK has them, and as sockstep has them. */
final class InetAddresses {
  private InetAddresses() {}

  static InetSocketAddress of(Endpoint endpoint) {
    byte[] bytes =
        switch (endpoint) {
          case Endpoint.Inet4(int address, int _) -> ByteBuffer.allocate(4).putInt(address).array();
          case Endpoint.Inet6(long high, long low, int _, int _) ->
              ByteBuffer.allocate(16).putLong(high).putLong(low).array();
          case Endpoint.Unix unix ->
              throw new IllegalArgumentException(unix.text() + " is no address of the Internet");
        };
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes), endpoint.port());
    } catch (UnknownHostException e) {
      throw new AssertionError("thrown for wrong lengths only", e);
    }
  }

  /** Null for null: a socket that is not bound. */
  static Endpoint of(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(inet.getAddress().getAddress());
    return bytes.limit() == 4
        ? new Endpoint.Inet4(bytes.getInt(), inet.getPort())
        : new Endpoint.Inet6(bytes.getLong(), bytes.getLong(), inet.getPort(), 0);
  }

  /** The loopback address of a family with that port. */
  static InetSocketAddress loopback(boolean inet6, int port) {
    return of(
        inet6
            ? new Endpoint.Inet6(0, 1, port, 0)
            : new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, port));
  }

  /** Any address of a family, and any port. */
  static InetSocketAddress any(boolean inet6) {
    return of(inet6 ? new Endpoint.Inet6(0, 0, 0, 0) : new Endpoint.Inet4(Endpoint.Inet4.ANY, 0));
  }

  /** Whether the address is one of this machine. */
  static boolean isHere(Endpoint endpoint) throws SocketException {
    InetAddress address = of(endpoint).getAddress();
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }

  static String text(SocketAddress address) {
    Endpoint endpoint = of(address);
    return endpoint == null ? "?" : endpoint.text();
  }
}

package dev.sockstep.render;

import dev.sockstep.model.Endpoint;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as {@link Endpoint#text()} writes them. */
public final class Endpoints {
  private static final Pattern INET4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):(\\d{1,5})");

  private Endpoints() {}

  /**
   * The address of that text: {@code 127.0.0.1:80}, {@code [::1]:80}; anything else is a path.
   *
   * @throws IllegalArgumentException when it begins like an IPv6 address and is none
   */
  public static Endpoint parse(String text) {
    if (text.startsWith("[")) {
      return inet6(text);
    }
    Matcher inet4 = INET4.matcher(text);
    if (inet4.matches()) {
      return new Endpoint.Inet4(inet4(inet4.group(1)), Integer.parseInt(inet4.group(2)));
    }
    return text.startsWith("@")
        ? new Endpoint.Unix(text.substring(1), true)
        : new Endpoint.Unix(text, false);
  }

  /** The address of a host, of either version, without a port. */
  static Endpoint host(String text) {
    return parse(text.indexOf(':') < 0 ? text + ":0" : "[" + text + "]:0");
  }

  private static int inet4(String host) {
    int address = 0;
    for (String octet : host.split("\\.")) {
      address = address << 8 | Integer.parseInt(octet) & 0xff;
    }
    return address;
  }

  private static Endpoint inet6(String text) {
    int end = text.indexOf("]:");
    if (end < 0) {
      throw new IllegalArgumentException("\"" + text + "\" is no address");
    }
    int port = Integer.parseInt(text.substring(end + 2));
    String host = text.substring(1, end);
    if (host.startsWith("::ffff:") && host.indexOf('.') > 0) {
      return new Endpoint.Inet6(
          0, 0xffff_0000_0000L | inet4(host.substring(7)) & 0xffff_ffffL, port, 0);
    }
    int zone = host.indexOf('%');
    int scope = zone < 0 ? 0 : Integer.parseInt(host.substring(zone + 1));
    ByteBuffer bytes =
        ByteBuffer.wrap(
            Inet6Address.ofLiteral(zone < 0 ? host : host.substring(0, zone)).getAddress());
    return new Endpoint.Inet6(bytes.getLong(), bytes.getLong(), port, scope);
  }
}

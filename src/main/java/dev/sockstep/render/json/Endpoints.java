package dev.sockstep.render.json;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as {@link Endpoint#text()} writes them. */
public final class Endpoints {
  private static final Pattern INET = Pattern.compile("(?:\\[([^]]*)]|([0-9.]+)):([0-9]{1,5})");

  private Endpoints() {}

  /**
   * The address of that text: {@code 127.0.0.1:80}, {@code [::1]:80}; anything else is a path.
   *
   * @throws IllegalArgumentException when it begins like an IPv6 address and is none
   */
  public static Endpoint parse(String text) {
    Endpoint inet = inet(text);
    if (inet != null) {
      return inet;
    }
    if (text.startsWith("[")) {
      throw new IllegalArgumentException("\"" + text + "\" is no address");
    }
    return text.startsWith("@")
        ? new Endpoint.Unix(text.substring(1), true)
        : new Endpoint.Unix(text, false);
  }

  /** The address of a host, of either version, without a port. */
  static Endpoint host(String text) {
    return parse(text.indexOf(':') < 0 ? text + ":0" : "[" + text + "]:0");
  }

  private static Endpoint inet(String text) {
    Matcher inet = INET.matcher(text);
    if (!inet.matches()) {
      return null;
    }
    int port = Integer.parseInt(inet.group(3));
    return inet.group(1) == null
        ? InetLiteral.parse(inet.group(2), port, false)
        : InetLiteral.parse(inet.group(1), port, true);
  }
}

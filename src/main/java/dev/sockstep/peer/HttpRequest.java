package dev.sockstep.peer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request, read whole: its content is dropped.
 *
 * @param method as sent: methods are case-sensitive (RFC 9110 section 9.1)
 * @param path the target without its query
 * @param version {@code HTTP/1.1}, or another of 1.x
 * @param fields the header's fields by their names in lower case
 */
record HttpRequest(String method, String path, String version, Map<String, String> fields) {
  private static final int MOST_LINE = 8000; // RFC 9112 section 3 recommends to take that much
  private static final int MOST_FIELDS = 100;
  private static final String TOO_LARGE = "431 Request Header Fields Too Large";
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /** A request that is refused: the status, and as the message why. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;
    private final String status;

    Bad(String status, String why) {
      super(why, null, false, false);
      this.status = status;
    }

    String status() {
      return status;
    }
  }

  /** The next request of a connection; null when the stream ends before it. */
  static HttpRequest read(HttpReader reader) throws IOException, Bad {
    String first = reader.line(MOST_LINE);
    if (first != null && first.isEmpty()) {
      // RFC 9112 section 2.2: an empty line before the request is to be passed over.
      first = reader.line(MOST_LINE);
    }
    if (first == null) {
      return null;
    }
    if (first.length() > MOST_LINE) {
      throw new Bad("414 URI Too Long", "a first line has at most " + MOST_LINE + " bytes");
    }
    String[] parts = first.split(" ", -1);
    if (parts.length != 3 || !parts[0].matches(TOKEN) || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
      throw new Bad("400 Bad Request", "the first line is METHOD, target and HTTP/1.1");
    }
    if (!parts[2].startsWith("HTTP/1.")) {
      throw new Bad("505 HTTP Version Not Supported", "this server speaks HTTP/1.1");
    }
    Map<String, String> fields = fields(reader);
    if (fields == null) {
      return null;
    }
    HttpRequest request = new HttpRequest(parts[0], path(parts[1]), parts[2], fields);
    request.check();
    reader.skip(request.length());
    return request;
  }

  private static String path(String target) {
    String path = target.replaceFirst("(?i)^http://[^/?#]*", "");
    String withoutQuery = path.split("\\?", 2)[0];
    return withoutQuery.isEmpty() ? "/" : withoutQuery;
  }

  private static Map<String, String> fields(HttpReader reader) throws IOException, Bad {
    Map<String, String> fields = new HashMap<>();
    for (int count = 0; count <= MOST_FIELDS; count++) {
      String line = reader.line(MOST_LINE);
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        return fields;
      }
      if (line.length() > MOST_LINE) {
        throw new Bad(TOO_LARGE, "a header line has at most " + MOST_LINE + " bytes");
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !line.substring(0, colon).matches(TOKEN)) {
        throw new Bad("400 Bad Request", "a header line is Name: value");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (fields.put(name, line.substring(colon + 1).strip()) != null && isSingle(name)) {
        throw new Bad("400 Bad Request", "there are two lines of " + name);
      }
    }
    throw new Bad(TOO_LARGE, "there are too many header lines");
  }

  private static boolean isSingle(String name) {
    return name.equals("host") || name.equals("content-length");
  }

  private void check() throws Bad {
    if (version.equals("HTTP/1.1") && !fields.containsKey("host")) {
      throw new Bad(
          "400 Bad Request", "HTTP/1.1 wants a Host line in every request (RFC 9112 section 3.2)");
    }
    if (fields.containsKey("transfer-encoding")) {
      throw new Bad("501 Not Implemented", "this server takes no transfer codings");
    }
    if (!fields.getOrDefault("content-length", "0").matches("[0-9]{1,18}")) {
      throw new Bad("400 Bad Request", "Content-Length is no number");
    }
  }

  private long length() {
    return Long.parseLong(fields.getOrDefault("content-length", "0"));
  }

  /** RFC 9112 section 9.3: kept by default since 1.1; a client of 1.0 may ask for it, in vain. */
  boolean keepsConnection() {
    String connection = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return !connection.contains("close") && !version.equals("HTTP/1.0");
  }
}

package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A small web server: a page at {@code /}, and the answers that RFC 9110 and RFC 9112 ask for to
 * what it does not take. A connection is kept for the next request unless one of the two sides
 * wants it closed.
 */
final class HttpServer implements Conversation {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <title>sockstep</title>
      <h1>It works</h1>
      <p>This page came through a socket.</p>
      """;

  @Override
  public void hold(Link link) throws IOException {
    HttpReader reader = new HttpReader(link);
    boolean more = true;
    while (more) {
      HttpRequest request;
      try {
        request = HttpRequest.read(reader);
      } catch (HttpRequest.Bad bad) {
        answer(link, Answer.error(bad.status(), bad.getMessage()), "GET", false);
        break;
      }
      if (request == null) {
        return;
      }
      more = request.keepsConnection();
      answer(link, answer(request), request.method(), more);
    }
    // To close with bytes unread would reset the connection, and lose the answer (RFC 9112 section
    // 9.6).
    link.endSending();
    link.drain();
  }

  /**
   * An answer.
   *
   * @param status the status code with its phrase
   * @param type the content's media type
   * @param more a further header line; empty for none
   */
  private record Answer(String status, String type, String body, String more) {
    static Answer error(String status, String why) {
      return new Answer(status, "text/plain", status + ": " + why + "\n", "");
    }
  }

  private static Answer answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return new Answer(
          "405 Method Not Allowed",
          "text/plain",
          "405 Method Not Allowed: this server knows GET and HEAD\n",
          "Allow: GET, HEAD\r\n");
    }
    return request.path().equals("/")
        ? new Answer("200 OK", "text/html", PAGE, "")
        : Answer.error("404 Not Found", "there is a page at / and no other");
  }

  private static void answer(Link link, Answer answer, String method, boolean more)
      throws IOException {
    byte[] body = answer.body().getBytes(ISO_8859_1);
    String head =
        "HTTP/1.1 "
            + answer.status()
            + "\r\nServer: sockstep\r\nDate: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
            + "\r\nContent-Type: "
            + answer.type()
            + "\r\nContent-Length: "
            + body.length
            + "\r\n"
            + answer.more()
            + (more ? "" : "Connection: close\r\n")
            + "\r\n";
    String all = method.equals("HEAD") ? head : head + answer.body();
    // In one piece, so that one recv can take it.
    link.write(ByteBuffer.wrap(all.getBytes(ISO_8859_1)));
    link.act("answered " + answer.status() + " to");
  }
}

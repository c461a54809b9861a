package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A browser's part: asks for a page, and reads until the server has ended its direction. */
final class HttpClient implements Conversation {
  @Override
  public void hold(Link link) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: " + link.remote() + "\r\nConnection: close\r\n\r\n";
    link.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    link.act("asked for / at");
    String status = new HttpReader(link).line(8000);
    link.act(status == null ? "got no answer from" : "got \"" + status + "\" from");
    link.drain();
  }
}

package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What peers do with a connection; most of it needs no memory of what was said. */
final class Conversations {
  /** What trickle says: each byte is told at the prompt, so few will do. */
  static final String TEXT = "byte by byte\n";

  private static final int BLOCK = 8192;
  private static final int LINE = 72;

  private Conversations() {}

  /**
   * The conversation of a kind.
   *
   * @param client whether the peer has connected, and was not connected to
   */
  static Conversation of(PeerKind kind, Manner manner, boolean client) {
    return switch (kind) {
      case ECHO -> Conversations::echo;
      case HTTP -> client ? new HttpClient() : new HttpServer();
      case SILENT -> Conversations::silent;
      case RESET -> link -> reset(link, manner.atOnce());
      case CLOSE -> _ -> {};
      case SLOW -> link -> slow(link, Pace.of(kind, manner));
      case TRICKLE -> link -> trickle(link, Pace.of(kind, manner));
      case FLOOD -> Conversations::flood;
      case HALF -> Conversations::half;
      case FULL -> throw new IllegalArgumentException("full never takes a connection");
    };
  }

  /** RFC 862. */
  private static void echo(Link link) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
    for (int count = link.read(buffer); count >= 0; count = link.read(buffer.clear())) {
      link.write(buffer.flip());
      link.act("sent " + Log.bytes(count) + " back to");
    }
  }

  /** As RFC 863 has it: what comes is thrown away. */
  private static void silent(Link link) throws IOException {
    link.drain();
  }

  private static void reset(Link link, boolean atOnce) throws IOException {
    int count = atOnce ? 0 : link.read(ByteBuffer.allocate(BLOCK));
    if (count >= 0) {
      link.reset();
      link.act("reset");
    }
  }

  private static void slow(Link link, Duration every) throws IOException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(Pace.SLOW_BYTES);
    for (int count = link.read(buffer); count >= 0; count = link.read(buffer.clear())) {
      link.act("read " + Log.bytes(count) + " from");
      Thread.sleep(every);
    }
  }

  private static void trickle(Link link, Duration every) throws IOException, InterruptedException {
    link.sendAtOnce();
    byte[] text = TEXT.getBytes(US_ASCII);
    for (int i = 0; i < text.length; i++) {
      if (i > 0) {
        Thread.sleep(every);
      }
      link.write(ByteBuffer.wrap(text, i, 1));
      link.act("sent byte " + (i + 1) + " of " + text.length + " to");
    }
    link.endSending();
    // To close with bytes unread would reset the connection, and lose the text (RFC 9293 section
    // 3.6.1).
    link.drain();
  }

  private static void flood(Link link) throws IOException {
    ByteBuffer block = ByteBuffer.wrap(pattern(BLOCK));
    link.act("floods");
    while (true) {
      link.write(block.rewind());
    }
  }

  private static void half(Link link) throws IOException {
    link.endSending();
    link.act("ended its direction to");
    link.drain();
  }

  /** The lines of the character generator, RFC 864. */
  static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    int first = ' ';
    for (int i = 0; i < length; i++) {
      int column = i % (LINE + 2);
      int sign = ' ' + (first - ' ' + column) % ('~' - ' ' + 1);
      bytes[i] = (byte) (column == LINE ? '\r' : column == LINE + 1 ? '\n' : sign);
      first = column == LINE + 1 ? ' ' + (first - ' ' + 1) % ('~' - ' ' + 1) : first;
    }
    return bytes;
  }
}

package dev.sockstep.peer;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection as a peer uses it: what passes is counted. */
final class Link {
  private final SocketChannel channel;
  private final Log log;
  private final String remote;

  Link(SocketChannel channel, Log log) throws IOException {
    this.channel = channel;
    this.log = log;
    this.remote = InetAddresses.text(channel.getRemoteAddress());
  }

  /** The other end's address. */
  String remote() {
    return remote;
  }

  /** Tells what it has done, in words that the other end's address is put behind. */
  void act(String act) {
    log.act(act + " " + remote);
  }

  /**
   * Waits for bytes.
   *
   * @return how many came; -1 for the end of the stream
   */
  int read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer);
    if (count > 0) {
      log.read(count);
    }
    return count;
  }

  /** Sends all that is left in the buffer. */
  void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      log.sent(channel.write(buffer));
    }
  }

  /** Reads and drops what comes, to the end of the stream. */
  void drain() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    for (int count = read(buffer); count >= 0; count = read(buffer.clear())) {
      act("read " + Log.bytes(count) + " from");
    }
  }

  /** Sends each byte at once: without it Nagle's algorithm would gather them (RFC 896). */
  void sendAtOnce() throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Sends FIN: what it reads from here on it can't answer. */
  void endSending() throws IOException {
    channel.shutdownOutput();
  }

  /** Closes with RST: SO_LINGER of 0 seconds, see socket(7). */
  void reset() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }
}

package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/**
 * Talks in datagrams. One that calls sends a first one, for without it nobody would know of it; it
 * then does the same as one that waits.
 */
final class Datagrams extends Peer {
  /** The largest datagram that IPv4 carries, and a byte more (RFC 768, RFC 791). */
  private static final int MOST = 65_536;

  private static final int FLOOD_COUNT = 1000;
  private static final int FLOOD_SIZE = 1000;
  private static final String GREETING = "hello\n";

  private final DatagramChannel channel;
  private final Endpoint local;
  private final Endpoint to;
  private volatile boolean begun;

  /**
   * @param port of one that waits; 0 to let the kernel choose
   * @param to where one that calls goes; null for one that waits
   */
  Datagrams(String name, PeerKind kind, Manner manner, int port, Endpoint to) throws IOException {
    super(name, kind, manner);
    this.to = to;
    this.channel = keeper.keep(DatagramChannel.open(family()));
    try {
      if (kind == PeerKind.SLOW) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, Pace.SLOW_BUFFER);
      }
      if (to == null) {
        channel.bind(InetAddresses.loopback(manner.inet6(), port));
      } else {
        channel.connect(InetAddresses.of(to));
      }
      this.local = InetAddresses.of(channel.getLocalAddress());
    } catch (IOException e) {
      keeper.stop();
      throw e;
    }
    keeper.start(this::talk);
  }

  private void talk() {
    try {
      if (to != null) {
        send(ByteBuffer.wrap(GREETING.getBytes(US_ASCII)), InetAddresses.of(to));
        log.act("sent a first datagram to " + to.text());
        begun = true;
      }
      ByteBuffer buffer = ByteBuffer.allocate(MOST);
      boolean more = true;
      while (more) {
        SocketAddress sender = receive(buffer.clear());
        more = answer(buffer.flip(), sender);
      }
    } catch (ClosedChannelException | InterruptedException stopped) {
      // The peer is being stopped: that is no act of its own.
    } catch (PortUnreachableException e) {
      log.act("was told by ICMP that nobody has " + to.text());
    } catch (IOException e) {
      log.act("its socket failed: " + e.getMessage());
    } finally {
      keeper.close(channel);
      begun = true;
    }
  }

  private SocketAddress receive(ByteBuffer buffer) throws IOException {
    SocketAddress sender = channel.receive(buffer);
    log.heard(sender);
    log.read(buffer.position());
    return sender;
  }

  /** Whether it goes on. */
  private boolean answer(ByteBuffer datagram, SocketAddress sender)
      throws IOException, InterruptedException {
    String bytes = Log.bytes(datagram.remaining());
    String who = InetAddresses.text(sender);
    switch (kind()) {
      case ECHO -> {
        send(datagram, sender);
        log.act("sent " + bytes + " back to " + who);
      }
      case SILENT -> log.act("took " + bytes + " from " + who);
      case CLOSE -> {
        log.act("took " + bytes + " from " + who + " and closed its socket");
        return false;
      }
      case SLOW -> {
        log.act("read " + bytes + " from " + who);
        Thread.sleep(Pace.of(kind(), manner()));
      }
      case TRICKLE -> trickle(sender, who);
      case FLOOD -> flood(sender, who);
      case HTTP, RESET, FULL, HALF ->
          throw new IllegalStateException(kind().word() + " has no datagrams");
    }
    return true;
  }

  private void trickle(SocketAddress to, String who) throws IOException, InterruptedException {
    byte[] text = Conversations.TEXT.getBytes(US_ASCII);
    for (int i = 0; i < text.length; i++) {
      if (i > 0) {
        Thread.sleep(Pace.of(kind(), manner()));
      }
      send(ByteBuffer.wrap(text, i, 1), to);
      log.act("sent byte " + (i + 1) + " of " + text.length + " to " + who);
    }
  }

  private void flood(SocketAddress to, String who) throws IOException {
    byte[] pattern = Conversations.pattern(FLOOD_SIZE);
    for (int i = 0; i < FLOOD_COUNT; i++) {
      send(ByteBuffer.wrap(pattern), to);
    }
    log.act("sent " + FLOOD_COUNT + " datagrams of " + FLOOD_SIZE + " bytes to " + who);
  }

  private void send(ByteBuffer datagram, SocketAddress to) throws IOException {
    log.sent(channel.send(datagram, to));
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Endpoint to() {
    return to;
  }

  @Override
  public boolean hasBegun() {
    return to == null || begun;
  }
}

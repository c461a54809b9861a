package dev.sockstep.peer;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Takes every connection, and holds its conversation on each, on a thread for each. */
final class Server extends Peer {
  private static final int BACKLOG = 128;

  private final ServerSocketChannel listener;
  private final Endpoint local;
  private final Conversation conversation;

  Server(String name, PeerKind kind, Manner manner, int port) throws IOException {
    super(name, kind, manner);
    this.conversation = Conversations.of(kind, manner, false);
    this.listener = keeper.keep(ServerSocketChannel.open(family()));
    try {
      if (kind == PeerKind.SLOW) {
        // Before listen: the window that SYN,ACK offers comes of it (tcp(7)).
        listener.setOption(StandardSocketOptions.SO_RCVBUF, Pace.SLOW_BUFFER);
      }
      listener.bind(InetAddresses.loopback(manner.inet6(), port), BACKLOG);
      this.local = InetAddresses.of(listener.getLocalAddress());
    } catch (IOException e) {
      keeper.stop();
      throw e;
    }
    keeper.start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = keeper.keep(listener.accept());
        log.opened("accepted " + InetAddresses.text(channel.getRemoteAddress()));
        keeper.start(() -> Talks.hold(conversation, channel, log, keeper));
      }
    } catch (ClosedChannelException stopped) {
      // The peer is being stopped: that is no act of its own.
    } catch (IOException e) {
      log.act("accepts no more: " + e.getMessage());
      keeper.close(listener);
    }
  }

  @Override
  public Endpoint local() {
    return local;
  }
}

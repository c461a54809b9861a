package dev.sockstep.peer;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** Connects once, and holds its conversation. */
final class Client extends Peer {
  private final SocketChannel channel;
  private final Endpoint to;
  private final Conversation conversation;
  private volatile Endpoint local;
  private volatile boolean begun;

  Client(String name, PeerKind kind, Manner manner, Endpoint to) throws IOException {
    super(name, kind, manner);
    this.to = to;
    this.conversation = Conversations.of(kind, manner, true);
    this.channel = keeper.keep(SocketChannel.open(family()));
    if (kind == PeerKind.SLOW) {
      // Before connect: the window that SYN offers comes of it (tcp(7)).
      channel.setOption(StandardSocketOptions.SO_RCVBUF, Pace.SLOW_BUFFER);
    }
    // So that its port is known before anyone can have accepted the connection.
    channel.bind(InetAddresses.any(manner.inet6()));
    this.local = InetAddresses.of(channel.getLocalAddress());
    keeper.start(this::talk);
  }

  private void talk() {
    try {
      channel.connect(InetAddresses.of(to));
      local = InetAddresses.of(channel.getLocalAddress());
      log.opened("connected to " + to.text());
      begun = true;
    } catch (ClosedChannelException stopped) {
      return;
    } catch (IOException e) {
      log.act("could not connect to " + to.text() + ": " + e.getMessage());
      keeper.close(channel);
      local = null;
      begun = true;
      return;
    }
    Talks.hold(conversation, channel, log, keeper);
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
    return begun;
  }
}

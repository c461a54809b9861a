package dev.sockstep.peer;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** Holds a conversation on a connection, and tells how it ended. */
final class Talks {
  private Talks() {}

  /** Until the conversation has ended, or the peer is stopped. */
  static void hold(Conversation conversation, SocketChannel channel, Log log, Keeper keeper) {
    try {
      Link link = new Link(channel, log);
      conversation.hold(link);
      if (channel.isOpen()) {
        // Told before it is done: whoever sees the FIN finds it told.
        link.act("closed the connection with");
      }
    } catch (ClosedChannelException | InterruptedException stopped) {
      // The peer is being stopped: that is no act of its own.
    } catch (IOException e) {
      log.act("its connection failed: " + e.getMessage());
    } finally {
      log.closed();
      keeper.close(channel);
    }
  }
}

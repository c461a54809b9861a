package dev.sockstep.peer;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Listens and never accepts, and fills its accept queue itself. The kernel takes one connection
 * more than the backlog (sk_acceptq_is_full in include/net/sock.h); from then on it drops each SYN,
 * as if the listener were not there at all.
 */
final class Full extends Peer {
  private static final int BACKLOG = 1;

  private final ServerSocketChannel listener;
  private final Endpoint local;
  private volatile boolean running = true;

  Full(String name, Manner manner, int port) throws IOException {
    super(name, PeerKind.FULL, manner);
    this.listener = keeper.keep(ServerSocketChannel.open(family()));
    try {
      listener.bind(InetAddresses.loopback(manner.inet6(), port), BACKLOG);
      this.local = InetAddresses.of(listener.getLocalAddress());
      for (int i = 0; i <= BACKLOG; i++) {
        keeper.keep(SocketChannel.open(family())).connect(InetAddresses.of(local));
      }
    } catch (IOException e) {
      keeper.stop();
      throw e;
    }
    log.act("filled its queue of 1 with 2 connections of its own");
  }

  @Override
  public Endpoint local() {
    return local;
  }

  /** It needs no thread: the kernel does all of it. */
  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void stop() {
    running = false;
    super.stop();
  }
}

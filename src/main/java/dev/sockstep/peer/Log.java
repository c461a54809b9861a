package dev.sockstep.peer;

import dev.sockstep.model.Peers.Tally;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;

/** What a peer did so far: written by its threads, read by the session's. */
final class Log {
  /** More senders than this are not told apart: their addresses would fill the memory. */
  private static final int MOST_SENDERS = 10_000;

  private final Set<SocketAddress> senders = new HashSet<>();
  private int connections;
  private int open;
  private long bytesIn;
  private long bytesOut;
  private String last;

  synchronized void opened(String act) {
    connections++;
    open++;
    last = act;
  }

  synchronized void closed() {
    open--;
  }

  /** A datagram has come from there. */
  synchronized void heard(SocketAddress sender) {
    if (senders.size() < MOST_SENDERS && senders.add(sender)) {
      connections++;
    }
  }

  synchronized void read(long bytes) {
    bytesIn += bytes;
  }

  synchronized void sent(long bytes) {
    bytesOut += bytes;
  }

  synchronized void act(String act) {
    last = act;
  }

  /** A number of bytes, as acts tell it. */
  static String bytes(long count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  synchronized Tally tally() {
    return new Tally(connections, open, bytesIn, bytesOut, last);
  }
}

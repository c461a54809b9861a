package dev.sockstep.model;

import java.util.List;

/**
 * Ready-made other ends, with what each did so far.
 *
 * @param act what the step has done with them
 * @param all in the order that they were started
 */
public record Peers(Act act, List<Of> all) implements View {
  public Peers {
    all = List.copyOf(all);
  }

  /** What a step does with peers. */
  public enum Act {
    LISTED,
    STARTED,
    STOPPED
  }

  /** The pace of a peer that waits for no bytes. */
  public static final String AT_ONCE = "at once";

  /**
   * One peer.
   *
   * @param name its name in the session
   * @param kind how it behaves
   * @param client whether it connects, where others wait to be connected to
   * @param socket its family and type
   * @param pace how often it does what it does, or {@link #AT_ONCE}; null where it has no pace
   * @param local its own address; null while it has none
   * @param to where a client goes; null for others
   * @param running whether it may still do something
   * @param tally what it did so far
   */
  public record Of(
      String name,
      PeerKind kind,
      boolean client,
      SocketKind socket,
      String pace,
      Endpoint local,
      Endpoint to,
      boolean running,
      Tally tally) {
    /** What it does, in words. */
    public String does() {
      return kind == PeerKind.RESET && AT_ONCE.equals(pace)
          ? (client ? "connects, and resets at once (RST)" : "resets each connection at once (RST)")
          : kind.does(client, !socket.isTcp());
    }
  }

  /**
   * What a peer did so far.
   *
   * @param connections how many it has taken or made; with datagrams, how many senders it heard
   * @param open how many of them it still has
   * @param bytesIn what it has read
   * @param bytesOut what it has given to the kernel to send
   * @param last its last act in its own words; null before the first
   */
  public record Tally(int connections, int open, long bytesIn, long bytesOut, String last) {}
}

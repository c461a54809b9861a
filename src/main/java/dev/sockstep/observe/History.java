package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.PeerKind;
import java.util.List;

/**
 * What the session remembers of a socket that a look at the kernel does not show any more. A step
 * of 0 means that there was none.
 *
 * @param shutdownRead the step that shut it down for reading
 * @param shutdownWrite the step that shut it down for writing
 * @param gaveUp the step whose shutdown came while its handshake was under way
 * @param closed the step that closed it
 * @param heldBy the name that still has a descriptor for it, when it is closed under its own; null
 *     when there is none
 * @param begun the step whose connect did not wait (EINPROGRESS)
 * @param told the step in which a call told that the connection is lost
 * @param toldErrno how: {@code ECONNRESET}, {@code ETIMEDOUT}…; null when none did
 * @param sawFin whether the peer's FIN was seen before the connection was lost
 * @param unacked whether bytes that were sent were unacknowledged when it was last seen alive
 * @param reset the flags of the RST that was captured, as tcpdump writes them; null for none
 * @param peer the address of the other end; null when there never was one
 * @param dropped the call that dropped it before anybody had accepted it, "srv.close at step 6";
 *     null for none
 * @param otherEnd what became of the other end of its connection; null when it is not known
 * @param icmp the ICMP error that was captured, of which the kernel makes the errno that has just
 *     been told; null for none
 * @param groups the multicast groups that it has joined and not left, as {@code join} named them
 */
public record History(
    int shutdownRead,
    int shutdownWrite,
    int gaveUp,
    int closed,
    String heldBy,
    int begun,
    int told,
    String toldErrno,
    boolean sawFin,
    boolean unacked,
    String reset,
    Endpoint peer,
    String dropped,
    OtherEnd otherEnd,
    Packet icmp,
    List<String> groups) {

  public History {
    groups = List.copyOf(groups);
  }

  /** Of a socket that is new. */
  public static final History NONE =
      new History(
          0, 0, 0, 0, null, 0, 0, null, false, false, null, null, null, null, null, List.of());

  /**
   * The other end of a connection, when it was on this machine.
   *
   * @param name of the session's socket or peer; null when another program has it
   * @param closed the step that closed it
   * @param unread the bytes that it had not read when it was last seen
   * @param linger the step that set its SO_LINGER to 0
   * @param shutdownRead the step that shut it down for reading
   * @param shutdownWrite the step that shut it down for writing
   * @param peer how it behaves, where it is a ready-made peer; null for others
   */
  public record OtherEnd(
      String name,
      int closed,
      int unread,
      int linger,
      int shutdownRead,
      int shutdownWrite,
      PeerKind peer) {}
}

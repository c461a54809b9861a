package dev.sockstep.model;

import java.util.List;

/**
 * Where each TCP socket of the session stands among the TCP states, and how it got there.
 *
 * @param walks in the order that the sockets were made
 */
public record States(List<Walk> walks) implements View {
  public States {
    walks = List.copyOf(walks);
  }

  /**
   * One socket's way.
   *
   * @param name the socket's name
   * @param current whether a verb without a name acts on it
   * @param path the states that it was seen in, in order, each different from the one before; those
   *     that it passed through between two looks are not among them
   * @param gone whether the kernel has nothing of it any more: then it stands nowhere
   */
  public record Walk(String name, boolean current, List<TcpState> path, boolean gone) {
    public Walk {
      path = List.copyOf(path);
    }

    /** The state that it is in; null when it is in none. */
    public TcpState now() {
      return gone || path.isEmpty() ? null : path.getLast();
    }
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What else there is in the session that bears on a failure, and on what to try.
 *
 * @param assign the name that the line gives to what it makes or gives; null for none
 * @param typed what was typed behind the socket's name, with its arguments where they are short;
 *     null for a call that no verb makes
 * @param open the other open sockets
 * @param closed sockets that are closed: the kernel may keep what they had
 * @param peers the addresses of the ready-made other ends, by their names
 * @param taken the names that a new socket can't have, or should not
 * @param accepting the sockets on which an accept sleeps, each with the name that it will give
 * @param capturing whether packets are captured, so that what came would have been seen
 */
public record Surroundings(
    String assign,
    String typed,
    List<Evidence.Other> open,
    List<Closed> closed,
    Map<String, Endpoint> peers,
    Set<String> taken,
    Map<String, String> accepting,
    boolean capturing) {

  /** Of a session in which there is nothing else. */
  public static final Surroundings NONE =
      new Surroundings(null, null, List.of(), List.of(), Map.of(), Set.of(), Map.of(), false);

  public Surroundings {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
    peers = Map.copyOf(peers);
    taken = Set.copyOf(taken);
    accepting = Map.copyOf(accepting);
  }

  /**
   * A socket that the session has closed.
   *
   * @param local the address that it had, last or in its connection
   * @param peer and that of the other end; null when there was none
   * @param step the step that closed it
   * @param reuse whether it had set SO_REUSEADDR, as the transcript has it
   */
  public record Closed(String name, Endpoint local, Endpoint peer, int step, boolean reuse) {}

  /** A name that is free: that one, or with a number behind it. */
  String free(String name) {
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + number;
    }
    return free;
  }
}

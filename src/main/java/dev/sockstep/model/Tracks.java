package dev.sockstep.model;

import java.util.List;

/**
 * How far each socket of the session has come in its life.
 *
 * @param sockets in the order that they were made
 */
public record Tracks(List<Of> sockets) implements View {
  public Tracks {
    sockets = List.copyOf(sockets);
  }

  /**
   * One socket's.
   *
   * @param socket the socket as it was last seen
   * @param role which life it leads
   * @param furthest the last of that life's stations that it has reached
   * @param tried the station that its latest call there failed to reach, or waits to; null when it
   *     reached it
   * @param errno why that call failed; null when none did
   */
  public record Of(
      SocketView socket, Track.Role role, Station furthest, Station tried, String errno) {}
}

package dev.sockstep.model;

import java.util.List;

/**
 * What poll(2) said of one socket.
 *
 * @param socket its name
 * @param events what it is ready for, in the order of the numbers; empty when for nothing
 */
public record Ready(String socket, List<Event> events) {
  public Ready {
    events = List.copyOf(events);
  }

  /**
   * An event of poll(2).
   *
   * @param name its constant: {@code POLLIN}
   * @param why what it means for this socket now
   */
  public record Event(String name, String why) {}
}

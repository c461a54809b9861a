package dev.sockstep.model;

import java.util.List;

/**
 * Where a step leaves a socket on its lifecycle track.
 *
 * @param role which of the two tracks
 * @param at the station the step's call stands for
 * @param progress what became of that call
 */
public record Track(Role role, Station at, Progress progress) {

  /**
   * The lives of a socket. One just created may still become a client or a server; one of datagrams
   * is neither, and one of a pair was born connected.
   */
  public enum Role {
    OPEN(List.of(Station.CREATE)),
    CLIENT(List.of(Station.CREATE, Station.CONNECT, Station.SEND, Station.RECV, Station.CLOSE)),
    SERVER(
        List.of(
            Station.CREATE,
            Station.BIND,
            Station.LISTEN,
            Station.ACCEPT,
            Station.SEND,
            Station.RECV,
            Station.CLOSE)),
    DATAGRAM(
        List.of(
            Station.CREATE,
            Station.BIND,
            Station.CONNECT,
            Station.SEND,
            Station.RECV,
            Station.CLOSE)),
    PAIR(List.of(Station.CREATE, Station.SEND, Station.RECV, Station.CLOSE));

    private final List<Station> stations;

    Role(List<Station> stations) {
      this.stations = stations;
    }

    public List<Station> stations() {
      return stations;
    }
  }

  /** What became of the call at the station. */
  public enum Progress {
    REACHED,
    FAILED,
    BLOCKED
  }
}

package dev.sockstep.model;

import java.util.List;

/**
 * How a connect got, or tried to get, to its address.
 *
 * @param name the name that was resolved; null when an address was given
 * @param resolved the addresses that the name has, in the resolver's order; the first was used
 * @param route what the routing tables say of the destination; null when they could not be asked
 * @param port the local port; null when the socket has none
 * @param chosen whether the kernel chose that port
 * @param lowest the least port that the kernel may choose (net.ipv4.ip_local_port_range); null when
 *     it could not be read
 * @param highest the greatest
 * @param first whether no earlier step of the session has told of a way to that host
 */
public record Way(
    String name,
    List<Endpoint> resolved,
    Route route,
    Integer port,
    boolean chosen,
    Integer lowest,
    Integer highest,
    boolean first) {
  public Way {
    resolved = List.copyOf(resolved);
  }
}

package dev.sockstep.model;

/**
 * Where an arrow begins or ends, when packets are drawn.
 *
 * @param end an address; its port counts only where it is no host
 * @param host whether it is a whole machine, such as a router that an ICMP message came from
 */
public record Lane(Endpoint end, boolean host) {

  public String text() {
    return host ? end.host() : end.text();
  }
}

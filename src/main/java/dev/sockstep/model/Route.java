package dev.sockstep.model;

/**
 * What the routing tables say of one destination, as {@code ip route get} asks them.
 *
 * @param destination the host asked for
 * @param type of the route: {@code unicast}, {@code local}, {@code unreachable}…; null when there
 *     is none
 * @param device the interface that packets leave by; null when there is none
 * @param gateway the router they go to first; null when the destination is on the link
 * @param source the local address that they bear; null when the kernel chose none
 * @param errno the error that the kernel gives instead; null when it gives none
 */
public record Route(
    String destination, String type, String device, String gateway, String source, String errno) {
  /** The types of route that decide what a failure means. */
  public static final String LOCAL = "local";

  public static final String BROADCAST = "broadcast";
  public static final String MULTICAST = "multicast";

  public boolean is(String wanted) {
    return wanted.equals(type);
  }
}

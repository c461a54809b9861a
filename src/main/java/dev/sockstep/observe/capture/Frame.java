package dev.sockstep.observe.capture;

/**
 * What the kernel captured of one packet.
 *
 * @param nanos when, in nanoseconds since 1970
 * @param outgoing whether this machine sent it; on loopback always so
 * @param loopback whether both of its ends are on this machine
 * @param length of the IP packet, in bytes
 * @param head its first bytes, from the IP header on: as many as all headers can take, at most
 */
public record Frame(long nanos, boolean outgoing, boolean loopback, int length, byte[] head) {}

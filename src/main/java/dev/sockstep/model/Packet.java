package dev.sockstep.model;

/**
 * One TCP segment or UDP datagram seen on the wire.
 *
 * @param from source address and port
 * @param to destination address and port
 * @param flags as tcpdump writes them: {@code S}, {@code S.}, {@code P.}, {@code F.}, {@code R}
 * @param seq sequence number relative to the connection's first
 * @param ack acknowledgement number, relative likewise
 * @param length payload, in bytes
 */
public record Packet(Endpoint from, Endpoint to, String flags, long seq, long ack, int length) {}

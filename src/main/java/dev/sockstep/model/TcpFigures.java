package dev.sockstep.model;

/**
 * What TCP_INFO told of a connection (tcp(7), {@code struct tcp_info}).
 *
 * @param rttMicros smoothed round-trip time, in microseconds
 * @param rttvarMicros its mean deviation, in microseconds
 * @param rtoMicros retransmission timeout, in microseconds
 * @param cwnd congestion window, in segments
 * @param sndMss maximum segment size for sending, in bytes
 * @param unacked segments sent and not yet acknowledged (on a listener: the accept queue)
 * @param retransmits retransmissions of the segment now outstanding
 * @param totalRetrans retransmissions since the connection began
 * @param notsentBytes bytes in the send queue that have not been sent
 * @param backoff how often the running timer has been doubled
 * @param probes window probes or keep-alive probes that nothing has answered
 * @param sndWnd the peer's window, in bytes; less than 0 where the kernel does not tell
 */
public record TcpFigures(
    long rttMicros,
    long rttvarMicros,
    long rtoMicros,
    long cwnd,
    long sndMss,
    long unacked,
    long retransmits,
    long totalRetrans,
    long notsentBytes,
    long backoff,
    long probes,
    long sndWnd) {}

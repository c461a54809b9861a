package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Track.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is true of a socket of the kernel under each of its names: dup(2) gives it another
 * descriptor, and no other socket. Guarded by the session's lock.
 */
final class KernelSocket {
  /** The open descriptors for it, by the names that have them. */
  final Map<String, Integer> descriptors = new LinkedHashMap<>();

  /** The multicast groups that it has joined and not left, as join named them. */
  final Set<String> groups = new LinkedHashSet<>();

  /** The options set on it that later failures may tell of. */
  final SetOptions set = new SetOptions();

  Role role;
  boolean nonblocking;

  /** The addresses of its connection, as long as it had one; null when it never had. */
  Endpoint local;

  Endpoint peer;

  /** Whether bind, or a listen without it, has given it its address. */
  boolean bound;

  /** Whether the port was named in bind, so that the kernel leaves it to the socket. */
  boolean keepsPort;

  /** The steps that did these, as evidence; 0 when none did. */
  int shutdownWriteStep;

  int shutdownReadStep;

  /** Whether a shutdown for writing has succeeded: one that fails may have its effect, too. */
  boolean halfClosed;

  /** The last error that told that the connection is lost; null when none has. */
  Loss lost;

  /** Whether a recv has taken the urgent byte that waited last. */
  boolean tookUrgent;

  /** How many packets the session had seen when a call last told of an ICMP error. */
  long untoldPacket;

  KernelSocket(SocketKind kind) {
    this.role = kind.hasConnections() ? Role.OPEN : Role.DATAGRAM;
  }

  /**
   * An error that has ended a connection.
   *
   * @param step the step that has told it
   * @param byReading whether it was read with SO_ERROR, which clears it
   */
  record Loss(String errno, int step, boolean byReading) {}
}

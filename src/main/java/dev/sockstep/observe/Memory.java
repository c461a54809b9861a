package dev.sockstep.observe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A socket's buffers as SO_MEMINFO gives them (SK_MEMINFO_* of linux/sock_diag.h).
 *
 * @param received bytes of memory that what was received takes
 * @param receiveBuffer their limit
 * @param sent bytes of memory that what waits to be sent or acknowledged takes
 * @param sendBuffer their limit
 * @param backlog bytes that came while the socket was busy
 * @param drops what was dropped for want of room; on a listener, connections
 */
public record Memory(
    int received, int receiveBuffer, int sent, int sendBuffer, int backlog, int drops) {
  static final int SIZEOF = 36;

  static Optional<Memory> of(byte[] bytes) {
    if (bytes.length < SIZEOF) {
      return Optional.empty();
    }
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return Optional.of(
        new Memory(
            words.getInt(0),
            words.getInt(4),
            words.getInt(20),
            words.getInt(12),
            words.getInt(28),
            words.getInt(32)));
  }
}

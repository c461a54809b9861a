package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.NetlinkHeader;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions to one of the kernel's netlink families and their answers (<a
 * href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>). The socket is made
 * for the first question.
 *
 * <p>Not safe for several threads: the session's lock guards it.
 */
final class Netlink {
  private static final int DUMP_ROOM = 32 * 1024;

  private final Libc libc;
  private final int family;
  private int fd = -1;
  private boolean unavailable;
  private int sequence;

  /**
   * @param family a {@code NETLINK_*}
   */
  Netlink(Libc libc, int family) {
    this.libc = libc;
    this.family = family;
  }

  /**
   * The kernel's answer.
   *
   * @param errno of an answer that refuses; 0 for others
   * @param body what follows the header, in native order
   */
  record Message(short type, int errno, ByteBuffer body) {}

  /**
   * Asks for one thing.
   *
   * @param room the most that the answer may take, in bytes
   * @return null when the kernel does not answer such questions
   */
  Message ask(short type, ByteBuffer body, int room) {
    if (!send(type, NetlinkConstants.NLM_F_REQUEST, body)) {
      return null;
    }
    while (true) {
      byte[] bytes = read(room);
      if (bytes.length < NetlinkHeader.SIZE) {
        return null;
      }
      // Answers to earlier questions, which nobody took, are passed over.
      ByteBuffer answer = ByteBuffer.wrap(bytes);
      NetlinkHeader header = NetlinkHeader.of(answer, 0);
      if (header.sequence() == sequence) {
        return message(header, answer, 0, bytes.length);
      }
    }
  }

  /**
   * Asks for everything that matches. What it costs grows with the machine's sockets: never on the
   * path of a step.
   */
  List<Message> dump(short type, ByteBuffer body) {
    List<Message> messages = new ArrayList<>();
    int flags = NetlinkConstants.NLM_F_REQUEST | NetlinkConstants.NLM_F_DUMP;
    if (!send(type, flags, body)) {
      return messages;
    }
    while (true) {
      byte[] bytes = read(DUMP_ROOM);
      ByteBuffer answer = ByteBuffer.wrap(bytes);
      int at = 0;
      while (at + NetlinkHeader.SIZE <= bytes.length) {
        NetlinkHeader header = NetlinkHeader.of(answer, at);
        boolean ours = header.sequence() == sequence;
        if (ours && header.type() == type) {
          messages.add(message(header, answer, at, header.length()));
        } else if (ours) {
          return messages; // NLMSG_DONE, or a refusal
        }
        at += header.aligned();
      }
      if (bytes.length < NetlinkHeader.SIZE) {
        return messages;
      }
    }
  }

  private static Message message(NetlinkHeader header, ByteBuffer answer, int at, int length) {
    int size = NetlinkHeader.SIZE;
    ByteBuffer body = answer.slice(at + size, Math.max(0, length - size));
    return new Message(
        header.type(), header.errno(answer, at), body.order(ByteOrder.nativeOrder()));
  }

  private boolean send(short type, int flags, ByteBuffer body) {
    if (unavailable || fd < 0 && !open()) {
      return false;
    }
    ByteBuffer request = ByteBuffer.allocate(NetlinkHeader.SIZE + body.position());
    new NetlinkHeader(request.capacity(), type, ++sequence).write(request, flags);
    request.position(NetlinkHeader.SIZE).put(body.array(), 0, body.position());
    return !libc.write(fd, request.array()).failed();
  }

  private byte[] read(int room) {
    while (true) {
      BytesResult read = libc.read(fd, room);
      if (!read.call().failed()) {
        return read.bytes();
      }
      if (read.call().errno() != Errno.EINTR.number()) {
        return new byte[0];
      }
    }
  }

  private boolean open() {
    CallResult opened =
        libc.socket(NetlinkConstants.AF_NETLINK, SocketConstants.SOCK_DGRAM, family);
    fd = (int) opened.value();
    unavailable = opened.failed();
    return !unavailable;
  }

  /** Gives the descriptor back. */
  void close() {
    if (fd >= 0) {
      // Only questions went through it: there is nothing that a failure could lose.
      libc.close(fd);
      fd = -1;
    }
  }
}

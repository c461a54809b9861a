package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
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
  /** struct nlmsghdr: length, type, flags, sequence number, port. */
  static final int HEADER = 16;

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

  /** The kernel's answer: its type, and what follows the header, in native order. */
  record Message(short type, ByteBuffer body) {
    /** The errno of an answer that refuses; 0 for others. */
    int errno() {
      return type == NetlinkConstants.NLMSG_ERROR ? -body.getInt(0) : 0;
    }
  }

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
      if (bytes.length < HEADER) {
        return null;
      }
      // Answers to earlier questions, which nobody took, are passed over.
      ByteBuffer answer = ordered(bytes);
      if (answer.getInt(8) == sequence) {
        return message(answer, 0, bytes.length);
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
    if (!send(type, (short) flags, body)) {
      return messages;
    }
    while (true) {
      byte[] bytes = read(DUMP_ROOM);
      ByteBuffer answer = ordered(bytes);
      int at = 0;
      while (at + HEADER <= bytes.length) {
        Message message = message(answer, at, answer.getInt(at));
        boolean ours = answer.getInt(at + 8) == sequence;
        if (ours && message.type == type) {
          messages.add(message);
        } else if (ours) {
          return messages; // NLMSG_DONE, or a refusal
        }
        at += answer.getInt(at) + 3 & ~3;
      }
      if (bytes.length < HEADER) {
        return messages;
      }
    }
  }

  private static Message message(ByteBuffer answer, int at, int length) {
    ByteBuffer body = answer.slice(at + HEADER, Math.max(0, length - HEADER));
    return new Message(answer.getShort(at + 4), body.order(ByteOrder.nativeOrder()));
  }

  private boolean send(short type, short flags, ByteBuffer body) {
    if (unavailable || fd < 0 && !open()) {
      return false;
    }
    ByteBuffer request = ByteBuffer.allocate(HEADER + body.position());
    request.order(ByteOrder.nativeOrder());
    request.putInt(request.capacity()).putShort(type).putShort(flags);
    request.putInt(++sequence).putInt(0);
    request.put(body.array(), 0, body.position());
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

  private static ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
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

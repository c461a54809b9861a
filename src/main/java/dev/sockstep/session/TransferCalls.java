package dev.sockstep.session;

import static dev.sockstep.session.SocketCalls.shown;

import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.PollEvent;
import dev.sockstep.model.Endpoint;
import dev.sockstep.observe.Observer;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.IntResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.MessageResult;
import java.util.Arrays;

/** Makes the calls that send and receive. */
final class TransferCalls {
  private final Libc libc;
  private final Observer observer;

  TransferCalls(Libc libc, Observer observer) {
    this.libc = libc;
    this.observer = observer;
  }

  void send(Attempt attempt, int fd, byte[] bytes, MessageFlags flags) {
    attempt.begin("send", fd, BufferStart.of(bytes), bytes.length, flags.symbols());
    attempt.end(libc.send(fd, bytes, flags.number()));
  }

  /** As CPython's sendall: sends again what a send has left, until all is gone or one fails. */
  void sendall(
      Attempt attempt, SessionSocket socket, byte[] bytes, MessageFlags flags, TimedCalls timed) {
    int fd = socket.fd;
    int[] sent = {0};
    do {
      byte[] rest = sent[0] == 0 ? bytes : Arrays.copyOfRange(bytes, sent[0], bytes.length);
      int before = sent[0];
      timed
          .whenReady(
              socket,
              PollEvent.POLLOUT,
              _ -> {
                send(attempt, fd, rest, flags);
                sent[0] += Math.max(0, attempt.lastCall().result().intValue());
              })
          .accept(attempt);
      if (sent[0] == before) {
        return;
      }
    } while (sent[0] < bytes.length && !attempt.isCancelled());
    if (sent[0] < bytes.length) {
      attempt.gains.notes.add(
          "interrupted: "
              + sent[0]
              + " of "
              + bytes.length
              + " bytes were sent, and the rest was not tried");
    }
  }

  void sendto(Attempt attempt, int fd, byte[] bytes, MessageFlags flags, Endpoint to) {
    attempt.gains.address = to;
    String start = BufferStart.of(bytes);
    attempt.begin("sendto", fd, start, bytes.length, flags.symbols(), shown(to));
    attempt.end(libc.sendto(fd, bytes, flags.number(), to));
  }

  void recv(Attempt attempt, int fd, int count, MessageFlags flags) {
    attempt.begin("recv", fd, count, flags.symbols());
    BytesResult result = libc.recv(fd, count, flags.number());
    attempt.end(result.call());
    attempt.gains.bytes = result.call().failed() ? null : result.bytes();
  }

  void recvfrom(Attempt attempt, int fd, int count, MessageFlags flags) {
    attempt.begin("recvfrom", fd, count, flags.symbols());
    MessageResult result = libc.recvfrom(fd, count, flags.number());
    attempt.end(result.call());
    attempt.gains.bytes = result.call().failed() ? null : result.bytes();
    attempt.gains.from = result.from();
  }

  /** sockatmark(3) is this ioctl. */
  void atmark(Attempt attempt, int fd) {
    attempt.begin("ioctl", fd, "SIOCATMARK");
    IntResult result = libc.ioctl(fd, FileConstants.SIOCATMARK);
    attempt.end(result.call());
    if (!result.call().failed()) {
      attempt.gains.notes.add(
          result.value() == 1
              ? "1: reading is at the mark; " + urgent(fd)
              : "0: reading is not at an urgent mark");
    }
  }

  /** A look of ours: the mark stays where it is when recv has taken the byte out of band. */
  private String urgent(int fd) {
    return observer.hasUrgent(fd)
        ? "the urgent byte comes next (recv 1 --oob)"
        : "the urgent byte has been taken";
  }
}

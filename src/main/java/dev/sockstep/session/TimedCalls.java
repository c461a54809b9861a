package dev.sockstep.session;

import dev.sockstep.command.PollEvent;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Errno;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Calls on a socket that has a timeout, as CPython makes them: the socket is non-blocking, and
 * poll(2) waits before the call (sock_call_ex and internal_connect in Modules/socketmodule.c).
 */
final class TimedCalls {
  private static final int MICROS_A_MILLI = 1_000_000;

  private final Libc libc;

  TimedCalls(Libc libc) {
    this.libc = libc;
  }

  /** Waits until the socket is ready, then makes the call; else notes that the time was up. */
  Consumer<Attempt> whenReady(SessionSocket socket, PollEvent event, Consumer<Attempt> call) {
    Duration limit = socket.timeout;
    int fd = socket.fd;
    if (limit == null) {
      return call;
    }
    return attempt -> {
      if (isReady(attempt, fd, event, limit)) {
        call.accept(attempt);
      }
    };
  }

  private boolean isReady(Attempt attempt, int fd, PollEvent event, Duration limit) {
    if (fd < 0) {
      // poll(2) would pass over it and wait; CPython lets the call itself fail (internal_select).
      return true;
    }
    int millis = (int) ((limit.toNanos() + MICROS_A_MILLI - 1) / MICROS_A_MILLI);
    attempt.begin("poll", "[{fd=" + fd + ", events=" + event + "}]", 1, millis);
    CallResult result =
        libc.poll(new int[] {fd}, new short[] {(short) event.bit()}, new short[1], millis);
    attempt.end(result);
    if (!result.failed() && result.value() == 0) {
      attempt.gains.timedOut = limit;
    }
    return !result.failed() && result.value() > 0;
  }

  /** The handshake goes on after connect has said EINPROGRESS; SO_ERROR tells how it ended. */
  Consumer<Attempt> connecting(SessionSocket socket, Consumer<Attempt> connect) {
    Duration limit = socket.timeout;
    int fd = socket.fd;
    if (limit == null) {
      return connect;
    }
    return attempt -> {
      connect.accept(attempt);
      Call call = attempt.lastCall();
      if (call == null || !call.name().equals("connect") || !isInProgress(call)) {
        return;
      }
      if (isReady(attempt, fd, PollEvent.POLLOUT, limit)) {
        int error = socketError(attempt, fd);
        if (error != 0) {
          attempt.gains.concluded =
              new Call("connect", call.arguments(), -1L, CallError.of(error), call.nanos());
        }
      }
    };
  }

  private static boolean isInProgress(Call call) {
    return call.failed() && call.error().is(Errno.EINPROGRESS);
  }

  private int socketError(Attempt attempt, int fd) {
    attempt.begin("getsockopt", fd, "SOL_SOCKET", "SO_ERROR");
    BytesResult result =
        libc.getsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR, Integer.BYTES);
    attempt.end(result.call());
    if (result.call().failed()) {
      return 0;
    }
    int error = ByteBuffer.wrap(result.bytes()).order(ByteOrder.nativeOrder()).getInt();
    attempt.gains.notes.add(
        "SO_ERROR is " + (error == 0 ? "0: connected" : error + ", " + CallError.of(error).name()));
    return error;
  }
}

package dev.sockstep.session;

import dev.sockstep.command.PollEvent;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the call that asks which sockets are ready. */
final class PollCalls {
  private final Libc libc;

  PollCalls(Libc libc) {
    this.libc = libc;
  }

  void poll(Attempt attempt, List<Polled> sockets, Duration limit) {
    int millis = (int) limit.plusNanos(999_999).toMillis();
    int[] fds = sockets.stream().mapToInt(Polled::fd).toArray();
    short[] events = new short[fds.length];
    Arrays.fill(events, PollEvent.asked());
    short[] revents = new short[fds.length];
    attempt.begin("poll", shown(sockets), fds.length, millis);
    CallResult result = libc.poll(fds, events, revents, millis);
    attempt.end(result);
    if (!result.failed()) {
      attempt.gains.polled = sockets;
      attempt.gains.revents = revents;
    }
  }

  private static String shown(List<Polled> sockets) {
    String events = PollEvent.askedNames();
    return sockets.stream()
        .map(each -> "{fd=" + each.fd() + ", events=" + events + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}

package dev.sockstep.command;

import dev.sockstep.sys.FileConstants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What poll(2) tells of a socket, under its own names. */
public enum PollEvent {
  POLLIN(FileConstants.POLLIN),
  POLLPRI(FileConstants.POLLPRI),
  POLLOUT(FileConstants.POLLOUT),
  POLLERR(FileConstants.POLLERR),
  POLLHUP(FileConstants.POLLHUP),
  POLLRDHUP(FileConstants.POLLRDHUP);

  private final int bit;

  PollEvent(int bit) {
    this.bit = bit;
  }

  /** Its bit of {@code events} and {@code revents}. */
  public int bit() {
    return bit;
  }

  /** The event of that name. */
  public static Optional<PollEvent> named(String word) {
    return Arrays.stream(values()).filter(event -> event.name().equals(word)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}

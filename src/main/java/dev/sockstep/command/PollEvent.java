package dev.sockstep.command;

import dev.sockstep.sys.FileConstants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What poll(2) tells of an open socket, under its own names, in the order of their numbers. */
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

  /** Whether it is among what poll said. */
  public boolean isIn(int revents) {
    return (revents & bit) != 0;
  }

  /** Whether poll tells of it only where it is asked for; errors it tells unasked. */
  private boolean isAsked() {
    return switch (this) {
      case POLLIN, POLLPRI, POLLOUT, POLLRDHUP -> true;
      case POLLERR, POLLHUP -> false;
    };
  }

  /** All that can be asked for, as {@code events} takes it. */
  public static short asked() {
    int events = 0;
    for (PollEvent event : values()) {
      events |= event.isAsked() ? event.bit : 0;
    }
    return (short) events;
  }

  /** The same as strace writes it: {@code POLLIN|POLLPRI|…}. */
  public static String askedNames() {
    return Arrays.stream(values())
        .filter(PollEvent::isAsked)
        .map(Enum::name)
        .collect(Collectors.joining("|"));
  }

  /** The event of that name. */
  public static Optional<PollEvent> named(String word) {
    return Arrays.stream(values()).filter(event -> event.name().equals(word)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}

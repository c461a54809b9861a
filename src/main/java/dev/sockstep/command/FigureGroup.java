package dev.sockstep.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one subject among those that {@code inspect} tells of a socket. */
public enum FigureGroup {
  CONNECTION("connection"),
  CALL("call"),
  OPTIONS("options"),
  QUEUES("queues"),
  BUFFERS("buffers"),
  TIMERS("timers"),
  PATH("path"),
  TRAFFIC("traffic"),
  WAITING("waiting"),
  ROUTE("route"),
  OTHER("other end"),
  PROCESS("process");

  private final String title;

  FigureGroup(String title) {
    this.title = title;
  }

  /** What stands over them. */
  public String title() {
    return title;
  }

  /** What a student types. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words that can be typed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FigureGroup::word).toList();
  }

  static Optional<FigureGroup> named(String word) {
    return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
  }
}

package dev.sockstep.command;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The flags of one send or recv.
 *
 * @param flags in the order of the numbers, each at most once
 */
public record MessageFlags(List<MessageFlag> flags) {
  public static final MessageFlags NONE = new MessageFlags(List.of());

  public MessageFlags {
    flags = flags.stream().distinct().sorted().toList();
  }

  public static MessageFlags of(MessageFlag... flags) {
    return new MessageFlags(List.of(flags));
  }

  public boolean has(MessageFlag flag) {
    return flags.contains(flag);
  }

  /** The flags as the call takes them. */
  public int number() {
    return flags.stream().mapToInt(MessageFlag::number).reduce(0, (a, b) -> a | b);
  }

  /** The flags as C writes them: {@code MSG_PEEK|MSG_DONTWAIT}, or 0. */
  public String symbols() {
    return symbols("", "|");
  }

  /** The flags as another language writes them; 0 when there are none. */
  public String symbols(String prefix, String between) {
    return flags.isEmpty()
        ? "0"
        : flags.stream().map(flag -> prefix + flag.symbol()).collect(Collectors.joining(between));
  }

  /** The flags as a student types them, each with a blank before it. */
  @Override
  public String toString() {
    return flags.stream().map(flag -> " " + flag.word()).collect(Collectors.joining());
  }
}

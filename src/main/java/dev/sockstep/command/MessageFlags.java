package dev.sockstep.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Reads the flags at the end of a command.
   *
   * @param direction of the call
   */
  static MessageFlags parse(Arguments arguments, MessageFlag.Use direction) throws Mistake {
    MessageFlags flags = NONE;
    while (!arguments.isEmpty()) {
      flags = flags.with(flag(arguments.takeWord(ArgKind.MESSAGE_FLAG), direction));
    }
    return flags;
  }

  private MessageFlags with(MessageFlag flag) {
    return new MessageFlags(Stream.concat(flags.stream(), Stream.of(flag)).toList());
  }

  private static MessageFlag flag(Token token, MessageFlag.Use direction) throws Mistake {
    List<String> words =
        Arrays.stream(MessageFlag.values())
            .filter(flag -> flag.fits(direction))
            .map(MessageFlag::word)
            .toList();
    for (MessageFlag flag : MessageFlag.values()) {
      if (flag.word().equals(token.text()) && flag.fits(direction)) {
        return flag;
      }
    }
    throw new Mistake(
        token.column(),
        "expected a flag, found " + token.shown(),
        Arguments.didYouMean(token.text(), words, "flags"));
  }
}

package dev.sockstep.session.explain;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Word;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.sys.Gai;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An errno as it stands elsewhere: its number, as {@code $?} or a debugger shows it, with the minus
 * of the kernel's own return values; or its message, as programs print it.
 */
final class ErrnoWords {
  private static final Pattern NUMBER = Pattern.compile("(?:errno )?(-?)(\\d{1,9})");

  private ErrnoWords() {}

  /**
   * The name of the errno, or of the code of getaddrinfo; empty where it is neither.
   *
   * @param isCode tells which names of such codes there are
   */
  static Optional<String> name(String word, Predicate<String> isCode) {
    Matcher number = NUMBER.matcher(word);
    if (!number.matches()) {
      return Arrays.stream(Errno.values())
          .filter(errno -> errno.message().equalsIgnoreCase(word))
          .map(Errno::name)
          .findFirst();
    }
    return code(number, isCode).or(() -> errno(number));
  }

  /** getaddrinfo returns its codes below 0, and the card shows them so. */
  private static Optional<String> code(Matcher number, Predicate<String> isCode) {
    return Optional.of(number.group(1))
        .filter(sign -> !sign.isEmpty())
        .map(_ -> Gai.name(-Integer.parseInt(number.group(2))))
        .filter(name -> name.startsWith("EAI_"))
        .filter(isCode);
  }

  private static Optional<String> errno(Matcher number) {
    return Errno.of(Integer.parseInt(number.group(2))).map(Errno::name);
  }

  /** The topic of a code of getaddrinfo, with the errno of the same number. */
  static Topic withErrno(Topic topic, String word) {
    Matcher number = NUMBER.matcher(word);
    Optional<String> errno = number.matches() ? errno(number) : Optional.empty();
    if (errno.isEmpty() || !topic.word().startsWith("EAI_")) {
      return topic;
    }
    Explanation own = topic.explanation();
    List<Part> parts = new ArrayList<>(own.parts());
    parts.add(
        new Part("also", "the errno of that number: explain " + errno.get() + " tells of it"));
    return new Topic(
        topic.kind(),
        topic.words(),
        new Explanation(own.word(), own.title(), own.what(), parts, own.see(), null));
  }

  /** Of a number that is no errno: 0, those that Linux leaves out, and those behind the last. */
  static Optional<Mistake> mistake(Word word) {
    return word.text().matches("-?\\d+")
        ? Optional.of(
            new Mistake(
                word.column(),
                word.text() + " is no errno of Linux",
                "they go from 1 to 133, without 41 and 58"))
        : Optional.empty();
  }
}

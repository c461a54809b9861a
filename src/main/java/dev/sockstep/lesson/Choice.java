package dev.sockstep.lesson;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One choice of a prediction.
 *
 * @param right whether the kernel will bear it out
 * @param text what the student may believe
 * @param answer what to say to those who chose it
 */
public record Choice(boolean right, List<Paragraph> text, List<Paragraph> answer) {
  public Choice {
    text = List.copyOf(text);
    answer = List.copyOf(answer);
  }

  /** Its first lines, which its question shows. */
  String words() {
    return text.getFirst().text();
  }

  /** What the choice of an index, from 0, is called: a letter, for answers may be numbers. */
  static String letter(int index) {
    return String.valueOf((char) ('a' + index));
  }

  /** The index that a letter or a number stands for, such as {@code b}, {@code b)} or 2. */
  static OptionalInt index(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replaceFirst("\\)$", "");
    if (plain.matches("[a-z]")) {
      return OptionalInt.of(plain.charAt(0) - 'a');
    }
    return plain.matches("[0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(plain) - 1)
        : OptionalInt.empty();
  }
}

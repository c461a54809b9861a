package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** Methods of text and bytes that make a new value of one that is known. */
final class TextMethods {
  static final Set<String> NAMES =
      Set.of("encode", "decode", "upper", "lower", "strip", "lstrip", "rstrip");

  /** Where characters for private use begin. */
  private static final int PLACEHOLDERS = 0xe000;

  private TextMethods() {}

  /**
   * What the method gives; null when the value has none of that name that is taken.
   *
   * @param column where it stands
   * @throws Mistake when the text has letters that the encoding lacks
   */
  static PythonValue apply(PythonValue of, TextMethod method, int column) throws Mistake {
    return switch (of) {
      case PythonValue.Text(String text) when method.name().equals("encode") ->
          new PythonValue.Bytes(new Data.Text(encoded(text, method.argument(), column)));
      case PythonValue.Text(String text) when changing(method) != null ->
          new PythonValue.Text(changing(method).apply(text));
      case PythonValue.Bytes(Data.Text(String bytes)) when method.name().equals("decode") ->
          new PythonValue.Text(decoded(bytes, method.argument()));
      case PythonValue.Bytes(Data.Text(String bytes)) when changing(method) != null ->
          new PythonValue.Bytes(new Data.Text(ofAscii(bytes, changing(method))));
      default -> null;
    };
  }

  private static String encoded(String text, String encoding, int column) throws Mistake {
    if (encoding == null) {
      return Literals.latin1(text);
    }
    int most = encoding.equals(TextMethod.ASCII) ? 0x7f : 0xff;
    if (text.chars().anyMatch(c -> c > most)) {
      throw new Mistake(
          column, encoding + " lacks a letter of this text", "write .encode(), which is UTF-8");
    }
    return text;
  }

  private static String decoded(String bytes, String encoding) {
    return TextMethod.LATIN1.equals(encoding)
        ? bytes
        : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static UnaryOperator<String> changing(TextMethod method) {
    String strip = method.argument();
    return switch (method.name()) {
      case "upper" -> text -> text.toUpperCase(Locale.ROOT);
      case "lower" -> text -> text.toLowerCase(Locale.ROOT);
      case "strip" -> text -> stripped(text, strip, true, true);
      case "lstrip" -> text -> stripped(text, strip, true, false);
      case "rstrip" -> text -> stripped(text, strip, false, true);
      default -> null;
    };
  }

  /** Without the characters at its ends; without blanks where none are named. */
  private static String stripped(String text, String characters, boolean left, boolean right) {
    IntPredicate goes =
        characters == null ? Character::isWhitespace : c -> characters.indexOf(c) >= 0;
    int start = 0;
    int end = text.length();
    while (left && start < end && goes.test(text.charAt(start))) {
      start++;
    }
    while (right && end > start && goes.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Of bytes, Python changes those that are ASCII, and no others. */
  private static String ofAscii(String bytes, UnaryOperator<String> change) {
    StringBuilder ascii = new StringBuilder();
    // Beyond ASCII a placeholder that no method changes stands for the byte.
    bytes.chars().forEach(c -> ascii.append((char) (c < 0x80 ? c : PLACEHOLDERS + c)));
    StringBuilder changed = new StringBuilder();
    change
        .apply(ascii.toString())
        .chars()
        .forEach(c -> changed.append((char) (c < 0x80 ? c : c - PLACEHOLDERS)));
    return changed.toString();
  }
}

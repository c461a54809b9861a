package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Literals;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Methods of text and bytes that make a new value of one that is known. */
final class TextMethods {
  static final Set<String> NAMES =
      Set.of("encode", "decode", "upper", "lower", "strip", "lstrip", "rstrip");

  /** Where characters for private use begin. */
  private static final int PLACEHOLDERS = 0xe000;

  private TextMethods() {}

  /** What the method gives; null when the value has none of that name that is taken. */
  static PythonValue apply(PythonValue of, String method) {
    return switch (of) {
      case PythonValue.Text(String text) when method.equals("encode") ->
          new PythonValue.Bytes(new Data.Text(Literals.latin1(text)));
      case PythonValue.Text(String text) when changing(method) != null ->
          new PythonValue.Text(changing(method).apply(text));
      case PythonValue.Bytes(Data.Text(String bytes)) when method.equals("decode") ->
          new PythonValue.Text(
              new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
      case PythonValue.Bytes(Data.Text(String bytes)) when changing(method) != null ->
          new PythonValue.Bytes(new Data.Text(ofAscii(bytes, changing(method))));
      default -> null;
    };
  }

  private static UnaryOperator<String> changing(String method) {
    return switch (method) {
      case "upper" -> text -> text.toUpperCase(Locale.ROOT);
      case "lower" -> text -> text.toLowerCase(Locale.ROOT);
      case "strip" -> String::strip;
      case "lstrip" -> String::stripLeading;
      case "rstrip" -> String::stripTrailing;
      default -> null;
    };
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

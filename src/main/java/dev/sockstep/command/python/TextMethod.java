package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A call of one of {@link TextMethods}, with what its arguments say.
 *
 * @param argument the encoding, where it is not UTF-8; the characters that are stripped, where they
 *     are named; else null
 */
record TextMethod(String name, String argument) {
  static final String LATIN1 = "latin-1";
  static final String ASCII = "ascii";

  private static final Set<String> UTF8_NAMES = Set.of("utf-8", "utf8");
  private static final Set<String> ASCII_NAMES = Set.of("ascii", "us-ascii");
  private static final Set<String> LATIN1_NAMES =
      Set.of("latin-1", "latin1", "iso-8859-1", "iso8859-1");

  /** Without arguments. */
  static TextMethod plain(String name) {
    return new TextMethod(name, null);
  }

  /**
   * @throws Mistake for arguments that change what is made in a way that is not taken
   */
  static TextMethod of(String name, Expression.Call call) throws Mistake {
    List<Expression> arguments = call.arguments();
    return switch (name) {
      case "encode", "decode" -> {
        checkErrors(argument(call, 1, "errors"));
        Expression encoding = argument(call, 0, "encoding");
        yield new TextMethod(name, encoding == null ? null : encoding(encoding));
      }
      default -> {
        if (name.endsWith("strip") && arguments.size() == 1) {
          yield new TextMethod(name, text(arguments.getFirst(), "the characters to strip"));
        }
        if (!arguments.isEmpty()) {
          throw new Mistake(
              arguments.getFirst().column(), name + " takes no argument here", "leave it out");
        }
        yield plain(name);
      }
    };
  }

  private static Expression argument(Expression.Call call, int at, String name) {
    return at < call.arguments().size() ? call.arguments().get(at) : call.named().get(name);
  }

  private static String text(Expression expression, String what) throws Mistake {
    if (expression instanceof Expression.Text(String text, boolean _, int _)) {
      return text;
    }
    throw new Mistake(expression.column(), what + " are taken as text only", "write them out");
  }

  private static String encoding(Expression expression) throws Mistake {
    String typed = text(expression, "encodings");
    String name = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    if (UTF8_NAMES.contains(name)) {
      return null;
    }
    if (ASCII_NAMES.contains(name)) {
      return ASCII;
    }
    if (LATIN1_NAMES.contains(name)) {
      return LATIN1;
    }
    throw new Mistake(
        expression.column(),
        "the encoding \"" + typed + "\" is not taken",
        "utf-8, ascii and latin-1 are");
  }

  private static void checkErrors(Expression errors) throws Mistake {
    if (errors != null && !Set.of("strict", "replace").contains(text(errors, "error handlers"))) {
      throw new Mistake(
          errors.column(), "of error handlers, strict and replace are taken", "leave it out");
    }
  }
}

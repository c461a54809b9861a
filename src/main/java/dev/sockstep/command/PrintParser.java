package dev.sockstep.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what {@code print} shows. */
final class PrintParser {
  private static final Pattern NAMED = Pattern.compile("[A-Za-z_]\\w*(?:\\.[\\w.]+)?");

  private PrintParser() {}

  static List<PrintItem> items(Arguments arguments) throws Mistake {
    List<PrintItem> items = new ArrayList<>();
    while (!arguments.isEmpty()) {
      items.add(item(arguments.take(ArgKind.PRINTED), arguments));
    }
    return items;
  }

  private static PrintItem item(Token token, Arguments arguments) throws Mistake {
    return switch (token.kind()) {
      case STRING ->
          new PrintItem.Text(
              new String(
                  Literals.unescaped(token.text(), token.column() + 1)
                      .getBytes(StandardCharsets.ISO_8859_1),
                  StandardCharsets.UTF_8));
      case WORD -> named(token, arguments);
      case GENERATED, OPERATOR -> throw arguments.unexpected(token, ArgKind.PRINTED.expected());
    };
  }

  private static PrintItem named(Token token, Arguments arguments) throws Mistake {
    String text = token.text();
    if (!text.startsWith("$")) {
      throw NAMED.matcher(text).matches()
          ? new Mistake(token.column(), "a value has $ in front of its name", "write $" + text)
          : arguments.unexpected(token, ArgKind.PRINTED.expected());
    }
    for (PrintItem.Form form : PrintItem.Form.values()) {
      String name = text.substring(1, Math.max(1, text.length() - form.suffix().length()));
      if (text.endsWith(form.suffix()) && Name.isName(name)) {
        return new PrintItem.Value(new Name(name, token.column()), form);
      }
    }
    return new PrintItem.Known(ValueParser.ref(text, token.column()));
  }
}

package dev.sockstep.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of the native notation:
 *
 * <pre>line = [ name "=" ] [ name "." ] verb { argument } [ "#" comment ]</pre>
 *
 * and {@code = result [ERRNO]}, what the call of the line above must have returned.
 */
public final class LineParser {
  private static final Pattern PAIR =
      Pattern.compile("([^\\s=,.('\"#]+)\\s*,\\s*([^\\s=,.('\"#]+)\\s*=(?!=)");

  private final String text;
  private Optional<Name> assign = Optional.empty();
  private Optional<Name> second = Optional.empty();
  private Optional<Name> target = Optional.empty();

  private LineParser(String text) {
    this.text = text;
  }

  /**
   * Parses one line.
   *
   * @return empty for a line that is blank or only a comment
   * @throws Mistake what is wrong with the line, and where
   */
  public static Optional<Line> parse(String text) throws Mistake {
    int start = skipBlanks(text, 0);
    if (start == text.length() || text.charAt(start) == '#') {
      return Optional.empty();
    }
    return Optional.of(new LineParser(text).line(start));
  }

  private static boolean isLine(String text) {
    try {
      // Of "$ $ $ …" each would ask about the next.
      return !text.startsWith("$") && parse(text).isPresent();
    } catch (Mistake none) {
      return false;
    }
  }

  private Line line(int start) throws Mistake {
    NearMiss.checkPrompt(text, start, LineParser::isLine);
    if (text.charAt(start) == '$') {
      throw valueAlone(start);
    }
    if (text.charAt(start) == '=') {
      Arguments arguments = arguments(Verb.EXPECT, start + 1);
      Command.Condition condition = new ConditionParser(arguments).returns();
      arguments.end();
      return new Line(assign, target, new Command.Expect(condition));
    }
    Matcher pair = PAIR.matcher(text).region(start, text.length());
    if (pair.lookingAt()) {
      assign = Optional.of(ValueParser.name(pair.group(1), start + 1));
      second = Optional.of(ValueParser.name(pair.group(2), pair.start(2) + 1));
      start = skipBlanks(text, pair.end());
      return command(start, headEnd(start));
    }
    int end = headEnd(start);
    int equals = skipBlanks(text, end);
    boolean assigns =
        equals < text.length()
            && text.charAt(equals) == '='
            && !text.startsWith("==", equals)
            && !text.substring(start, end).equals(Verb.EXPECT.word()); // "expect = 0" names nothing
    if (assigns) {
      assign = Optional.of(ValueParser.name(text.substring(start, end), start + 1));
      start = skipBlanks(text, equals + 1);
      end = headEnd(start);
    }
    return command(start, end);
  }

  /** A line that begins with {@code $}: a value where a verb is expected. */
  private Mistake valueAlone(int start) {
    String value = text.substring(start, headEnd(start));
    int dot = value.indexOf('.');
    String name = value.substring(1, dot < 0 ? value.length() : dot);
    return new Mistake(
        start + 1,
        "\"" + value + "\" is a value, and a line begins with a verb or a name",
        Name.isName(name)
            ? "write print " + value + " to see it, or " + name + ".VERB to act on the socket"
            : NearMiss.HELP);
  }

  private Line command(int start, int end) throws Mistake {
    int dot = text.indexOf('.', start);
    int verbStart = start;
    if (dot >= 0 && dot < end) {
      target = Optional.of(ValueParser.name(text.substring(start, dot), start + 1));
      verbStart = dot + 1;
    }
    Verb verb = verb(text.substring(verbStart, end), verbStart + 1);
    checkNames(verb);
    if (end < text.length() && text.charAt(end) == '(') {
      throw new Mistake(
          end + 1,
          "a command has no parentheses: expected a blank and the arguments",
          "the form is: " + verb.synopsis());
    }
    try {
      Arguments arguments = arguments(verb, end);
      CommandParser parser = new CommandParser(verb, arguments, assign, second, target);
      Command command = parser.parse();
      arguments.end();
      return new Line(assign, parser.target(), command);
    } catch (Mistake mistake) {
      boolean alone = assign.isEmpty() && target.isEmpty();
      throw alone ? NearMiss.orOnSocket(mistake, verb, text, start, end) : mistake;
    }
  }

  private Verb verb(String word, int column) throws Mistake {
    if (word.isEmpty()) {
      throw new Mistake(column, "expected a verb here", NearMiss.HELP);
    }
    boolean alone = assign.isEmpty() && target.isEmpty();
    String behind = text.substring(column - 1 + word.length());
    Optional<Verb> verb = Verb.of(word);
    if (verb.isEmpty() && target.isPresent() && Field.named(word).isPresent()) {
      throw NearMiss.field(target.get(), word, column);
    }
    return verb.orElseThrow(() -> NearMiss.verb(word, column, behind, alone));
  }

  private void checkNames(Verb verb) throws Mistake {
    if (assign.isPresent() && !verb.makesNamed()) {
      throw new Mistake(
          assign.get().column(),
          verb.word() + " makes no socket and gives no value, so there is nothing to name",
          "create and accept make sockets: " + assign.get() + " = create");
    }
    if (second.isPresent() && (verb != Verb.SOCKETPAIR || second.equals(assign))) {
      throw new Mistake(
          second.get().column(),
          verb != Verb.SOCKETPAIR
              ? verb.word() + " makes one socket, which takes one name"
              : "the two sockets need two names",
          "two at once: a, b = socketpair");
    }
    if (target.isPresent() && !verb.actsOnSocket()) {
      throw new Mistake(
          target.get().column(),
          verb.word() + " does not act on a socket",
          verb == Verb.CREATE ? "write " + target.get() + " = create" : "write " + verb.synopsis());
    }
  }

  private Arguments arguments(Verb verb, int from) throws Mistake {
    return new Arguments(verb, Lexer.tokens(text, from, verb == Verb.EXPECT), from + 1, text);
  }

  /** The end of the word that begins at start. */
  private int headEnd(int start) {
    int end = start;
    while (end < text.length() && "=('\"#".indexOf(text.charAt(end)) < 0 && !isBlank(text, end)) {
      end++;
    }
    return end;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}

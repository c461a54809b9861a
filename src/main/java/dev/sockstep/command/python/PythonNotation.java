package dev.sockstep.command.python;

import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Verb;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second way in: a Python program, read a line at a time into the same command tree. Keeps what
 * the lines so far have given names, and which {@code with} blocks are open.
 */
public final class PythonNotation {
  private static final Pattern NAMES =
      Pattern.compile("\\s*(?:[A-Za-z_]\\w*\\s*=\\s*)?([A-Za-z_]\\w*)\\s*(?:#.*)?");

  private final Scope scope;
  private final Translator translator;
  private final Deque<Block> blocks = new ArrayDeque<>();

  /** How many statements have been left unfinished, for a call inside them was blocked. */
  private int cutOff;

  /** The lines under a refused one, while they are left out; null when none are. */
  private LeftOut leftOut;

  /** A with block: closed by the first line that is not indented more than it. */
  private record Block(int indent, Name name, boolean begun) {}

  /** Lines that are indented more than a refused one, whose first word that is. */
  private record LeftOut(int indent, String word, boolean told) {}

  /** Whether a line looks like Python rather than like a command. */
  public static boolean isPython(String line) {
    String stripped = line.strip();
    // "expect = 0" gives no name to a number.
    return !stripped.startsWith("expect ") && PythonForm.isOf(stripped);
  }

  /**
   * @param facts what is known while the program runs
   */
  public PythonNotation(RunTimeValues facts) {
    scope = new Scope(facts);
    translator = new Translator(scope);
  }

  /** A statement of a line. What it means may depend on what those before it have done. */
  public interface Part {
    /**
     * The steps it stands for, in their order; none for an import.
     *
     * @throws Mistake what is not taken, and where
     */
    List<Line> lines() throws Mistake;

    /** Where a call stands whose statement goes on in the next part, from 1; 0 for a whole one. */
    default int innerColumn() {
      return 0;
    }
  }

  /** A call inside a statement; what it gives goes into the statement. */
  private record Inner(Part part, int innerColumn) implements Part {
    @Override
    public List<Line> lines() throws Mistake {
      return part.lines();
    }
  }

  /**
   * Whether two lines say the same, whatever names they give to what they receive, and however they
   * write blanks, quotes and comments.
   */
  public static boolean isSame(String line, String other) {
    if (!isPython(line)) {
      return false;
    }
    try {
      return plain(line).equals(plain(other));
    } catch (Mistake notPython) {
      return false;
    }
  }

  private static List<String> plain(String line) throws Mistake {
    List<PythonToken> tokens = PythonLexer.tokens(line);
    return tokens.subList(PythonNames.value(tokens), tokens.size()).stream()
        .map(token -> token.kind() + token.prefix() + token.text())
        .toList();
  }

  /**
   * Whether the line is but a name that Python has given a value, or gives another name to it:
   * {@code data}, {@code first = data}.
   */
  public boolean isOfNames(String line) {
    Matcher names = NAMES.matcher(line);
    return names.matches() && !Verb.words().contains(names.group(1)) && scope.has(names.group(1));
  }

  /**
   * Takes a line of Python apart.
   *
   * @throws Mistake where it is not Python, or none that is taken
   */
  public List<Part> parts(String line) throws Mistake {
    List<Part> parts = new ArrayList<>();
    try {
      for (Statement statement : StatementParser.statements(line)) {
        List<Statement> apart = InnerSteps.apart(statement, "_".repeat(1 + cutOff));
        for (Statement part : apart) {
          Part whole = () -> lines(part, line);
          parts.add(part == apart.getLast() ? whole : new Inner(whole, column(part)));
        }
      }
    } catch (Mistake refused) {
      leaveOutBody(line);
      throw refused;
    }
    return parts;
  }

  private static int column(Statement inner) {
    return inner instanceof Statement.Assign(var _, Expression value) ? value.column() : 1;
  }

  private void leaveOutBody(String line) throws Mistake {
    List<PythonToken> tokens = PythonLexer.tokens(line);
    if (Refused.leavesOutBody(tokens)) {
      leftOut = new LeftOut(indent(line), tokens.getFirst().text(), false);
    }
  }

  /**
   * Whether a line is one under a refused one, and left out with it.
   *
   * @throws Mistake that says so, for the first of them
   */
  public boolean leavesOut(String line) throws Mistake {
    if (leftOut == null || isEmpty(line)) {
      return false;
    }
    if (indent(line) <= leftOut.indent()) {
      leftOut = null;
      return false;
    }
    if (leftOut.told() || line.strip().matches("(break|continue|pass|return)\\b.*")) {
      return true;
    }
    leftOut = new LeftOut(leftOut.indent(), leftOut.word(), true);
    throw new Mistake(
        line.length() - line.stripLeading().length() + 1,
        "this and what else is indented under \"" + leftOut.word() + "\" is left out",
        "type what you want of it, without the blanks in front");
  }

  private static boolean isEmpty(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private List<Line> lines(Statement statement, String line) throws Mistake {
    scope.dropPending();
    if (!(statement instanceof Statement.With(Expression _, Expression.Named name))) {
      return translator.lines(statement);
    }
    try {
      List<Line> lines = translator.lines(statement);
      blocks.push(new Block(indent(line), new Name(name.name(), name.column()), false));
      return lines;
    } catch (Mistake refused) {
      leaveOutBody(line);
      throw refused;
    }
  }

  /**
   * A call inside a statement is blocked. The rest of the statement is not run, for a prompt comes
   * back at once; the name that waits for its result is not given to another's.
   *
   * @param call the verb, as Python names it
   * @param column where it stands
   */
  public Mistake cutOff(String call, int column) {
    setAside();
    return new Mistake(
        column,
        call + " is blocked, and the rest of this line waits for it: it is left out",
        "name the result, and use the name once it is there");
  }

  /**
   * The rest of a statement will run later, and the names of the calls inside it are kept for it.
   */
  public void setAside() {
    cutOff++;
  }

  /**
   * The steps of a part have been done, or the last goes on in the background: its names get their
   * values.
   *
   * @param error the number of the last call's error; 0 for none
   * @throws Mistake when the value has not as many parts as there are names
   */
  public void done(int error) throws Mistake {
    scope.setPending(error);
  }

  /**
   * The ends of the with blocks that a line is not in any more, innermost first: their sockets
   * close.
   *
   * @throws Mistake when a with has no body
   */
  public List<Line> ended(String line) throws Mistake {
    if (isEmpty(line)) {
      return List.of();
    }
    List<Line> closing = new ArrayList<>();
    int indent = indent(line);
    while (!blocks.isEmpty() && indent <= blocks.peek().indent()) {
      if (!blocks.peek().begun()) {
        // Said once: whoever means it types the line again, and no later line is held up.
        begin();
        throw new Mistake(
            indent + 1,
            "expected an indented line: the body of with " + blocks.peek().name(),
            "begin it with blanks; typed again as it is, it ends the block: the socket closes");
      }
      closing.add(close(blocks.pop()));
    }
    if (!blocks.isEmpty() && !blocks.peek().begun()) {
      begin();
    }
    return closing;
  }

  private void begin() {
    Block block = blocks.pop();
    blocks.push(new Block(block.indent(), block.name(), true));
  }

  /** The end of the program: the ends of all the with blocks that are open. */
  public List<Line> end() {
    leftOut = null;
    List<Line> closing = new ArrayList<>();
    while (!blocks.isEmpty()) {
      closing.add(close(blocks.pop()));
    }
    return closing;
  }

  /** Whether a with block is open, or lines under a refused one may follow. */
  public boolean isInBlock() {
    return !blocks.isEmpty() || leftOut != null;
  }

  /** A command of the native notation gives a name to a socket or to bytes. */
  public void renamed(Name name) {
    scope.forget(name.text());
  }

  private static Line close(Block block) {
    return new Line(Optional.empty(), Optional.of(block.name()), new SocketCommand.Close(), true);
  }

  private static int indent(String line) {
    int columns = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      columns = line.charAt(i) == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
    }
    return columns;
  }
}

package dev.sockstep.command;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Operand;
import dev.sockstep.command.Command.Operator;
import dev.sockstep.command.Command.Subject;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows {@code expect}, and the lines that begin with {@code =}. */
final class ConditionParser {
  private final Arguments arguments;

  ConditionParser(Arguments arguments) {
    this.arguments = arguments;
  }

  Condition parse() throws Mistake {
    if (arguments.takeIf("=")) {
      return returns();
    }
    Token first = arguments.takeWord(ArgKind.CONDITION);
    Subject subject = subject(first);
    Operator operator = operator();
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand(subject, operator));
    } while (arguments.takeIf("or"));
    Optional<Duration> within =
        arguments.takeIf("within")
            ? Optional.of(arguments.duration(ArgKind.DURATION, 1))
            : Optional.empty();
    return new Condition.Compare(subject, operator, operands, within);
  }

  /** strace's notation for what a call returned: {@code = -1 EPIPE (Broken pipe)}. */
  Condition returns() throws Mistake {
    Token value = arguments.takeWord(ArgKind.CONDITION);
    Optional<Operand> result =
        switch (value.text()) {
          case "fd", "*" -> Optional.empty();
          case "?" -> Optional.of(new Operand.Word("?"));
          default -> Optional.of(numberOrRange(value));
        };
    Optional<String> errno = Optional.empty();
    Token next = arguments.peek();
    if (next != null && !next.text().startsWith("(")) {
      errno = Optional.of(errno(arguments.takeWord(ArgKind.CONDITION)));
    }
    skipMessage();
    return new Condition.Returns(result, errno);
  }

  /** strace prints the errno's message in parentheses; it says nothing that the symbol does not. */
  private void skipMessage() throws Mistake {
    if (!arguments.isEmpty() && arguments.peek().text().startsWith("(")) {
      while (!arguments.isEmpty()) {
        arguments.take(ArgKind.CONDITION);
      }
    }
  }

  private Subject subject(Token token) throws Mistake {
    String text = token.text();
    if (text.equals("result")) {
      return new Subject.Result();
    }
    if (text.equals("errno")) {
      return new Subject.LastErrno();
    }
    if (text.equals("call")) {
      return new Subject.LastCall();
    }
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw arguments.unexpected(token, ArgKind.CONDITION.expected());
    }
    Name name = ValueParser.name(text.substring(0, dot), token.column());
    String word = text.substring(dot + 1);
    int column = token.column() + dot + 1;
    return isKernels(word)
        ? kernels(name, word, column)
        : new Subject.Of(name, ValueParser.field(word, column));
  }

  /** Options and events have the kernel's own names, in capitals. */
  private static boolean isKernels(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  private static Subject kernels(Name name, String word, int column) throws Mistake {
    Optional<PollEvent> event = PollEvent.named(word);
    if (event.isPresent()) {
      return new Subject.Event(name, event.get());
    }
    Optional<SocketOption> option = SocketOption.named(word);
    if (option.isPresent()) {
      comparable(option.get(), column);
      return new Subject.Option(name, option.get());
    }
    List<String> names = new ArrayList<>(SocketOption.names());
    names.addAll(PollEvent.names());
    throw new Mistake(
        column,
        "there is no option or poll event " + word,
        Nearest.to(word, names)
            .map(near -> "did you mean " + near + "?")
            .orElse(
                "options are named as setopt has them; events: "
                    + String.join(", ", PollEvent.names())));
  }

  private static void comparable(SocketOption option, int column) throws Mistake {
    switch (option) {
      case SO_ERROR ->
          throw new Mistake(
              column,
              "looking at SO_ERROR would clear it",
              "check for POLLERR; or write getopt SO_ERROR, whose step says what it was");
      case SO_LINGER, SO_PEERCRED ->
          throw new Mistake(
              column, option + " is more than one value, and can't be compared", "use getopt");
      default -> {}
    }
  }

  private Operator operator() throws Mistake {
    Token token = arguments.peek();
    if (token == null) {
      throw arguments.missing("a comparison: ==, !=, <, <=, >, >= or in");
    }
    for (Operator operator : Operator.values()) {
      if (token.is(operator.text())) {
        arguments.take(ArgKind.CONDITION);
        return operator;
      }
    }
    throw new Mistake(
        token.column(),
        "expected a comparison (==, !=, <, <=, >, >= or in), found " + token.shown(),
        token.is("=") ? "write == to compare" : null);
  }

  private Operand operand(Subject subject, Operator operator) throws Mistake {
    if (arguments.isEmpty()) {
      throw arguments.missing("a value");
    }
    Token token = arguments.take(ArgKind.CONDITION);
    if (token.kind() == Token.Kind.WORD && token.text().startsWith("$")) {
      return new Operand.Value(ValueParser.ref(token.text(), token.column()));
    }
    Field.Kind kind =
        switch (subject) {
          case Subject.Of of -> of.field().kind();
          case Subject.Option(_, SocketOption option) ->
              switch (option.shape()) {
                case FLAG, INT, READ_ONLY -> Field.Kind.NUMBER;
                case TIME, TEXT, INET4, LINGER -> Field.Kind.TEXT;
              };
          case Subject.Event _ -> Field.Kind.NUMBER;
          case Subject.Result() -> Field.Kind.NUMBER;
          case Subject.LastCall() -> Field.Kind.TEXT;
          case Subject.LastErrno() -> null;
        };
    boolean ordered = operator != Operator.EQ && operator != Operator.NE;
    if (ordered && kind != Field.Kind.NUMBER) {
      throw new Mistake(
          token.column(), operator.text() + " compares numbers, and " + subject + " is none", null);
    }
    if (kind == null) {
      return new Operand.Word(errno(token));
    }
    if (subject instanceof Subject.Option(_, SocketOption option)) {
      Optional<Operand> own = ofOption(option, token);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return switch (kind) {
      case NUMBER -> numberOrRange(token);
      case STATE -> state(token);
      case STAGE -> stage(token);
      case BYTES -> bytes(token);
      case TEXT, ADDRESS -> new Operand.Word(text(token));
    };
  }

  /** Values that options have besides numbers and text: as {@code setopt} takes them. */
  private static Optional<Operand> ofOption(SocketOption option, Token token) throws Mistake {
    return switch (option.shape()) {
      case FLAG ->
          token.is("on")
              ? Optional.of(new Operand.Number(1))
              : token.is("off") ? Optional.of(new Operand.Number(0)) : Optional.empty();
      case TIME -> Optional.of(new Operand.Word(Literals.text(ValueParser.duration(token, 1000))));
      case INT, READ_ONLY, TEXT, INET4, LINGER -> Optional.empty();
    };
  }

  private Operand numberOrRange(Token token) throws Mistake {
    String text = token.text();
    int dots = text.indexOf("..");
    try {
      if (token.kind() == Token.Kind.WORD && dots > 0) {
        long low = Long.parseLong(text.substring(0, dots));
        long high = Long.parseLong(text.substring(dots + 2));
        if (low > high) {
          throw new Mistake(
              token.column(), "no number is in " + text, "write " + high + ".." + low);
        }
        return new Operand.Range(low, high);
      }
      if (token.kind() == Token.Kind.WORD) {
        return new Operand.Number(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      // Said below, for all that is no number.
    }
    throw arguments.unexpected(token, "a whole number or a range such as 1..100");
  }

  private Operand state(Token token) throws Mistake {
    TcpState state = token.kind() == Token.Kind.WORD ? stateNamed(token.text()) : null;
    if (state == null) {
      throw new Mistake(
          token.column(),
          "expected a TCP state, found " + token.shown(),
          Nearest.mend(token.text(), names(TcpState.values()), "states"));
    }
    return new Operand.Word(state.name());
  }

  private static TcpState stateNamed(String word) {
    return TcpState.named(word).orElse(null);
  }

  private Operand stage(Token token) throws Mistake {
    List<String> words = List.of(Stage.values()).stream().map(Stage::word).toList();
    if (token.kind() != Token.Kind.WORD || !words.contains(token.text())) {
      throw new Mistake(
          token.column(),
          "expected a stage, found " + token.shown(),
          Nearest.mend(token.text(), words, "stages"));
    }
    return new Operand.Word(token.text());
  }

  private Operand bytes(Token token) throws Mistake {
    if (token.kind() != Token.Kind.STRING) {
      throw arguments.unexpected(token, "text in double quotes");
    }
    return new Operand.Bytes(new Data.Text(Literals.unescaped(token.text(), token.column() + 1)));
  }

  /** What a path has in bytes, whichever way it is written. */
  private static String text(Token token) throws Mistake {
    return token.kind() == Token.Kind.STRING
        ? Literals.unescaped(token.text(), token.column() + 1)
        : Literals.latin1(token.text());
  }

  private String errno(Token token) throws Mistake {
    String word = token.text();
    boolean known = word.equals("none") || word.startsWith("EAI_") || isErrno(word);
    if (token.kind() != Token.Kind.WORD || !known) {
      throw new Mistake(
          token.column(),
          "expected the symbol of an errno, found " + token.shown(),
          Nearest.to(word, names(Errno.values()))
              .map(near -> "did you mean " + near + "?")
              .orElse("write it as errno(3) does: ECONNREFUSED"));
    }
    return word.equals("EWOULDBLOCK") ? Errno.EAGAIN.name() : word;
  }

  private static boolean isErrno(String word) {
    return word.equals("EWOULDBLOCK") || names(Errno.values()).contains(word);
  }

  private static List<String> names(Enum<?>[] constants) {
    return List.of(constants).stream().map(Enum::name).toList();
  }
}

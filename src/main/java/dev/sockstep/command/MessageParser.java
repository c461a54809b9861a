package dev.sockstep.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the arguments of the verbs that send and receive. */
final class MessageParser {
  /** What {@code peek} looks at when it is not told how much. */
  static final int PEEKED = 4096;

  private MessageParser() {}

  static Command parse(Verb verb, Arguments arguments) throws Mistake {
    return switch (verb) {
      case SEND -> new SocketCommand.Send(data(verb, arguments), sending(arguments));
      case SENDALL -> new SocketCommand.Sendall(data(verb, arguments), sending(arguments));
      case SENDTO -> {
        Data data = data(verb, arguments);
        Address address = new AddressParser(arguments).parse();
        yield new SocketCommand.Sendto(data, address, sending(arguments));
      }
      case URGENT -> new SocketCommand.Urgent(data(verb, arguments));
      case RECV -> new SocketCommand.Recv(count(arguments), receiving(arguments));
      case RECVFROM -> new SocketCommand.Recvfrom(count(arguments), receiving(arguments));
      case PEEK ->
          new SocketCommand.Peek(arguments.isEmpty() ? new Num.Literal(PEEKED) : count(arguments));
      default -> throw new IllegalArgumentException(verb + " carries no message");
    };
  }

  private static MessageFlags sending(Arguments arguments) throws Mistake {
    return flags(arguments, MessageFlag.Use.SEND);
  }

  private static MessageFlags receiving(Arguments arguments) throws Mistake {
    return flags(arguments, MessageFlag.Use.RECV);
  }

  /** The flags at the end of a command. */
  private static MessageFlags flags(Arguments arguments, MessageFlag.Use direction) throws Mistake {
    List<MessageFlag> flags = new ArrayList<>();
    while (!arguments.isEmpty()) {
      flags.add(flag(arguments.takeWord(ArgKind.MESSAGE_FLAG), direction));
    }
    return new MessageFlags(flags);
  }

  private static MessageFlag flag(Token token, MessageFlag.Use direction) throws Mistake {
    List<MessageFlag> fitting =
        Arrays.stream(MessageFlag.values()).filter(flag -> flag.fits(direction)).toList();
    for (MessageFlag flag : fitting) {
      if (flag.word().equals(token.text())) {
        return flag;
      }
    }
    throw new Mistake(
        token.column(),
        "expected a flag, found " + token.shown(),
        Nearest.mend(token.text(), fitting.stream().map(MessageFlag::word).toList(), "flags"));
  }

  /** One item or more; what stands last in a sendto is its address. */
  private static Data data(Verb verb, Arguments arguments) throws Mistake {
    List<Data> parts = new ArrayList<>();
    do {
      parts.add(item(verb, arguments));
    } while (goesOn(verb, arguments));
    return parts.size() == 1 ? parts.getFirst() : new Data.Joined(parts);
  }

  private static boolean goesOn(Verb verb, Arguments arguments) {
    Token next = arguments.peek();
    if (next == null) {
      return false;
    }
    boolean data = next.kind() == Token.Kind.STRING || isNamed(next);
    return data && (verb != Verb.SENDTO || isBeforeAddress(next, arguments.wordsBehind()));
  }

  /** {@code $ip 80} is an address; {@code $data :80} is data and an address. */
  private static boolean isBeforeAddress(Token token, List<Token> behind) {
    boolean mayBeHost = isNamed(token) && behind.size() == 1;
    return !behind.isEmpty() && !(mayBeHost && isNumber(behind.getFirst().text()));
  }

  private static boolean isNumber(String text) {
    int dot = text.indexOf('.');
    return text.startsWith("$")
        ? dot > 0
            && Field.named(text.substring(dot + 1))
                .filter(field -> field.kind() == Field.Kind.NUMBER)
                .isPresent()
        : text.matches("[0-9]+");
  }

  private static boolean isNamed(Token token) {
    return token.kind() == Token.Kind.WORD
        && token.text().startsWith("$")
        && Name.isName(token.text().substring(1));
  }

  private static Data item(Verb verb, Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      throw arguments.missingData();
    }
    Token token = arguments.take(ArgKind.DATA);
    if (isNamed(token)) {
      return new Data.Value(new Name(token.text().substring(1), token.column()));
    }
    if (isDataBehind(token, arguments)) {
      throw new Mistake(
          token.column(),
          "the name of a socket stands before the verb",
          "write " + token.text() + "." + verb.word() + " " + arguments.from(arguments.peek()));
    }
    AddressMisses.checkDataBehind(token, arguments);
    return switch (token.kind()) {
      case STRING -> new Data.Text(Literals.unescaped(token.text(), token.column() + 1));
      case GENERATED -> new Data.Generated(count(token, Data.Generated.MOST));
      case WORD, OPERATOR ->
          throw new Mistake(
              token.column(),
              "expected " + ArgKind.DATA.expected() + ", found " + token.shown(),
              mend(verb, token, arguments));
    };
  }

  private static String mend(Verb verb, Token token, Arguments arguments) {
    if (token.text().startsWith("$")) {
      return "print " + token.text() + " shows it; write out what is to be sent";
    }
    // What stands last in a sendto is the address.
    String text = verb == Verb.SENDTO ? token.text() : arguments.wordsFrom(token);
    return "write " + verb.word() + " \"" + text + "\"";
  }

  /** {@code send c "hello"}. */
  private static boolean isDataBehind(Token token, Arguments arguments) {
    Token next = arguments.peek();
    return token.kind() == Token.Kind.WORD
        && Name.isName(token.text())
        && next != null
        && (next.kind() == Token.Kind.STRING || next.kind() == Token.Kind.GENERATED);
  }

  private static Num count(Arguments arguments) throws Mistake {
    return count(arguments.takeWord(ArgKind.COUNT), SocketCommand.Recv.MOST);
  }

  private static Num count(Token token, int most) throws Mistake {
    return ValueParser.number(token.text(), token.column(), "a number of bytes", 0, most);
  }
}

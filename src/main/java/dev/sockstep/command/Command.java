package dev.sockstep.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One parsed command: a verb with its arguments. Sealed, so that whoever forgets a new verb in a
 * {@code switch} does not compile.
 */
public sealed interface Command
    permits SocketCommand,
        Command.Wait,
        Command.Cancel,
        Command.Sleep,
        Command.Sockets,
        Command.Inspect,
        Command.Options,
        Command.Track,
        Command.States,
        Command.Explain,
        Command.Wire,
        Command.Expect,
        Command.Peer,
        Command.Provoke,
        Command.Teach,
        Command.Print,
        Command.Use,
        Command.Set,
        Command.Help,
        Command.Keep,
        Command.Quit {

  /** The row of the verb table that it comes from. */
  Verb verb();

  /**
   * @param limit how long at most; empty for as long as it takes
   */
  record Wait(Optional<Duration> limit) implements Command {
    @Override
    public Verb verb() {
      return Verb.WAIT;
    }
  }

  record Cancel() implements Command {
    @Override
    public Verb verb() {
      return Verb.CANCEL;
    }
  }

  record Sleep(Duration time) implements Command {
    @Override
    public Verb verb() {
      return Verb.SLEEP;
    }
  }

  record Sockets() implements Command {
    @Override
    public Verb verb() {
      return Verb.SOCKETS;
    }
  }

  /** Everything known of a socket, or one group of it. */
  record Inspect(Optional<FigureGroup> group) implements Command {
    @Override
    public Verb verb() {
      return Verb.INSPECT;
    }
  }

  /** All options of a socket: getopt without the name of one. */
  record Options() implements Command {
    @Override
    public Verb verb() {
      return Verb.GETOPT;
    }
  }

  record Track() implements Command {
    @Override
    public Verb verb() {
      return Verb.TRACK;
    }
  }

  record States() implements Command {
    @Override
    public Verb verb() {
      return Verb.STATES;
    }
  }

  record Explain(Word word) implements Command {
    @Override
    public Verb verb() {
      return Verb.EXPLAIN;
    }
  }

  /**
   * @param save the file to save the packets in; empty to show them
   */
  record Wire(Optional<String> save) implements Command {
    @Override
    public Verb verb() {
      return Verb.WIRE;
    }
  }

  record Expect(Condition condition) implements Command {
    @Override
    public Verb verb() {
      return Verb.EXPECT;
    }
  }

  /** Ready-made other ends. */
  record Peer(PeerAction action) implements Command {
    @Override
    public Verb verb() {
      return Verb.PEER;
    }
  }

  /**
   * Brings a failure mode about.
   *
   * @param about the mode, or the call or the errno of those to list; empty to list them all
   * @param step whether the lines are left to the student, one after the other
   */
  record Provoke(Optional<Word> about, boolean step) implements Command {
    @Override
    public Verb verb() {
      return Verb.PROVOKE;
    }
  }

  /**
   * What a student says to a lesson.
   *
   * @param verb one of the verbs that only a lesson understands
   * @param argument a lesson's id, a number, or {@code all} or {@code lesson}; empty for none
   */
  record Teach(Verb verb, Optional<String> argument) implements Command {}

  /** Shows what earlier steps have named. */
  record Print(List<PrintItem> items) implements Command {
    public Print {
      items = List.copyOf(items);
    }

    @Override
    public Verb verb() {
      return Verb.PRINT;
    }
  }

  record Use() implements Command {
    @Override
    public Verb verb() {
      return Verb.USE;
    }
  }

  /**
   * @param setting empty to show them all
   */
  record Set(Optional<Setting> setting) implements Command {
    @Override
    public Verb verb() {
      return Verb.SET;
    }
  }

  record Help(Optional<HelpTopic> about) implements Command {
    @Override
    public Verb verb() {
      return Verb.HELP;
    }
  }

  /** What {@code save}, {@code open}, {@code export}, {@code rerun} and {@code history} ask. */
  record Keep(KeepAction action) implements Command {
    @Override
    public Verb verb() {
      return action.verb();
    }
  }

  record Quit() implements Command {
    @Override
    public Verb verb() {
      return Verb.QUIT;
    }
  }

  /** The {@code how} of shutdown(2). */
  enum Direction {
    RD,
    WR,
    RDWR
  }

  /** A setting with its new value. */
  sealed interface Setting {
    record Patience(Duration time) implements Setting {}

    record FeedbackLevel(Feedback level) implements Setting {}

    record ShownNotation(Notation notation) implements Setting {}
  }

  /** How much of a step is printed. */
  enum Feedback {
    SILENT,
    BRIEF,
    NORMAL,
    FULL
  }

  /** The language a step's equivalent is printed in. */
  enum Notation {
    PYTHON,
    C,
    JAVA,
    OFF
  }

  /** What {@code expect} checks. */
  sealed interface Condition {

    /**
     * A condition on a socket, or on what the last call gave.
     *
     * @param subject what is looked at
     * @param operator how it is compared
     * @param operands the values that satisfy it, any of them
     * @param within how long it may take to come true; empty for now
     */
    record Compare(
        Subject subject, Operator operator, List<Operand> operands, Optional<Duration> within)
        implements Condition {
      public Compare {
        operands = List.copyOf(operands);
      }
    }

    /**
     * What the last call must have returned, in strace's notation: {@code = -1 EPIPE}.
     *
     * @param result the value, or a range of them; empty for any that is no error
     * @param errno its symbol (or an EAI code's); empty when it is not checked
     */
    record Returns(Optional<Operand> result, Optional<String> errno) implements Condition {}
  }

  /** What a condition looks at. */
  sealed interface Subject {

    /** The socket or peer that is looked at; empty for what the last call gave. */
    default Optional<Name> socket() {
      return switch (this) {
        case Of(Name name, _) -> Optional.of(name);
        case Option(Name name, _) -> Optional.of(name);
        case Event(Name name, _) -> Optional.of(name);
        case Result _, LastCall _, LastErrno _ -> Optional.empty();
      };
    }

    record Of(Name name, Field field) implements Subject {
      @Override
      public String toString() {
        return name + "." + field.word();
      }
    }

    /** A socket option, under its own name: {@code s.SO_REUSEADDR}. */
    record Option(Name name, SocketOption option) implements Subject {
      @Override
      public String toString() {
        return name + "." + option;
      }
    }

    /** Whether poll(2) tells of it now, as 1 or 0: {@code c.POLLIN}. */
    record Event(Name name, PollEvent event) implements Subject {
      @Override
      public String toString() {
        return name + "." + event;
      }
    }

    /** What the last call returned. */
    record Result() implements Subject {
      @Override
      public String toString() {
        return "result";
      }
    }

    /** The name of the last call: {@code recv}. */
    record LastCall() implements Subject {
      @Override
      public String toString() {
        return "call";
      }
    }

    /** The last call's errno by its symbol, or {@code none}. */
    record LastErrno() implements Subject {
      @Override
      public String toString() {
        return "errno";
      }
    }
  }

  /** How a condition compares. */
  enum Operator {
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    IN("in");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** A value in a condition. */
  sealed interface Operand {
    record Number(long value) implements Operand {
      @Override
      public String toString() {
        return Long.toString(value);
      }
    }

    /** From low to high, both included. */
    record Range(long low, long high) implements Operand {
      @Override
      public String toString() {
        return low + ".." + high;
      }
    }

    /** A state, a stage, an address, a host, an errno. */
    record Word(String text) implements Operand {
      @Override
      public String toString() {
        return text;
      }
    }

    record Bytes(Data.Text text) implements Operand {
      @Override
      public String toString() {
        return text.toString();
      }
    }

    record Value(Ref ref) implements Operand {
      @Override
      public String toString() {
        return ref.toString();
      }
    }
  }
}

package dev.sockstep.session;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Operand;
import dev.sockstep.command.Command.Operator;
import dev.sockstep.command.Command.Subject;
import dev.sockstep.command.Field;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.Ref;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Call;
import dev.sockstep.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Checks conditions on the kernel's state and on what calls returned. */
final class Expectations {
  private static final long SLICE_NANOS = 2_000_000;

  private final Sync sync;
  private final Settings settings;
  private final PendingSteps pending;
  private final Names names;
  private final Probes probes;
  private final Journal journal;

  Expectations(
      Sync sync,
      Settings settings,
      PendingSteps pending,
      Names names,
      Probes probes,
      Journal journal) {
    this.probes = probes;
    this.sync = sync;
    this.settings = settings;
    this.pending = pending;
    this.names = names;
    this.journal = journal;
  }

  Outcome.Expectation check(Condition condition) throws Mistake {
    return switch (condition) {
      case Condition.Returns returns -> returns(returns);
      case Condition.Compare compare -> compare(compare);
    };
  }

  private Outcome.Expectation returns(Condition.Returns returns) throws Mistake {
    boolean wantsBlocked =
        returns.result().orElse(null) instanceof Operand.Word(String word) && word.equals("?");
    Call call = lastCall(wantsBlocked);
    boolean value =
        wantsBlocked
            ? call == null
            : call != null
                && (returns.result().isEmpty()
                    ? call.result() >= 0
                    : matches(returns.result().get(), Long.toString(call.result()), false));
    boolean errno =
        returns.errno().isEmpty() || call != null && returns.errno().get().equals(errnoOf(call));
    return new Outcome.Expectation(
        value && errno,
        "= "
            + returns.result().map(Object::toString).orElse("fd")
            + returns.errno().map(name -> " " + name).orElse(""),
        call == null ? "still blocked" : "= " + call.result() + errnoSuffix(call));
  }

  /** The last command's call; one that is blocked is given the patience to return. */
  private Call lastCall(boolean wantsBlocked) throws Mistake {
    if (journal.last().pending() != null && !wantsBlocked) {
      pending.waitFor(journal.last().pending(), settings.patience());
    }
    Journal.Last last = journal.last();
    if (last.call() == null && last.pending() == null) {
      throw new Mistake(1, "no call has been made yet that could have returned something", null);
    }
    return last.call();
  }

  private Outcome.Expectation compare(Condition.Compare compare) throws Mistake {
    List<Operand> operands = compare.operands();
    String expected =
        compare.operator().text()
            + " "
            + shown(operands)
            + compare.within().map(time -> " within " + Literals.text(time)).orElse("");
    Duration within = compare.within().orElse(Duration.ZERO);
    // The first look also finds a name or reference that is wrong, before any waiting.
    Actual actual = new Actual(actual(compare.subject()));
    if (!holds(compare, actual.value) && !within.isZero()) {
      Mistake[] wrong = new Mistake[1];
      sync.await(
          () -> {
            // A call that returns now may be what is waited for: its end must not be held back.
            journal.release();
            try {
              actual.value = actual(compare.subject());
              return holds(compare, actual.value);
            } catch (Mistake mistake) {
              wrong[0] = mistake;
              return true;
            }
          },
          within.toNanos(),
          SLICE_NANOS);
      journal.release();
      if (wrong[0] != null) {
        throw wrong[0];
      }
    }
    return new Outcome.Expectation(
        holds(compare, actual.value),
        compare.subject() + " " + expected,
        compare.subject()
            + " is "
            + (actual.value == null ? "not known" : actual.value)
            + apart(compare.subject()));
  }

  /** What else there is to say of a state: the kernel may keep the connection in another. */
  private String apart(Subject subject) throws Mistake {
    return subject instanceof Subject.Of(var name, var field)
            && field == Field.STATE
            && names.socket(name).restsApart()
        ? " (the descriptor's; the connection itself is in TIME_WAIT)"
        : "";
  }

  private static final class Actual {
    private String value;

    Actual(String value) {
      this.value = value;
    }
  }

  private String actual(Subject subject) throws Mistake {
    return switch (subject) {
      case Subject.Of of -> names.value(new Ref(of.name(), of.field()));
      case Subject.Option(Name name, SocketOption option) -> probes.option(name, option);
      case Subject.Event(Name name, PollEvent event) -> probes.event(name, event);
      case Subject.Result() -> {
        Call call = lastCall(false);
        yield call == null ? "blocked" : Long.toString(call.result());
      }
      case Subject.LastCall() -> {
        Call call = lastCall(false);
        yield call == null ? "blocked" : call.name();
      }
      case Subject.LastErrno() -> {
        Call call = lastCall(false);
        yield call == null ? "blocked" : errnoOf(call);
      }
    };
  }

  private boolean holds(Condition.Compare compare, String actual) throws Mistake {
    boolean any = false;
    for (Operand operand : compare.operands()) {
      any |= holds(compare.operator(), operand, actual);
    }
    return compare.operator() == Operator.NE ? actual != null && !any : any;
  }

  private boolean holds(Operator operator, Operand operand, String actual) throws Mistake {
    return switch (operator) {
      case EQ, NE, IN -> matches(operand, actual, true);
      case LT -> difference(operand, actual) < 0;
      case LE -> difference(operand, actual) <= 0;
      case GT -> difference(operand, actual) > 0 && isNumber(actual);
      case GE -> difference(operand, actual) >= 0 && isNumber(actual);
    };
  }

  private boolean matches(Operand operand, String actual, boolean mayRefer) throws Mistake {
    return switch (operand) {
      case Operand.Number(long value) -> Long.toString(value).equals(actual);
      case Operand.Range(long low, long high) ->
          isNumber(actual) && Long.parseLong(actual) >= low && Long.parseLong(actual) <= high;
      case Operand.Word(String text) -> text.equals(actual);
      case Operand.Bytes(var text) -> text.toString().equals(actual);
      case Operand.Value(Ref ref) -> mayRefer && Objects.equals(names.value(ref), actual);
    };
  }

  /** Positive when actual is greater; NaN when they can't be compared. */
  private double difference(Operand operand, String actual) throws Mistake {
    String wanted =
        switch (operand) {
          case Operand.Number(long value) -> Long.toString(value);
          case Operand.Value(Ref ref) -> names.value(ref);
          case Operand.Range _, Operand.Word _, Operand.Bytes _ -> null;
        };
    return isNumber(wanted) && isNumber(actual)
        ? (double) Long.parseLong(actual) - Long.parseLong(wanted)
        : Double.NaN;
  }

  private static boolean isNumber(String text) {
    return text != null && text.matches("-?[0-9]{1,18}");
  }

  private static String errnoOf(Call call) {
    return call.error() == null ? "none" : call.error().name();
  }

  private static String errnoSuffix(Call call) {
    return call.error() == null ? "" : " " + call.error().name();
  }

  private static String shown(List<Operand> operands) {
    return operands.stream().map(Object::toString).collect(Collectors.joining(" or "));
  }
}

package dev.sockstep.command;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Operand;
import dev.sockstep.command.Command.Operator;
import dev.sockstep.command.Command.Subject;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions of expect, in every form that the notation can write. */
final class RandomConditions {
  private static final List<SocketOption> COMPARABLE =
      Arrays.stream(SocketOption.values())
          .filter(option -> option != SocketOption.SO_ERROR)
          .filter(option -> option != SocketOption.SO_LINGER)
          .filter(option -> option != SocketOption.SO_PEERCRED)
          .toList();

  private RandomConditions() {}

  private static Arbitrary<Operand> wholeNumbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Operand.Number::new),
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as((a, b) -> new Operand.Range(Math.min(a, b), Math.max(a, b))));
  }

  private static Arbitrary<String> errnos() {
    List<String> names = Arrays.stream(Errno.values()).map(Enum::name).toList();
    return Arbitraries.oneOf(
        Arbitraries.of(names), Arbitraries.of("none", "EAI_NONAME", "EAI_AGAIN"));
  }

  static Arbitrary<Condition> returns() {
    Arbitrary<Operand> result =
        Arbitraries.oneOf(wholeNumbers(), Arbitraries.just(new Operand.Word("?")));
    return Combinators.combine(result.optional(), errnos().optional()).as(Condition.Returns::new);
  }

  static Arbitrary<Condition> comparisons() {
    Arbitrary<Condition> fields =
        Combinators.combine(RandomValues.names(), Arbitraries.of(Field.values()))
            .as(Subject.Of::new)
            .flatMap(subject -> comparisons(subject, subject.field().kind()));
    Arbitrary<Condition> events =
        Combinators.combine(RandomValues.names(), Arbitraries.of(PollEvent.values()))
            .as(Subject.Event::new)
            .flatMap(subject -> comparisons(subject, Field.Kind.NUMBER));
    Arbitrary<Condition> options =
        Combinators.combine(RandomValues.names(), Arbitraries.of(COMPARABLE))
            .as(Subject.Option::new)
            .flatMap(RandomConditions::ofOption);
    return Arbitraries.oneOf(
        fields,
        events,
        options,
        comparisons(new Subject.Result(), Field.Kind.NUMBER),
        comparisons(
            new Subject.LastCall(),
            operators(false),
            Arbitraries.of("recv", "accept").map(Operand.Word::new)),
        comparisons(new Subject.LastErrno(), operators(false), errnos().map(Operand.Word::new)));
  }

  private static Arbitrary<Condition> ofOption(Subject.Option subject) {
    return switch (subject.option().shape()) {
      case FLAG, INT, READ_ONLY -> comparisons(subject, Field.Kind.NUMBER);
      case TEXT, INET4, LINGER -> comparisons(subject, Field.Kind.TEXT);
      case TIME ->
          comparisons(
              subject,
              operators(false),
              RandomValues.durations().map(time -> new Operand.Word(Literals.text(time))));
    };
  }

  private static Arbitrary<Condition> comparisons(Subject subject, Field.Kind kind) {
    Arbitrary<Operand> operands =
        switch (kind) {
          case NUMBER -> wholeNumbers();
          case TEXT, ADDRESS ->
              Arbitraries.oneOf(
                      RandomValues.bytes(0, 40),
                      Arbitraries.of("127.0.0.1:80", "[::1]:80", "or", "=="))
                  .map(Operand.Word::new);
          case STATE -> Arbitraries.of(TcpState.values()).map(s -> new Operand.Word(s.name()));
          case STAGE -> Arbitraries.of(Stage.values()).map(s -> new Operand.Word(s.word()));
          case BYTES ->
              RandomValues.bytes(0, 40).map(text -> new Operand.Bytes(new Data.Text(text)));
        };
    Arbitrary<Operand> references =
        Arbitraries.of(Field.Kind.values()).flatMap(RandomValues::refs).map(Operand.Value::new);
    return comparisons(
        subject, operators(kind == Field.Kind.NUMBER), Arbitraries.oneOf(operands, references));
  }

  private static Arbitrary<Condition> comparisons(
      Subject subject, Arbitrary<Operator> operators, Arbitrary<? extends Operand> operands) {
    Arbitrary<List<Operand>> list = operands.<Operand>map(o -> o).list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(operators, list, RandomValues.durations().optional())
        .as((operator, values, within) -> new Condition.Compare(subject, operator, values, within));
  }

  private static Arbitrary<Operator> operators(boolean ordered) {
    return ordered ? Arbitraries.of(Operator.values()) : Arbitraries.of(Operator.EQ, Operator.NE);
  }
}

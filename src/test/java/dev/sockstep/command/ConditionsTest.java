package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Condition.Compare;
import dev.sockstep.command.Command.Condition.Returns;
import dev.sockstep.command.Command.Operand;
import dev.sockstep.command.Command.Operator;
import dev.sockstep.command.Command.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code expect} and the lines that begin with {@code =} take. */
class ConditionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "= -1 EADDRINUSE",
        "=-1 EADDRINUSE",
        "  = -1 EADDRINUSE (Address already in use)",
        "expect = -1 EADDRINUSE",
        "= -1 EADDRINUSE # as before"
      })
  void aFailureIsExpectedInTheNotationOfStrace(String text) throws Mistake {
    assertThat(condition(text))
        .isEqualTo(new Returns(Optional.of(new Operand.Number(-1)), Optional.of("EADDRINUSE")));
  }

  @Test
  void aResultIsANumberARangeAnyDescriptorOrNoneYet() throws Mistake {
    assertThat(condition("= 5")).isEqualTo(returns(new Operand.Number(5)));
    assertThat(condition("= 1..100")).isEqualTo(returns(new Operand.Range(1, 100)));
    assertThat(condition("= -5..-1")).isEqualTo(returns(new Operand.Range(-5, -1)));
    assertThat(condition("= ?")).isEqualTo(returns(new Operand.Word("?")));
    assertThat(condition("= fd")).isEqualTo(new Returns(Optional.empty(), Optional.empty()));
    assertThat(condition("= *")).isEqualTo(new Returns(Optional.empty(), Optional.empty()));
    assertThat(condition("= 0 none"))
        .isEqualTo(new Returns(Optional.of(new Operand.Number(0)), Optional.of("none")));
    assertThat(condition("= -2 EAI_NONAME (Name or service not known)"))
        .isEqualTo(new Returns(Optional.of(new Operand.Number(-2)), Optional.of("EAI_NONAME")));
  }

  @Test
  void ewouldblockIsLinuxsOtherNameOfEagain() throws Mistake {
    assertThat(condition("= -1 EWOULDBLOCK")).isEqualTo(condition("= -1 EAGAIN"));
    assertThat(condition("expect errno == EWOULDBLOCK"))
        .isEqualTo(condition("expect errno == EAGAIN"));
  }

  @Test
  void aFieldIsComparedWithOneValueOrSeveral() throws Mistake {
    assertThat(condition("expect c.state == ESTABLISHED or FIN_WAIT_2 or TIME-WAIT within 500ms"))
        .isEqualTo(
            new Compare(
                of("c", Field.STATE),
                Operator.EQ,
                List.of(word("ESTABLISHED"), word("FIN_WAIT_2"), word("TIME_WAIT")),
                Optional.of(Duration.ofMillis(500))));
    assertThat(condition("expect c.stage != half-closed"))
        .isEqualTo(compare(of("c", Field.STAGE), Operator.NE, word("half-closed")));
    assertThat(condition("expect c.rtt in 1..50000"))
        .isEqualTo(compare(of("c", Field.RTT), Operator.IN, new Operand.Range(1, 50000)));
    assertThat(condition("expect c.peer.port == $srv.port"))
        .isEqualTo(
            compare(
                of("c", Field.PEER_PORT),
                Operator.EQ,
                new Operand.Value(new Ref(new Name("srv", 0), Field.PORT))));
    assertThat(condition("expect c.bytes == \"a\\n\""))
        .isEqualTo(
            compare(of("c", Field.BYTES), Operator.EQ, new Operand.Bytes(new Data.Text("a\n"))));
    assertThat(condition("expect c.local == 127.0.0.1:80"))
        .isEqualTo(compare(of("c", Field.LOCAL), Operator.EQ, word("127.0.0.1:80")));
    assertThat(condition("expect result >= 1"))
        .isEqualTo(compare(new Subject.Result(), Operator.GE, new Operand.Number(1)));
    assertThat(condition("expect errno == none"))
        .isEqualTo(compare(new Subject.LastErrno(), Operator.EQ, word("none")));
  }

  @Test
  void textThatLooksLikeAReferenceStaysTextWhenItIsPrinted() throws Mistake {
    String line = "expect u.local == \"$c.local\"";
    assertThat(LinePrinter.print(LineParser.parse(line).orElseThrow())).isEqualTo(line);
  }

  @Test
  void aWordWithBlanksOrOddBytesGoesBetweenQuotesWithTheSameEscapesAsData() throws Mistake {
    assertThat(condition("expect u.local == \"/tmp/a b\"")).isEqualTo(local("/tmp/a b"));
    assertThat(condition("expect u.local == \"/tmp/a\\\"\\\\\\xff\""))
        .isEqualTo(local("/tmp/a\"\\\u00ff"));
    assertThat(condition("expect u.local == /tmp/\u00e9"))
        .as("as an address has it: the bytes of UTF-8")
        .isEqualTo(local("/tmp/\u00c3\u00a9"));
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void operatorsNeedNoBlanksAroundThemSaveIn(Operator operator) throws Mistake {
    Condition spaced = condition("expect c.port " + operator.text() + " 5");
    assertThat(spaced).isEqualTo(compare(of("c", Field.PORT), operator, new Operand.Number(5)));
    if (operator != Operator.IN) {
      assertThat(condition("expect c.port" + operator.text() + "5")).isEqualTo(spaced);
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void everyFieldCanBeAsked(Field field) throws Mistake {
    String value =
        switch (field.kind()) {
          case NUMBER -> "1";
          case TEXT, ADDRESS -> "x";
          case STATE -> "LISTEN";
          case STAGE -> "bound";
          case BYTES -> "\"x\"";
        };

    Compare compare = (Compare) condition("expect c." + field.word() + " == " + value);

    assertThat(compare.subject()).isEqualTo(of("c", field));
    assertThat(field.help()).isNotBlank();
  }

  private static Condition condition(String text) throws Mistake {
    return ((Command.Expect) Lines.command(text)).condition();
  }

  private static Returns returns(Operand result) {
    return new Returns(Optional.of(result), Optional.empty());
  }

  private static Compare compare(Subject subject, Operator operator, Operand operand) {
    return new Compare(subject, operator, List.of(operand), Optional.empty());
  }

  private static Condition local(String path) {
    return compare(of("u", Field.LOCAL), Operator.EQ, word(path));
  }

  private static Subject of(String name, Field field) {
    return new Subject.Of(new Name(name, 0), field);
  }

  private static Operand word(String text) {
    return new Operand.Word(text);
  }
}

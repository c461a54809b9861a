package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.command.Command.Setting;
import dev.sockstep.command.SocketCommand.Create;
import dev.sockstep.model.SocketKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a line, and the arguments of each verb. */
class LineParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t \t", "#", "# comment", "   #4096", "#4096", "#!/bin/sockstep"})
  void aBlankLineOrACommentIsNoCommand(String text) throws Mistake {
    assertThat(LineParser.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c = srv.accept",
        "c=srv.accept",
        "  c  =  srv.accept  ",
        "c\t=\tsrv.accept # the first",
        "c = srv.accept#the first",
        "c = accept srv",
        "c = accept srv #1"
      })
  void namesStandBeforeTheVerbWithOrWithoutBlanks(String text) throws Mistake {
    Line line = Lines.parse(text);

    assertThat(line.assign()).contains(new Name("c", 0));
    assertThat(line.target()).contains(new Name("srv", 0));
    assertThat(line.command()).isEqualTo(new SocketCommand.Accept());
  }

  @Test
  void aNameKnowsItsColumnAndIsTheSameNameAtAnother() throws Mistake {
    Line line = Lines.parse("  c = srv.accept");

    assertThat(line.assign().orElseThrow().column()).isEqualTo(3);
    assertThat(line.target().orElseThrow().column()).isEqualTo(7);
    assertThat(line)
        .isEqualTo(Lines.parse("c=srv.accept"))
        .hasSameHashCodeAs(Lines.parse("c=srv.accept"));
  }

  @ParameterizedTest
  @CsvSource({
    "create, TCP, false",
    "create tcp, TCP, false",
    "create --ipv6, TCP6, false",
    "create tcp --nonblock, TCP, true",
    "create --nonblock --ipv6, TCP6, true",
    "create udp, UDP, false",
    "create udp --ipv6 --nonblock, UDP6, true",
    "create unix, UNIX, false",
    "create unix --nonblock, UNIX, true"
  })
  void createTakesAKindAndOptions(String text, SocketKind kind, boolean nonblock) throws Mistake {
    assertThat(Lines.command(text)).isEqualTo(new Create(kind, nonblock));
  }

  @Test
  void listenTakesABacklogOfAnySign() throws Mistake {
    assertThat(Lines.command("listen")).isEqualTo(new SocketCommand.Listen(Optional.empty()));
    assertThat(Lines.command("listen 0")).isEqualTo(listen(0));
    assertThat(Lines.command("listen -1")).isEqualTo(listen(-1));
    assertThat(Lines.command("listen 2147483647")).isEqualTo(listen(Integer.MAX_VALUE));
    assertThat(Lines.command("listen #5")).as("a comment").isEqualTo(Lines.command("listen"));
  }

  @Test
  void aNumberSignBeforeDigitsIsDataOnlyWhereDataIsExpected() throws Mistake {
    assertThat(Lines.command("send #4096")).isEqualTo(generated(4096));
    assertThat(Lines.command("send#4096")).isEqualTo(generated(4096));
    assertThat(Lines.command("send #4096 #1")).isEqualTo(generated(4096));
    assertThat(Lines.command("send \"a\" #4096")).isEqualTo(text("a"));
    assertThat(Lines.command("send \"#4096\" # as text")).isEqualTo(text("#4096"));
    assertThat(Lines.command("recv 10 #4096"))
        .isEqualTo(new SocketCommand.Recv(new Num.Literal(10)));
    assertThat(Lines.command("close #4096")).isEqualTo(new SocketCommand.Close());
    assertThat(Lines.command("bind /tmp/#1"))
        .isEqualTo(new SocketCommand.Bind(new Address.Path("/tmp/#1", false, 0)));
  }

  @Test
  void recvTakesUpToSixtyFourMebibytes() throws Mistake {
    assertThat(Lines.command("recv 0")).isEqualTo(new SocketCommand.Recv(new Num.Literal(0)));
    assertThat(Lines.command("recv 67108864"))
        .isEqualTo(new SocketCommand.Recv(new Num.Literal(SocketCommand.Recv.MOST)));
    assertThat(Lines.command("recv $c.recvq"))
        .isEqualTo(new SocketCommand.Recv(new Num.Value(new Ref(new Name("c", 0), Field.RECVQ))));
  }

  @ParameterizedTest
  @EnumSource(Command.Direction.class)
  void shutdownTakesEachDirection(Command.Direction direction) throws Mistake {
    assertThat(Lines.command("shutdown " + direction.name().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(new SocketCommand.Shutdown(direction));
  }

  @ParameterizedTest
  @CsvSource({"close c, c.close", "cancel c, c.cancel", "wait c, c.wait", "wait c 2s, c.wait 2s"})
  void theSocketMayFollowTheVerb(String after, String before) throws Mistake {
    assertThat(Lines.parse(after)).isEqualTo(Lines.parse(before));
  }

  @Test
  void useTakesANameEitherWay() throws Mistake {
    assertThat(Lines.parse("use c")).isEqualTo(Lines.parse("c.use"));
  }

  @Test
  void optionsTakeTheValueTheyHaveTheShapeOf() throws Mistake {
    assertThat(Lines.command("setopt SO_REUSEADDR on"))
        .isEqualTo(Lines.command("setopt SO_REUSEADDR 1"))
        .isEqualTo(setopt(SocketOption.SO_REUSEADDR, new OptionValue.Int(1)));
    assertThat(Lines.command("setopt SO_REUSEADDR off"))
        .isEqualTo(setopt(SocketOption.SO_REUSEADDR, new OptionValue.Int(0)));
    assertThat(Lines.command("setopt SO_RCVBUF -5"))
        .isEqualTo(setopt(SocketOption.SO_RCVBUF, new OptionValue.Int(-5)));
    assertThat(Lines.command("setopt SO_RCVTIMEO 1.5s"))
        .isEqualTo(setopt(SocketOption.SO_RCVTIMEO, new OptionValue.Time(Duration.ofMillis(1500))));
    assertThat(Lines.command("setopt SO_LINGER off"))
        .isEqualTo(setopt(SocketOption.SO_LINGER, new OptionValue.Linger(false, 0)));
    assertThat(Lines.command("setopt SO_LINGER on 3"))
        .isEqualTo(Lines.command("setopt SO_LINGER 3s"))
        .isEqualTo(setopt(SocketOption.SO_LINGER, new OptionValue.Linger(true, 3)));
    assertThat(Lines.command("getopt SO_ERROR"))
        .isEqualTo(new SocketCommand.Getopt(SocketOption.SO_ERROR));
  }

  @Test
  void settingsAreSetOrShown() throws Mistake {
    assertThat(Lines.command("set")).isEqualTo(new Command.Set(Optional.empty()));
    assertThat(Lines.command("set patience 50"))
        .as("a bare patience is in milliseconds")
        .isEqualTo(set(new Setting.Patience(Duration.ofMillis(50))));
    assertThat(Lines.command("set feedback full"))
        .isEqualTo(set(new Setting.FeedbackLevel(Feedback.FULL)));
    assertThat(Lines.command("set notation off"))
        .isEqualTo(set(new Setting.ShownNotation(Notation.OFF)));
  }

  @Test
  void theRestTakesLittleOrNothing() throws Mistake {
    assertThat(Lines.command("sockets")).isEqualTo(new Command.Sockets());
    assertThat(Lines.command("block on")).isEqualTo(new SocketCommand.Block(true));
    assertThat(Lines.command("block off")).isEqualTo(new SocketCommand.Block(false));
    assertThat(Lines.command("sleep 2")).isEqualTo(new Command.Sleep(Duration.ofSeconds(2)));
    assertThat(Lines.command("wait")).isEqualTo(new Command.Wait(Optional.empty()));
    assertThat(Lines.command("wait 200ms"))
        .isEqualTo(new Command.Wait(Optional.of(Duration.ofMillis(200))));
    assertThat(Lines.command("help")).isEqualTo(new Command.Help(Optional.empty()));
    assertThat(Lines.command("help send"))
        .isEqualTo(new Command.Help(Optional.of(new HelpTopic.OfVerb(Verb.SEND))));
    assertThat(Lines.command("quit"))
        .isEqualTo(Lines.command("exit"))
        .isEqualTo(new Command.Quit());
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbIsInTheGrammar(Verb verb) {
    // With no argument a verb parses, or says what it lacks; it is never unknown.
    try {
      assertThat(Lines.command(verb.word()).verb()).isEqualTo(verb);
    } catch (Mistake mistake) {
      assertThat(mistake).hasMessageContaining(" lacks an argument: expected ");
      assertThat(mistake.column()).isEqualTo(verb.word().length() + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 1000000",
    "1.5s, 1500000",
    "300ms, 300000",
    "50us, 50",
    "50µs, 50",
    "2m, 120000000",
    "2min, 120000000",
    "0s, 0",
    "1440m, 86400000000",
    ".5s, 500000",
    "1.s, 1000000"
  })
  void aDurationHasAUnit(String word, long micros) {
    assertThat(Literals.duration(word, 0)).isEqualTo(Duration.ofNanos(micros * 1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "s", ".", "1..2s", "-1s", "1h", "1441m", "86401s", "1 s", "1e3s", "NaN", "0x1s", "٣s"
      })
  void whatIsNoDurationIsNone(String word) {
    assertThat(Literals.duration(word, 0)).isNull();
  }

  @Test
  void aBareNumberIsADurationOnlyWhereItHasAUnitOfItsOwn() {
    assertThat(Literals.duration("2", 1000)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Literals.duration("2", 1)).isEqualTo(Duration.ofMillis(2));
    assertThat(Literals.duration("2", 0)).isNull();
  }

  private static Command listen(int backlog) {
    return new SocketCommand.Listen(Optional.of(new Num.Literal(backlog)));
  }

  private static Command generated(int count) {
    return new SocketCommand.Send(new Data.Generated(new Num.Literal(count)));
  }

  private static Command text(String bytes) {
    return new SocketCommand.Send(new Data.Text(bytes));
  }

  private static Command setopt(SocketOption option, OptionValue value) {
    return new SocketCommand.Setopt(option, value);
  }

  private static Command set(Setting setting) {
    return new Command.Set(Optional.of(setting));
  }
}

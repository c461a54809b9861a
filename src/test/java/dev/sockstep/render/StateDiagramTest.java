package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.States;
import dev.sockstep.model.States.Walk;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateDiagramTest {
  private static final int ROOM = 22;

  @Test
  void eachSocketStandsAtItsStateAndItsPathIsBelow() {
    List<Walk> walks =
        List.of(
            walk("srv", TcpState.CLOSE, TcpState.LISTEN),
            walk("c", TcpState.CLOSE, TcpState.ESTABLISHED, TcpState.FIN_WAIT_1),
            walk("a", TcpState.ESTABLISHED),
            new Walk("old", false, List.of(TcpState.CLOSE), true));

    assertThat(TextRenderer.render(report(walks), Looks.TYPED))
        .isEqualTo(
            """
                                              CLOSE
                    listen ▼ ┌─────────────────┘ └──────────────────┐ ▼ connect, snd SYN
                     close ▲ ▼                                      ▼ ▲ close
                           LISTEN ● srv                          SYN_SENT
                     rcv SYN │                                     │  │ rcv SYN,ACK
                 snd SYN,ACK ▼                                     │  │ snd ACK
                       ┌─ SYN_RECV ◂──── rcv SYN, snd SYN,ACK ─────┘  │
                 close │     │                                        │
               snd FIN │     └ rcv ACK ──▸ ESTABLISHED ◂──────────────┘
                       │                     │     │ ● a
                       │   ┌ close, snd FIN ─┘     └──── rcv FIN, snd ACK ────┐
                       ▼   ▼                                                  ▼
                    FIN_WAIT_1 ─ rcv FIN, snd ACK ─▸ CLOSING              CLOSE_WAIT
                       │ ● c                           │                close │
                       ▼ rcv ACK                       ▼ rcv ACK      snd FIN ▼
                    FIN_WAIT_2 ─ rcv FIN, snd ACK ─▸ TIME_WAIT             LAST_ACK
                                                       │                      │
                                                 2 MSL ▼ CLOSE        rcv ACK ▼ CLOSE
                srv  CLOSE ▸ LISTEN
              * c    CLOSE ▸ … ▸ ESTABLISHED ▸ FIN_WAIT_1
                a    … ▸ ESTABLISHED
                old  CLOSE ▸ gone
            """);
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void everyStateHasItsPlace(TcpState state) {
    String shown = state == TcpState.NEW_SYN_RECV ? "SYN_RECV" : state.name();
    Look colour = Looks.colour();
    String text = TextRenderer.render(report(List.of(walk("here", state))), colour);
    text = text.lines().limit(18).collect(Collectors.joining("\n")); // without the path

    assertThat(text).as("bold").contains("\033[1m" + shown + "\033[");
    assertThat(text).as("in the colour of names").contains("\033[38;5;31m● here\033[");
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void manySocketsInOneStateFitAScreen(TcpState state) {
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      walks.add(walk("socket" + i, TcpState.CLOSE, state, TcpState.CLOSE, state));
    }
    for (Look look : List.of(Looks.TYPED, Looks.width(79))) {
      String text = TextRenderer.render(report(walks), look);
      assertThat(text.lines())
          .hasSizeLessThanOrEqualTo(ROOM)
          .allMatch(line -> line.length() <= look.width());
      assertThat(text).contains("27 earlier ones");
    }
    String full = TextRenderer.render(report(walks), Looks.feedback(Feedback.FULL));
    assertThat(full).contains("socket0  ").contains("socket29 ");
  }

  @Test
  void theNamesThatFindNoRoomAreCounted() {
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      walks.add(walk("socket" + i, TcpState.LISTEN));
    }
    assertThat(TextRenderer.render(report(walks), Looks.TYPED))
        .contains("LISTEN ● socket0, socket1, socket2 +6");
  }

  @Test
  void asciiHasNothingElse() {
    String text = TextRenderer.render(report(List.of(walk("c", TcpState.CLOSE))), Looks.ascii());
    assertThat(text)
        .isASCII()
        .contains("CLOSE * c", "| rcv SYN,ACK", "v rcv ACK", "-> ESTABLISHED");
  }

  @Test
  void aNarrowScreenHasThePathsAlone() {
    assertThat(
            TextRenderer.render(
                report(List.of(walk("c", TcpState.CLOSE, TcpState.SYN_SENT))), Looks.width(60)))
        .isEqualTo("  * c  CLOSE ▸ SYN_SENT\n");
  }

  @Test
  void aLongPathLosesItsBeginning() {
    TcpState[] path = new TcpState[24];
    for (int i = 0; i < path.length; i++) {
      path[i] = i % 2 == 0 ? TcpState.CLOSE : TcpState.SYN_SENT;
    }
    String text = TextRenderer.render(report(List.of(walk("c", path))), Looks.width(60));
    assertThat(text).hasLineCount(1).startsWith("  * c  … ▸ ").endsWith("▸ CLOSE ▸ SYN_SENT\n");
  }

  private static Walk walk(String name, TcpState... path) {
    return new Walk(name, name.equals("c"), List.of(path), false);
  }

  private static StepReport report(List<Walk> walks) {
    return StepReport.of(SourceLine.typed("states"))
        .view(new States(walks))
        .build(3, new Outcome.Done());
  }
}

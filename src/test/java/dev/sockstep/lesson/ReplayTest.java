package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Verb;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instructor in front of a class: real sockets, and no terminal. */
class ReplayTest {
  private final Wall wall = new Wall();
  private Replay replay;

  /** What the class sees. */
  private final class Wall implements Board {
    private int width = 80;
    private int height = 24;
    private List<String> page = List.of();
    private String below = "";
    private String typed = "";
    private boolean quiet;
    private Session session = opened();

    private Session opened() {
      Settings settings = new Settings();
      settings.patience(Duration.ofMillis(100));
      return new Session(
          new NativeLibc(),
          settings,
          report -> {
            if (!quiet) {
              replay.takes(report);
            }
          });
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void print(List<Row> rows) {
      rows.forEach(row -> below += row.text() + "\n");
    }

    @Override
    public void restart() {
      quietly(session::close);
      session = opened();
    }

    @Override
    public void quietly(Runnable steps) {
      quiet = true;
      steps.run();
      quiet = false;
    }

    @Override
    public Look look() {
      return new Look(width, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public void draw(List<String> lines) {
      page = lines;
      below = "";
    }

    @Override
    public void type(List<String> lines, int row, Row prompt, String command) {
      typed += row + " " + prompt.text() + command + "\n";
    }

    private String text() {
      return String.join("\n", page);
    }
  }

  @BeforeEach
  void begin() {
    replay = replay(SmallLesson.TEXT);
  }

  private Replay replay(String text) {
    LessonParser.Parsed parsed = LessonParser.parse("small.md", text);
    assertThat(parsed.problems()).isEmpty();
    replay =
        new Replay(parsed.lesson(), wall, Confinement.lesson(Set.of(), false), true, List.of());
    replay.begin();
    return replay;
  }

  @AfterEach
  void close() {
    wall.session.close();
  }

  private void press(int times) {
    for (int i = 0; i < times; i++) {
      replay.next();
    }
  }

  private void type(String text) {
    try {
      Line line = LineParser.parse(text).orElseThrow();
      if (line.command() instanceof Command.Teach teach) {
        replay.asked(teach);
      } else {
        replay.improvised(text);
        replay.typed(line, wall.session.execute(SourceLine.typed(text), line));
        replay.ended();
      }
    } catch (Mistake mistake) {
      throw new AssertionError(mistake);
    }
  }

  private List<String> sockets() {
    return wall.session.sockets().stream().map(SocketView::name).toList();
  }

  private void toTheQuestion() {
    press(4);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  private void toTheTask() {
    toTheQuestion();
    press(5);
    assertThat(wall.text()).contains("Make srv listen.");
  }

  @Test
  void eachKeyShowsOneThingAndStepsAreTypedAtThePrompt() {
    assertThat(wall.text()).contains("A small lesson", "For tests.").doesNotContain("Welcome.");
    press(1);
    assertThat(wall.text()).contains("Welcome.").doesNotContain("srv = create");
    press(1);
    assertThat(wall.page.getFirst()).matches(" A small lesson +The server {3}2/2");
    assertThat(wall.text()).contains("sockstep › srv = create", "socket(AF_INET");
    assertThat(wall.typed).isEqualTo("2 sockstep › srv = create\n");
    press(1);
    assertThat(wall.text()).contains("srv created › srv.bind", "seen  srv.port in 1..65535");
    int row = wall.page.indexOf("srv created › srv.bind 127.0.0.1 0");
    assertThat(wall.typed).endsWith(row + " srv created › srv.bind 127.0.0.1 0\n");
  }

  @Test
  void backShowsAgainWhatWasShownAndRunsNothing() {
    toTheTask();
    List<String> sockets = sockets();
    String task = wall.text();
    type("back");
    assertThat(wall.page.getFirst()).endsWith("shown before: Enter leads forward");
    assertThat(wall.text()).contains("So it is.");
    type("back");
    assertThat(wall.text()).contains("connect(", "ECONNREFUSED");
    for (int i = 0; i < 9 && !wall.text().contains("Welcome."); i++) {
      type("back");
    }
    assertThat(wall.text()).contains("Welcome.", "For tests.");
    type("back");
    assertThat(wall.below).contains("This is the first page.");
    type("resume");
    assertThat(wall.text()).isEqualTo(task);
    assertThat(sockets()).isEqualTo(sockets);
  }

  @Test
  void anImprovisationHasAPageOfItsOwnAndResumeLeadsBack() {
    press(2);
    String lesson = wall.text();
    type("x = create udp");
    type("x.bind 0");
    assertThat(wall.page.getFirst()).contains("off the lesson");
    assertThat(wall.text()).contains("x = create udp", "SOCK_DGRAM", "x created › x.bind 0");
    assertThat(wall.text()).doesNotContain("srv = create");

    type("resume");
    assertThat(wall.text()).isEqualTo(lesson);
    assertThat(wall.below).contains("Not as the lesson left it: x is new.");
    type("sockets");
    press(1);
    assertThat(wall.text()).as("Enter leads back too").isEqualTo(lesson);
    press(1);
    assertThat(wall.text()).contains("srv.bind 127.0.0.1 0");
    type("back");
    assertThat(wall.text()).as("it was shown, and can be seen again").contains("› sockets");
  }

  @Test
  void votesAreShownAndAnsweredBehindTheSteps() {
    toTheQuestion();
    assertThat(replay.vote("what 3 12")).isFalse();
    assertThat(replay.vote("3 12 5")).isTrue();
    assertThat(wall.below).contains("There are 2 choices");
    assertThat(replay.vote("9 3")).isTrue();
    assertThat(wall.text())
        .contains("a) Yes.  #################### 9", "b) No.   ###### 3", "12 votes.")
        .doesNotContain("It was");
    press(2);
    assertThat(wall.text()).contains("ECONNREFUSED").doesNotContain("It was");
    press(1);
    assertThat(wall.text())
        .contains("It was b) No.   3 of 12 said so", "Nobody listens.")
        .contains("Not a) Yes.   9 thought so", "It is only bound.");
    assertThat(replay.vote("9 3")).isTrue();
    assertThat(wall.below).contains("No question is open.");
  }

  @Test
  void votesAreTakenByLetterToo() {
    toTheQuestion();
    assertThat(replay.vote("help")).as("a word is no vote").isFalse();
    assertThat(replay.vote("1 ".repeat(20_000) + "1")).as("nor is a file").isFalse();
    assertThat(replay.vote("a1 ".repeat(20_000))).as("with letters or without").isFalse();
    assertThat(replay.vote("b 4")).isTrue();
    assertThat(wall.text()).contains("a) Yes.  0", "b) No.   #################### 4", "4 votes.");
    assertThat(replay.vote("A 1, b: 2")).isTrue();
    assertThat(wall.text()).contains("a) Yes.  ########## 1", "3 votes.");
    assertThat(replay.vote("c 1")).isTrue();
    assertThat(wall.below).contains("There are 2 choices");
    press(3);
    assertThat(replay.vote("b 4")).as("no question is open").isFalse();
  }

  @Test
  void anAnswerTooLongForItsBarIsCut() {
    String answer = "Yes, for a socket that is bound has an address, and that is all it needs.";
    replay(SmallLesson.TEXT.replace("] Yes.", "] " + answer));
    toTheQuestion();
    replay.vote("12345 10");
    assertThat(wall.text())
        .contains("a) Yes, for a socket that is bound has…  #################### 12345")
        .contains("b) No.                                   10");
    assertThat(wall.page).allMatch(row -> row.length() <= 80);
  }

  @Test
  void withoutAVoteTheAnswerComesAllTheSame() {
    toTheQuestion();
    press(3);

    assertThat(wall.text()).contains("It was b) No.", "Nobody listens.").doesNotContain("Not a)");
  }

  @Test
  void aTaskIsSolvedByWhatTheClassSays() {
    toTheTask();
    type("srv.close");
    assertThat(wall.text()).contains("Make srv listen.", "srv.close").doesNotContain("Reached.");
    type("check");
    assertThat(wall.text()).contains("not yet srv.state == LISTEN");
    type("srv = create");
    type("srv.listen 9");
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
    press(1);
    assertThat(wall.typed).doesNotContain("srv.listen 3").contains("srv.close");
  }

  @Test
  void enterTypesTheSolutionOfATask() {
    toTheTask();
    type("hint");
    assertThat(wall.text()).contains("Hint 1 of 2", "A first push.");
    press(1);
    assertThat(wall.text()).contains("c created › srv.listen 3").doesNotContain("Reached.");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
  }

  @Test
  void whateverTheClassHasTypedEnterBringsTheTaskToItsEnd() {
    toTheTask();
    type("srv.close");
    type("srv = create udp"); // which cannot listen
    press(1);
    assertThat(wall.text())
        .contains("What was typed may stand in its way: the task begins anew")
        .contains("c created › srv.listen 3", "CLOSE ▸ LISTEN");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
    press(1);
    assertThat(wall.typed).endsWith("› srv.close\n");
    assertThat(replay.isAsExpected()).isTrue();
  }

  @Test
  void whatWasSpoiledBeforeTheTaskIsMendedOnceItsSolutionHasMissed() {
    toTheQuestion();
    press(4);
    type("srv.close");
    press(2);
    assertThat(wall.text()).contains("Make srv listen.");
    press(1);
    assertThat(wall.text()).contains("EBADF").doesNotContain("once more");
    press(1);
    assertThat(wall.text()).contains("once more, on new sockets", "CLOSE ▸ LISTEN");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
  }

  @Test
  void againBeginsTheTaskAnewAndNotTheLesson() {
    toTheTask();
    type("srv.close");
    type("again");

    assertThat(wall.text()).contains("Make srv listen.").doesNotContain("srv.close");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("bound");
    type("srv.listen 9");
    assertThat(wall.text()).contains("Reached.");
    type("again lesson");
    assertThat(wall.text()).contains("Welcome.");
    assertThat(sockets()).isEmpty();
  }

  @Test
  void aSpoiledTaskThatIsSkippedEndsWhereItsSolutionDoes() {
    toTheTask();
    type("srv.close");
    type("skip");

    assertThat(wall.text()).contains("srv.close");
    assertThat(wall.typed).endsWith("› srv.close\n");
    type("back");
    type("resume");
    press(1);
    assertThat(replay.isAsExpected()).isTrue();
  }

  @Test
  void whatAnImprovisationHasChangedIsSaidAndResumeBringsItBack() {
    press(3); // srv is bound
    type("srv.listen");
    type("resume");
    assertThat(wall.below)
        .contains("Not as the lesson left it: srv was bound, and is listening.")
        .contains("resume makes the sockets as it had them");
    type("resume");
    assertThat(wall.text()).contains("New sockets, as the lesson has them here.");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("bound");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  @Test
  void enterGoesOnWithWhatAnImprovisationHasChanged() {
    press(3);
    type("srv.close");
    press(1);
    assertThat(wall.below).contains("srv was bound, and is closed.");
    assertThat(wall.text()).doesNotContain("Can a client connect?");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("closed");
    type("resume");
    assertThat(wall.below).as("once is enough").doesNotContain("Not as");
  }

  @Test
  void anImprovisationThatChangesNothingIsNotTalkedOf() {
    press(3);
    type("sockets");
    type("x = create");
    type("x.close");
    type("resume");
    assertThat(wall.below).isEmpty();
    type("srv.setopt SO_REUSEADDR on");
    type("resume");
    assertThat(wall.below).contains("srv has an option set");
  }

  @Test
  void notesAreShownOnRequestAndOnlyBelowThePage() {
    press(2);
    assertThat(wall.text()).doesNotContain("Ask who");
    type("notes");
    assertThat(wall.below).contains("Ask who has run one.");
    type("resume");
    assertThat(wall.text()).doesNotContain("Ask who");
  }

  @Test
  void aSectionIsReachedWithTheStepsBeforeItRunOnNewSockets() {
    replay(TWO);
    press(2);
    int port = port();
    type("section");
    assertThat(wall.below).contains("*  1  One", " 2  Two");
    type("section 2");
    assertThat(wall.page.getFirst()).endsWith("Two   2/2");
    assertThat(wall.text()).contains("srv.listen");
    assertThat(port()).isNotEqualTo(port);
    type("section 1");
    assertThat(sockets()).containsExactly("srv");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("created");
    type("section 3");
    assertThat(wall.below).contains("There are the sections 1 to 2");
  }

  private int port() {
    return wall.session.sockets().getFirst().snapshot().local().port();
  }

  private static final String TWO =
      """
      ---
      id: two
      title: Two sections
      summary: For tests.
      minutes: 1
      track: Tests
      ---

      ## One

      ```sockstep
      srv = create
      srv.bind 127.0.0.1 0
      ```

      ## Two

      ```sockstep
      srv.listen
      ```
      """;

  @Test
  void atTheEndTheSocketsAreClosed() {
    replay(TWO);
    press(3);
    Session session = wall.session;
    int port = port();
    assertThat(session.sockets()).hasSize(1);
    press(1);

    assertThat(replay.isOver()).isTrue();
    assertThat(wall.text()).contains("That was \"Two sections\".", "Its sockets are closed.");
    assertThat(sockets()).isEmpty();
    type("c = create");
    type("c.connect 127.0.0.1 " + port);
    assertThat(wall.text()).contains("ECONNREFUSED");
  }

  @Test
  void onAWideScreenTheStatesStandBesideTheSteps() {
    wall.width = 120;
    wall.height = 40;
    replay(TWO);
    press(3);

    assertThat(wall.text()).contains("srv.listen", "FIN_WAIT_1 ──▸ CLOSING", "● srv");
    assertThat(wall.page).allMatch(row -> row.length() <= 120);
    int listen = row("SYN_SENT");
    assertThat(wall.page.get(listen + 1).indexOf("● srv"))
        .isEqualTo(wall.page.get(listen).lastIndexOf("LISTEN"));
    wall.width = 119;
    replay.asked(new Command.Teach(Verb.RESUME, Optional.empty()));
    assertThat(wall.text()).doesNotContain("FIN_WAIT_1");
  }

  private int row(String text) {
    for (int i = 0; i < wall.page.size(); i++) {
      if (wall.page.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(text + " is not in\n" + wall.text());
  }

  @Test
  void noPageIsHigherThanTheScreen() {
    wall.height = 20;
    replay(SmallLesson.TEXT);
    for (int i = 0; i < 20; i++) {
      press(1);
      assertThat(wall.page).hasSizeLessThanOrEqualTo(17);
    }
    assertThat(replay.isOver()).isTrue();
  }

  @Test
  void anotherHostIsReachedOnlyWhenThePersonAgrees() {
    // Refused or agreed to by its notation: 127.1 is this machine, and nothing else is asked.
    replay(TWO.replace("srv.listen", "c = create\nc.connect 127.1 1\n= -1 ECONNREFUSED"));
    press(4);
    assertThat(wall.text()).contains("This reaches 127.1, which is not this machine.");
    press(1);
    assertThat(wall.text()).doesNotContain("ECONNREFUSED");
    assertThat(replay.agree()).isTrue();
    assertThat(wall.text()).contains("ECONNREFUSED");
    assertThat(replay.agree()).isFalse();
  }

  @Test
  void aSectionBehindAnotherHostIsReachedOnceThePersonHasAgreed() {
    String more = "\n## The end\n\nThat was all.\n";
    replay(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n") + more);
    type("section 3");
    assertThat(wall.text())
        .contains("The steps up to there reach 127.1")
        .doesNotContain("That was");
    press(1);
    assertThat(wall.text()).as("Enter is no yes").doesNotContain("That was all.");
    assertThat(replay.isAsking()).isTrue();
    assertThat(replay.agree()).isTrue();
    assertThat(wall.text()).contains("That was all.");
    assertThat(sockets()).contains("srv", "c");

    replay(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n") + more);
    type("section 3");
    type("skip");
    assertThat(wall.text()).contains("That was all.");
  }

  @Test
  void theCardOfTheCommandThatReachesTheGoalIsSeen() {
    toTheTask();
    type("x = create");
    type("x.close");
    type("srv.listen 9");

    assertThat(wall.text()).contains("› srv.listen 9", "listen(", "CLOSE ▸ LISTEN", "Reached.");
  }

  @Test
  void whereTheExplanationHasNoRoomItComesWithTheNextKey() {
    String text = SmallLesson.TEXT;
    replay(text.replace("Now it listens.", "Now it listens.\n\n".repeat(9).strip()));
    toTheTask();
    type("srv.listen 9");

    assertThat(wall.text())
        .contains("listen(", "Reached. Enter says why.")
        .doesNotContain("Now it listens.");
    assertThat(wall.page).hasSizeLessThanOrEqualTo(21);
    press(1);
    assertThat(wall.text()).contains("Now it listens.");
    press(1);
    assertThat(wall.typed).doesNotContain("srv.listen 3").contains("srv.close");
  }

  @Test
  void whatIsLeftOutIsSaidOnThePage() {
    press(2);
    type("skip");

    assertThat(wall.text()).contains("Left out: srv.bind 127.0.0.1 0");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  @Test
  void withNobodyToAskAnotherHostIsNotReached() {
    LessonParser.Parsed parsed =
        LessonParser.parse("x.md", TWO.replace("srv.listen", "c = create\nc.connect 127.1 1"));
    replay =
        new Replay(parsed.lesson(), wall, Confinement.lesson(Set.of(), false), false, List.of());
    replay.begin();
    press(4);
    assertThat(wall.text()).contains("a lesson reaches only this machine");
    press(1);
    assertThat(replay.isOver()).isTrue();
    assertThat(replay.isAsExpected()).isFalse();
  }
}

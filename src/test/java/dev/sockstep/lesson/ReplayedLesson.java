package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A lesson replayed in front of a class: real sockets, and no terminal. */
abstract class ReplayedLesson {
  final Wall wall = new Wall();
  Replay replay;

  /** What the class sees. */
  final class Wall implements Board {
    int width = 80;
    int height = 24;
    List<String> page = List.of();
    String below = "";
    String typed = "";
    boolean quiet;
    Session session = opened();

    Session opened() {
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

    String text() {
      return String.join("\n", page);
    }
  }

  @BeforeEach
  void begin() {
    replay = replay(SmallLesson.TEXT);
  }

  Replay replay(String text) {
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

  void press(int times) {
    for (int i = 0; i < times; i++) {
      replay.next();
    }
  }

  void type(String text) {
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

  List<String> sockets() {
    return wall.session.sockets().stream().map(SocketView::name).toList();
  }

  void toTheQuestion() {
    press(4);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  void toTheTask() {
    toTheQuestion();
    press(5);
    assertThat(wall.text()).contains("Make srv listen.");
  }
}

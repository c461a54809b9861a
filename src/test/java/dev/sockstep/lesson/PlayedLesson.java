package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.session.Confinement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A student in a lesson, as a test plays one: real sockets, and no terminal. */
abstract class PlayedLesson {
  final KeptProgress kept = new KeptProgress();
  final PlayedScene stage = new PlayedScene();
  LessonPlay play;

  @AfterEach
  void close() {
    stage.session().close();
  }

  /** Begins a lesson: where it was left, if it was. */
  void begin(String text, String... lacks) {
    LessonParser.Parsed parsed = LessonParser.parse("small.md", text);
    assertThat(parsed.problems()).isEmpty();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    play =
        new LessonPlay(
            parsed.lesson(), stage, kept, Clock.systemUTC(), confinement, List.of(lacks));
    play.begin();
  }

  void type(String text) {
    try {
      Line line = LineParser.parse(text).orElseThrow();
      if (line.command() instanceof Command.Teach teach) {
        play.asked(teach);
      } else {
        play.typed(line, stage.session().execute(SourceLine.typed(text), line));
      }
    } catch (Mistake mistake) {
      throw new AssertionError(mistake);
    }
  }

  void enter(int times) {
    for (int i = 0; i < times; i++) {
      play.next();
    }
  }

  void toTheQuestion() {
    enter(3);
    assertThat(stage.said()).contains("Can a client connect?");
  }

  void toTheTask() {
    toTheQuestion();
    play.choose(2);
    enter(2);
    assertThat(stage.said()).contains("Make srv listen.");
  }

  List<String> sockets() {
    return stage.session().sockets().stream().map(SocketView::name).toList();
  }
}

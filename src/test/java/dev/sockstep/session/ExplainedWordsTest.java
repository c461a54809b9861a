package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.session.explain.Explanations;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that explain knows, in one session: asking changes nothing. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedWordsTest {
  /** A terminal of 24 lines, less the line that was typed and the next prompt. */
  private static final int ROOM = 22;

  private final Live live = new Live();

  @BeforeAll
  void connect() {
    live.connected();
  }

  @AfterAll
  void close() {
    live.close();
  }

  static List<String> words() {
    return Explanations.spellings();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordFitsAScreen(String word) {
    Look look = new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
    String text = TextRenderer.render(live.done("explain " + word), look);

    assertThat(text.lines()).hasSizeBetween(2, ROOM).allMatch(line -> line.length() <= 80);
  }
}

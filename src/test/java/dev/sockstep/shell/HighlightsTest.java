package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Verb;
import dev.sockstep.render.Palette;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of a line as it is typed, and the synopsis behind it. */
class HighlightsTest {
  private static final Map<AttributedStyle, String> NAMES =
      Map.of(
          AttributedStyle.DEFAULT.foreground(Palette.NAME),
          "cyan",
          AttributedStyle.BOLD,
          "bold",
          AttributedStyle.DEFAULT.foreground(Palette.BAD),
          "red",
          AttributedStyle.DEFAULT.foreground(Palette.GOOD),
          "green",
          AttributedStyle.DEFAULT.faint(),
          "faint",
          AttributedStyle.DEFAULT,
          "plain");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create | bold:create",
        "conect 1.2.3.4 | red:conect",
        "con | bold:con",
        "con 80 | red:con",
        "exit | bold:exit",
        "x = srv.accept | cyan:x cyan:srv bold:accept",
        "x=accept | cyan:x bold:accept",
        "c.nonsense | cyan:c red:nonsense",
        "c.send \"a \\\" b\" | cyan:c bold:send green:\"a.\\\".b\"",
        "send \"never closed | bold:send green:\"never.closed",
        "send 'x' | bold:send green:'x'",
        "send\"x\" | bold:send green:\"x\"",
        "send #4096 | bold:send green:#4096",
        "send #4096x | bold:send faint:#4096x",
        "s.bind(('x', 80)) | green:'x'",
        "data = s.recv(10)  # why | faint:#.why",
        "listen # why | bold:listen faint:#.why",
        "listen#why | bold:listen faint:#why",
        "# whole line | faint:#.whole.line",
        "#4096 | faint:#4096",
        "connect $srv.port | bold:connect cyan:$srv.port",
        "send \"# no comment\" | bold:send green:\"#.no.comment\"",
        "expect c.state == LISTEN | bold:expect",
        "expect = 0 | bold:expect",
        "= -1 EPIPE | ``",
      })
  void colours(String line, String pieces) {
    assertThat(pieces(line)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void noVerbIsEverRedWhileItIsTyped(Verb verb) {
    for (int length = 0; length <= verb.word().length(); length++) {
      assertThat(pieces("c." + verb.word().substring(0, length))).doesNotContain("red");
    }
    assertThat(pieces(verb.word() + " x")).startsWith("bold:" + verb.word());
  }

  @Test
  void eachOfSeveralLinesIsColouredByItself() {
    assertThat(pieces("c = create\n\nconect # x\nsend \"a\"\n"))
        .isEqualTo("cyan:c bold:create red:conect faint:#.x bold:send green:\"a\"");
    assertThat(pieces("con\ncreate"))
        .as("what a verb begins with is good only at the end")
        .isEqualTo("red:con bold:create");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "c = create # x", "send \"\u0007\u202e\"", "🦊.世界 'x"})
  void withoutColourTheLineIsPlain(String line) {
    AttributedString text = new Highlights(false).highlight(null, line);

    assertThat(text.toString()).isEqualTo(line);
    assertThat(pieces(text)).isEmpty();
  }

  @Test
  void aVeryLongStringIsColouredToo() {
    assertThat(pieces("send \"" + "x\\\\".repeat(100_000))).startsWith("bold:send green:\"x");
  }

  @Property(tries = 3000)
  void theTextStaysAsItIs(@ForAll String line) {
    assertThat(new Highlights(true).highlight(null, line).toString()).isEqualTo(line);
  }

  @Property(tries = 3000)
  void theTextOfALikelyLineStaysAsItIs(
      @ForAll
          @Chars({'.', '=', ' ', '"', '\'', '#', '$', '\\', '\n', '\t', '('})
          @CharRange(from = 'a', to = 'z')
          @CharRange(from = '0', to = '2')
          String line) {
    assertThat(new Highlights(true).highlight(null, line).toString()).isEqualTo(line);
  }

  @Test
  void theSynopsisIsWhatTheVerbStillLacks() {
    assertThat(Highlights.synopsis("recv", 80))
        .contains(" n [--flag…]   (take up to n bytes out of the kernel's receive buffer)");
    assertThat(Highlights.synopsis("recv ", 80))
        .contains("n [--flag…]   (take up to n bytes out of the kernel's receive buffer)");
    assertThat(Highlights.synopsis("c.recv", 80)).isPresent();
    assertThat(Highlights.synopsis("conn = srv.accept", 80)).isPresent();
    assertThat(Highlights.synopsis("sockets", 80))
        .contains("   (list the session's sockets as the kernel sees them)");
    assertThat(Highlights.synopsis("b ", 80)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "rec", "recv 4", "recv # x", "nonsense", "recv\n", "a\nrecv", "c.", "s"})
  void thereIsNoSynopsisWhereNoVerbIsBeingTyped(String line) {
    assertThat(Highlights.synopsis(line, 80)).isEmpty();
  }

  @Property
  void theSynopsisFitsTheRoomOrIsLeftOut(
      @ForAll Verb verb, @ForAll @IntRange(min = -20, max = 200) int room) {
    Optional<String> synopsis = Highlights.synopsis(verb.word(), room);

    synopsis.ifPresent(text -> assertThat(text.length()).isLessThanOrEqualTo(room));
    if (room >= 1 + verb.arguments().length() && !verb.arguments().isEmpty()) {
      assertThat(synopsis).as("the arguments at least").isPresent();
    }
  }

  @Test
  void onANarrowScreenTheLineNeverWrapsForTheSynopsis() throws IOException {
    try (TypedShell shell =
        new TypedShell(Optional.empty(), 40, new ShellOptions(true, true, false))) {
      int row = shell.screen.cursor()[1];
      for (Verb verb : Verb.values()) {
        shell.type(verb.word());
        assertThat(shell.screen.cursor()[1]).as(verb.word()).isEqualTo(row);
        assertThat(shell.screen.rows()).hasSize(row + 1);
        shell.press("\025"); // Ctrl-U
        shell.screen.await("an empty line", seen -> seen.currentRow().equals("sockstep ›"));
      }
    }
  }

  private static String pieces(String line) {
    AttributedString text = new Highlights(true).highlight(null, line);
    assertThat(text.toString()).isEqualTo(line);
    return pieces(text);
  }

  /** The words that are not plain, each with its colour; blanks in them as dots. */
  private static String pieces(AttributedString text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || !text.styleAt(i).equals(text.styleAt(start))) {
        String colour = NAMES.get(text.styleAt(start));
        if (!"plain".equals(colour)) {
          pieces.add(colour + ":" + text.subSequence(start, i).toString().replace(' ', '.'));
        }
        start = i;
      }
    }
    return String.join(" ", pieces);
  }
}

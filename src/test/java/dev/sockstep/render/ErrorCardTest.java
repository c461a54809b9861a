package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.SourceLine;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is said of a line that could not be run, and of an expectation. */
class ErrorCardTest {
  @Test
  void theCaretStandsUnderTheColumn() {
    assertThat(error(SourceLine.typed("  c.conect 1.2.3.4"), 5, 80))
        .isEqualTo(
            """
                  c.conect 1.2.3.4
                    ^
                unknown verb "conect"
                did you mean "connect"? help lists the verbs
            """);
  }

  @Test
  void inAScriptTheFileAndLineComeFirst() {
    assertThat(error(new SourceLine("my.txt", 3, "conect"), 1, 80))
        .isEqualTo(
            """
                error at my.txt:3
                conect
                ^
                unknown verb "conect"
                did you mean "connect"? help lists the verbs
            """);
  }

  @Test
  void theCaretMayStandBehindTheLine() {
    assertThat(error(SourceLine.typed("send"), 5, 80)).startsWith("    send\n        ^\n");
    assertThat(error(SourceLine.typed(""), 1, 80)).startsWith("\n    ^\n");
  }

  @Test
  void tabsAndWideCharactersDoNotMoveTheCaret() {
    assertThat(error(SourceLine.typed("\tsend \"世界🦊\" conect"), 14, 80))
        .startsWith(
            """
                \\tsend "世界🦊" conect
                                ^
            """);
    assertThat(error(SourceLine.typed("é\u0301\u0300 x"), 5, 80))
        .as("combining characters take no column")
        .startsWith("    é\u0301\u0300 x\n      ^\n");
  }

  @Test
  void ofALongLineTheCutAroundTheColumnIsShown() {
    String line = "send \"" + "word ".repeat(40) + "\" conect " + "and so on ".repeat(20);
    int column = line.indexOf("conect") + 1;

    assertThat(error(SourceLine.typed(line), column, 80))
        .startsWith(
            """
                …rd word word word word word word word word word " conect and so on and so …
                                                                   ^
            """);
    assertThat(error(SourceLine.typed(line), 1, 60))
        .startsWith(
            """
                send "word word word word word word word word word word…
                ^
            """);
    assertThat(error(SourceLine.typed("x".repeat(300)), 301, 40))
        .startsWith("    …" + "x".repeat(34) + "\n" + " ".repeat(39) + "^\n");
  }

  @Property
  void theCaretIsUnderTheCharacterWhateverTheLine(
      @ForAll @StringLength(max = 300) String noise,
      @ForAll @IntRange(min = 0, max = 300) int at,
      @ForAll @IntRange(min = 40, max = 120) int width) {
    // A character that no escape has, so that it is found again.
    String line = noise.replace('☂', '?');
    int place = Math.min(at, line.length());
    if (place > 0 && place < line.length() && Character.isLowSurrogate(line.charAt(place))) {
      place--;
    }
    line = line.substring(0, place) + "☂" + line.substring(place);

    String[] rows = error(SourceLine.typed(line), place + 1, width).split("\n");

    int umbrella = rows[0].indexOf('☂');
    assertThat(umbrella).as(rows[0]).isNotNegative();
    assertThat(rows[1].indexOf('^')).isEqualTo(Widths.of(rows[0].substring(0, umbrella)));
  }

  @Test
  void anExpectationThatFailedShowsBothSidesWithFileAndLine() {
    assertThat(TextRenderer.render(Reports.expectation(false), Looks.TYPED))
        .isEqualTo(
            """
              9 expectation failed at lesson.txt:12
                expect c.state == ESTABLISHED
                expected c.state == ESTABLISHED
                actual   c.state is CLOSE_WAIT
            """);
  }

  @Test
  void anExpectationThatHoldsIsOneLine() {
    assertThat(TextRenderer.render(Reports.expectation(true), Looks.TYPED))
        .isEqualTo("  9 ok  c.state == ESTABLISHED\n");
  }

  private static String error(SourceLine source, int column, int width) {
    return TextRenderer.render(Reports.error(source, column), Looks.width(width));
  }
}

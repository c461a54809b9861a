package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.StepReport;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jline.utils.WCWidth;

/** What holds of every card, whatever the network, a script or a host name put into the report. */
class TextPropertyTest {
  /** The sequences that this program writes itself: colours, and their end. */
  private static final Pattern OUR_COLOURS =
      Pattern.compile("\033\\[(?:m|1m|2m|38;5;28m|1;38;5;160m|38;5;133m|38;5;31m)");

  @Property(tries = 3000)
  void noLineIsWiderThanTheScreen(
      @ForAll long seed,
      @ForAll @IntRange(min = 40, max = 200) int width,
      @ForAll Feedback feedback) {
    Random random = new Random(seed);
    StepReport report = new RandomReports(random).next();
    Look look =
        new Look(width, false, Glyphs.UNICODE, feedback, Notation.PYTHON, random.nextBoolean());

    for (String line : TextRenderer.render(report, look).split("\n")) {
      assertThat(columns(line)).as(line).isLessThanOrEqualTo(width);
    }
  }

  @Property(tries = 3000)
  void nothingComesOutThatDrivesATerminal(@ForAll long seed, @ForAll Feedback feedback) {
    Random random = new Random(seed);
    StepReport report = new RandomReports(random).next();
    Look look = new Look(80, random.nextBoolean(), Glyphs.UNICODE, feedback, Notation.OFF, true);

    String text = TextRenderer.render(report, look);
    String bare = look.colour() ? OUR_COLOURS.matcher(text).replaceAll("") : text;

    assertThat(bare.codePoints().filter(c -> c != '\n'))
        .as(bare)
        .allMatch(c -> !List.of(CONTROLLING).contains((byte) Character.getType(c)));
  }

  private static final Byte[] CONTROLLING = {
    Character.CONTROL,
    Character.FORMAT,
    Character.SURROGATE,
    Character.PRIVATE_USE,
    Character.LINE_SEPARATOR,
    Character.PARAGRAPH_SEPARATOR,
    Character.UNASSIGNED
  };

  @Property(tries = 2000)
  void coloursChangeNothingElse(
      @ForAll long seed, @ForAll @IntRange(min = 40, max = 200) int width) {
    StepReport report = new RandomReports(new Random(seed)).next();
    Look plain = Looks.width(width);
    Look colour =
        new Look(width, true, Glyphs.UNICODE, plain.feedback(), plain.notation(), plain.echo());

    assertThat(OUR_COLOURS.matcher(TextRenderer.render(report, colour)).replaceAll(""))
        .isEqualTo(TextRenderer.render(report, plain));
  }

  @Property(tries = 2000)
  void wrappedTextLosesNoWord(@ForAll long seed, @ForAll @IntRange(min = 40, max = 200) int width) {
    Random random = new Random(seed);
    String note = new RandomReports(random).text();
    String other = new RandomReports(random).text();

    String text = TextRenderer.render(Reports.says("help", note, other), Looks.width(width));

    // A word longer than a line is cut, so blanks and ends of lines do not count.
    assertThat(withoutBlanks(text))
        .isEqualTo("11" + withoutBlanks(Printable.escaped(note) + Printable.escaped(other)));
  }

  @Property(tries = 1000)
  void wordsThatFitALineAreNeverCut(
      @ForAll long seed, @ForAll @IntRange(min = 40, max = 200) int width) {
    Random random = new Random(seed);
    List<String> words =
        random
            .ints(30, 1, 36)
            .mapToObj(length -> "abcdefghi".repeat(4).substring(0, length))
            .toList();

    String text =
        TextRenderer.render(Reports.says("help", String.join(" ", words)), Looks.width(width));

    assertThat(Arrays.asList(text.strip().split("\\s+"))).isEqualTo(concat("11", words));
    assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static List<String> concat(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("[ \n\u00a0]", "");
  }

  /**
   * Columns by JLine's table, which someone else made; where it is older than a combining
   * character, the character's category decides.
   */
  private static int columns(String line) {
    return line.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
                  default -> c >= 0x1f000 && !isPicture(c) ? 1 : WCWidth.wcwidth(c);
                })
        .sum();
  }

  /**
   * JLine takes all blocks from U+1F000 for wide; UAX 11 only those with pictures, and of letters
   * in squares (U+1F170) only those that are always shown as one.
   */
  private static boolean isPicture(int c) {
    return c < 0x1f200 ? Character.isEmojiPresentation(c) : Character.isEmoji(c);
  }
}

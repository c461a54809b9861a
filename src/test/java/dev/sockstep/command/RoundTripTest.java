package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * What is printed is read back the same; and whatever is typed, the answer is a line or a mistake.
 */
class RoundTripTest {
  private static final String ALPHABET = "ab1 .=#$\"'\\x@/:[]*-_(){}<>!,\t\u00e9\ud83d\udc1d\0";

  @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(onFailureOnly = true)
  void aPrintedLineReadsBackEqual(@ForAll("lines") Line line) throws Mistake {
    String text = LinePrinter.print(line);

    assertThat(LineParser.parse(text)).as(text).contains(line);
    Statistics.collect(line.command().verb());
    Statistics.coverage(
        coverage -> {
          for (Verb verb : Verb.values()) {
            coverage.check(verb).count(count -> count > 20);
          }
        });
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void aPrintedLineIsOneLineOfPlainAscii(@ForAll("lines") Line line) {
    assertThat(LinePrinter.print(line)).isASCII().isPrintable();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void aCommentAndBlanksChangeNothing(@ForAll("lines") Line line) throws Mistake {
    String text = "\t " + LinePrinter.print(line) + "  # x = y \"z";

    assertThat(LineParser.parse(text)).as(text).contains(line);
  }

  @Property(tries = 2000)
  void anyTextIsALineOrAMistakeWithinIt(@ForAll String text) {
    isALineOrAMistake(text);
  }

  @Property(tries = 5000)
  void textThatLooksLikeALineIsALineOrAMistakeWithinIt(@ForAll("likely") String text) {
    isALineOrAMistake(text);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void aLineThatWasSpoiltIsALineOrAMistakeWithinIt(@ForAll("spoilt") String text) {
    isALineOrAMistake(text);
  }

  @Provide
  Arbitrary<Line> lines() {
    return RandomLines.lines();
  }

  @Provide
  Arbitrary<String> likely() {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.of(Verb.words()),
            Arbitraries.of(SocketOption.names()),
            Arbitraries.of(
                "=",
                "==",
                "c",
                "c.",
                "$c",
                "$c.port",
                "#5",
                "on",
                "1..5",
                "::1",
                "80",
                "or",
                "within",
                "5s",
                "expect",
                "\"a\"",
                "\\",
                "\"",
                "(",
                "--ipv6",
                "c.state",
                "99999999999"),
            Arbitraries.strings().withChars(ALPHABET).ofMaxLength(6));
    return words.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join(" ", list));
  }

  @Provide
  Arbitrary<String> spoilt() {
    Arbitrary<String> noise = Arbitraries.strings().withChars(ALPHABET).ofMaxLength(3);
    return Combinators.combine(
            RandomLines.lines(),
            Arbitraries.doubles().between(0, 1),
            noise,
            Arbitraries.integers().between(0, 4))
        .as((line, place, with, cut) -> spoil(LinePrinter.print(line), place, with, cut));
  }

  /** The text with something in the place of a piece of it. */
  private static String spoil(String text, double place, String with, int cut) {
    int from = (int) (place * text.length());
    return text.substring(0, from) + with + text.substring(Math.min(text.length(), from + cut));
  }

  private static void isALineOrAMistake(String text) {
    try {
      LineParser.parse(text);
    } catch (Mistake mistake) {
      assertThat(mistake.column()).as(text).isBetween(1, text.length() + 1);
      assertThat(mistake.getMessage()).as(text).isNotBlank();
    }
  }
}

package dev.sockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every RFC named in the program, the lessons and the pages was looked up there. */
class RfcReferencesTest {
  private static final String NUMBER = "\\d+(?:\\.\\d+)*";

  /**
   * {@code RFC 9293}, and which parts of it: section 3.1, sections 3.1, 3.5.2 and 3.6, figure 5.
   */
  private static final Pattern RFC =
      Pattern.compile(
          "RFC (\\d+)(?: sections? (N(?:, N)*(?: and N)?))?(?: \\(?figure (\\d+))?"
              .replace("N", NUMBER));

  /** In another form than that, or a section of nobody knows what. */
  private static final Pattern MISSHAPEN =
      Pattern.compile(
          "RFC \\d+,? \\(?\\d|RFC \\d+,? \\(section|RFC \\d+, (?:section|figure)|\\bRFC-?\\d+"
              + "|(?<!RFC \\d{3,5} )(?:\\bsections? \\d+\\.\\d|\\([Ss]ection \\d)");

  private static final Rfcs CHECKED = Rfcs.checked();

  @Test
  void everyRfcThatIsNamedWasLookedUp() {
    assertThat(Texts.found(RFC))
        .hasSizeGreaterThan(100)
        .allSatisfy(found -> assertThat(CHECKED.has(rfc(found))).as(found.group()).isTrue());
  }

  @Test
  void everySectionOfAnRfcThatIsNamedIsThere() {
    assertThat(Texts.found(RFC).filter(found -> found.group(2) != null))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            found ->
                assertThat(found.group(2).split(", | and "))
                    .as(found.group())
                    .allMatch(section -> CHECKED.has(rfc(found), section)));
  }

  @Test
  void everyFigureOfAnRfcThatIsNamedIsThere() {
    assertThat(Texts.found(RFC).filter(found -> found.group(3) != null))
        .isNotEmpty()
        .allSatisfy(
            found ->
                assertThat(CHECKED.has(rfc(found), "figure " + found.group(3)))
                    .as(found.group())
                    .isTrue());
  }

  @Test
  void everySectionStandsBehindItsRfcInOneForm() {
    Stream<String> misshapen = Texts.found(MISSHAPEN).map(MatchResult::group);
    assertThat(misshapen).isEmpty();
  }

  private static int rfc(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }
}

package dev.sockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That whatever the program, the lessons and the pages refer to is there, and was looked up. */
class ReferencesTest {
  private static final String NUMBER = "\\d+(?:\\.\\d+)*";

  /**
   * {@code RFC 9293}, and which parts of it: section 3.1, sections 3.1, 3.5.2 and 3.6, figure 5.
   */
  private static final Pattern RFC =
      Pattern.compile(
          "RFC (\\d+)(?: sections? (N(?:, N)*(?: and N)?))?(?: \\(?figure (\\d+))?"
              .replace("N", NUMBER));

  /** Numbers that follow in another form than that, or belong to no RFC. */
  private static final Pattern MISSHAPEN =
      Pattern.compile(
          "RFC[- ]?\\d+,? (?:\\(?\\d|\\(section|, ?(?:section|figure))|\\bRFC-?\\d+|"
              + "(?<!RFC \\d{3,5} )(?:\\bsections? \\d+\\.\\d|\\([Ss]ection \\d)");

  private static final Rfcs CHECKED = Rfcs.checked();

  @Test
  void everyRfcThatIsNamedWasLookedUp() {
    assertThat(rfcs())
        .hasSizeGreaterThan(100)
        .allSatisfy(found -> assertThat(CHECKED.has(rfc(found))).as(found.group()).isTrue());
  }

  @Test
  void everySectionOfAnRfcThatIsNamedIsThere() {
    assertThat(rfcs().filter(found -> found.group(2) != null))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            found ->
                assertThat(found.group(2).split(", | and "))
                    .as(found.group())
                    .allMatch(section -> CHECKED.has(rfc(found), section)));
  }

  @Test
  void everyFigureOfAnRfcThatIsNamedIsThere() {
    assertThat(rfcs().filter(found -> found.group(3) != null))
        .isNotEmpty()
        .allSatisfy(
            found ->
                assertThat(CHECKED.has(rfc(found), "figure " + found.group(3)))
                    .as(found.group())
                    .isTrue());
  }

  @Test
  void everySectionStandsBehindItsRfcInOneForm() {
    assertThat(texts().flatMap(text -> MISSHAPEN.matcher(text).results()).map(MatchResult::group))
        .isEmpty();
  }

  private static Stream<MatchResult> rfcs() {
    return texts().flatMap(text -> RFC.matcher(text).results());
  }

  private static int rfc(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }

  /** Every text that ships or that a reader of the project gets, a line break as a blank. */
  private static Stream<String> texts() {
    List<Path> roots =
        Stream.of("README.md", ".github", "lessons", "src/main", "src/site").map(Path::of).toList();
    return roots.stream()
        .flatMap(ReferencesTest::files)
        .map(ReferencesTest::read)
        .map(text -> text.replaceAll("\\\\?\\R *(?:\\* |// |> )?", " "));
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}

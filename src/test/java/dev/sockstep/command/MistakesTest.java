package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that a line can have: where (at the bar in the text), what is wrong, the mend. */
class MistakesTest {
  @ParameterizedTest(quoteTextArguments = false, name = "{0}")
  @MethodSource({
    "dev.sockstep.command.MistakesInCalls#verbsAndNames",
    "dev.sockstep.command.MistakesInCalls#lifecycle",
    "dev.sockstep.command.MistakesInCalls#addresses",
    "dev.sockstep.command.MistakesFromElsewhere#addresses",
    "dev.sockstep.command.MistakesFromElsewhere#data",
    "dev.sockstep.command.MistakesFromElsewhere#prompts",
    "dev.sockstep.command.MistakesInValues#optionsAndSettings",
    "dev.sockstep.command.MistakesInValues#conditions"
  })
  void aMistakeHasItsPlaceItsReasonAndAMend(String marked, String message, String mend) {
    int column = marked.indexOf('|') + 1;
    String text = new StringBuilder(marked).deleteCharAt(column - 1).toString();

    Mistake mistake = catchThrowableOfType(Mistake.class, () -> LineParser.parse(text));

    assertThat(mistake).as("a mistake").isNotNull();
    assertThat(mistake).hasMessage(message);
    assertThat(mistake.mend()).isEqualTo(mend);
    assertThat(text.substring(0, mistake.column() - 1) + "|" + text.substring(mistake.column() - 1))
        .isEqualTo(marked);
  }

  @ParameterizedTest(quoteTextArguments = false, name = "{0}{1}{1}…{2}")
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          $ |$ |ls
          $ a|~ ~|b
          › a|~ ~|b
          connect (a|~ ~|b
          connect (|1|b
          connect 'a', |1|b
          connect 80 |a|!
          connect http://|a|:b
          connect |a/|:80
          """)
  void howeverLongALineIsItsMistakeIsFoundAtOnce(String begin, String piece, String end) {
    String line = begin + piece.repeat(200_000) + end;

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(catchThrowableOfType(Mistake.class, () -> LineParser.parse(line)))
                .isNotNull());
  }
}

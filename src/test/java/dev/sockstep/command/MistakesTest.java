package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that a line can have: where (at the bar in the text), what is wrong, the mend. */
class MistakesTest {
  @ParameterizedTest(quoteTextArguments = false, name = "{0}")
  @MethodSource({
    "dev.sockstep.command.MistakesInCalls#verbsAndNames",
    "dev.sockstep.command.MistakesInCalls#lifecycle",
    "dev.sockstep.command.MistakesInCalls#addresses",
    "dev.sockstep.command.MistakesFromElsewhere#addresses",
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
}

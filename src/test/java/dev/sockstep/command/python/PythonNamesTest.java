package dev.sockstep.command.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line gives, acts on and mentions. */
class PythonNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      nullValues = "-",
      value = {
        "conn, addr = srv.accept()      | conn addr | srv | conn addr srv",
        "s.send(data)                   | ''        | s   | s data",
        "data = s.recv(1024)  # conn    | data      | s   | data s",
        "print('conn', data)            | ''        | -   | print data",
        "x = 5                          | x         | -   | x",
        "if x == y:                     | ''        | -   | if x y",
        "s.send('no end)                | ''        | -   | ''"
      })
  void eachNameIsKnownForWhatItIs(String line, String given, String actsOn, String used) {
    PythonNames names = PythonNames.of(line);

    assertThat(names.given()).containsExactlyElementsOf(words(given));
    assertThat(names.actsOn().orElse(null)).isEqualTo(actsOn);
    assertThat(names.used()).containsExactlyElementsOf(words(used));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}

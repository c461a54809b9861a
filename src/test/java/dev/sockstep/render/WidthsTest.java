package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns by Unicode's East Asian Width, as terminals take them. */
class WidthsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1",
    "é, 1",
    "e\u0301, 1",
    "ß, 1",
    "…, 1",
    "▸, 1",
    "●, 1",
    "✗, 1",
    "世, 2",
    "한, 2",
    "\u1112\u1161\u11ab, 2",
    "ｗ, 2",
    "ｱ, 1",
    "⌚, 2",
    "✅, 2",
    "🦊, 2",
    "〈, 2",
    "אב, 2",
    "\u20e0, 0"
  })
  void ofText(String text, int columns) {
    assertThat(Widths.of(text)).isEqualTo(columns);
  }

  @Test
  void aWideCharacterFitsWholeOrNotAtAll() {
    assertThat(Widths.fitting("a世b", 0, 2)).isEqualTo(1);
    assertThat(Widths.fitting("a世b", 0, 3)).isEqualTo(2);
    assertThat(Widths.fitting("🦊🦊", 2, 3)).isEqualTo(4);
    assertThat(Widths.fitting("e\u0301x", 0, 1)).as("with its accent").isEqualTo(2);
  }
}

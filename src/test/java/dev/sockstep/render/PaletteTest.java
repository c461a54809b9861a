package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each colour can be read on a light and on a dark screen. */
class PaletteTest {
  /** What WCAG 2.1 asks of large text and of graphics is 3; here it is a little more. */
  private static final double LEAST = 3.8;

  @ParameterizedTest
  @ValueSource(ints = {Palette.GOOD, Palette.BAD, Palette.WAITING, Palette.NAME})
  void aColourStandsOutFromWhiteAndFromBlack(int colour) {
    assertThat(colour).as("one of the cube, which no theme changes").isBetween(16, 231);
    double luminance = luminance(colour);

    assertThat(1.05 / (luminance + 0.05)).isGreaterThan(LEAST);
    assertThat((luminance + 0.05) / 0.05).isGreaterThan(LEAST);
  }

  /** Relative luminance, as WCAG 2.1 defines it, of a colour of xterm's cube of 6 by 6 by 6. */
  private static double luminance(int colour) {
    int cube = colour - 16;
    return 0.2126 * linear(cube / 36) + 0.7152 * linear(cube / 6 % 6) + 0.0722 * linear(cube % 6);
  }

  private static double linear(int step) {
    double value = (step == 0 ? 0 : 55 + 40 * step) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}

package dev.sockstep.render;

import java.util.ArrayList;
import java.util.List;

/** Puts text beside text. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Text with rows to its right.
   *
   * @param plain the text without its styles, to be measured
   * @param styled the same with them, as many lines
   * @param right what stands beside it
   * @param column where that begins
   * @param look how the rows are printed
   */
  public static List<String> lines(
      List<String> plain, List<String> styled, List<Row> right, int column, Look look) {
    List<String> beside = TextRenderer.render(right, look).lines().toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(plain.size(), beside.size()); i++) {
      String left = i < styled.size() ? styled.get(i) : "";
      int width = i < plain.size() ? Widths.of(plain.get(i)) : 0;
      String rest = i < beside.size() ? beside.get(i) : "";
      lines.add(rest.isBlank() ? left : left + " ".repeat(Math.max(1, column - width)) + rest);
    }
    return lines;
  }
}

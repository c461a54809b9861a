package dev.sockstep.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a session can be written out as. */
public enum ExportFormat {
  PYTHON,
  C,
  JAVA,
  HTML,
  MARKDOWN;

  /** The word that a student types. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(ExportFormat::word).toList();
  }
}

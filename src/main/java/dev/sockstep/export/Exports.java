package dev.sockstep.export;

import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.Mistake;
import dev.sockstep.export.program.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A recording as a program or a document. */
public final class Exports {
  private Exports() {}

  /**
   * The text.
   *
   * @param names the sockets whose side is wanted; none for all
   * @param file what it will be called; empty when it is only shown
   * @throws Mistake where that can't be made of it
   */
  public static String of(
      Recording recording, ExportFormat format, Set<String> names, Optional<String> file)
      throws IOException, Mistake {
    return switch (format) {
      case PYTHON, C, JAVA -> Programs.of(recording.all(), names, format, file);
      case HTML -> HtmlPage.of(recording);
      case MARKDOWN -> MarkdownPage.of(recording);
    };
  }

  /** Writes it to a file. */
  public static void write(String text, String file, boolean force) throws Mistake {
    new OutFile(file, force, 1).write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** How the file is used, behind its name. */
  static String use(ExportFormat format, String file) {
    return switch (format) {
      case PYTHON -> ": python3 " + file;
      case C -> ": cc -o program " + file + " && ./program";
      case JAVA -> ": java " + file;
      case HTML -> ": open it in a browser";
      case MARKDOWN -> "";
    };
  }
}

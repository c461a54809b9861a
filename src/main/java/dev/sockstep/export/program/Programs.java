package dev.sockstep.export.program;

import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.StepReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions as programs that make the same calls. */
public final class Programs {
  private Programs() {}

  /**
   * The program.
   *
   * @param reports the session's steps
   * @param names the sockets whose side is wanted; none for all
   * @param format one that is a program
   * @param file what it will be called; empty when it is only shown
   * @throws Mistake where there is nothing to make a program of
   */
  public static String of(
      List<StepReport> reports, Set<String> names, ExportFormat format, Optional<String> file)
      throws Mistake {
    Outline outline = OutlineBuilder.of(reports, names);
    if (outline.operations().isEmpty()) {
      throw new Mistake(
          1,
          names.isEmpty()
              ? "there is no socket to make a program of"
              : "no socket of the session is named " + String.join(" or ", names),
          "sockets lists those there are");
    }
    Source source =
        switch (format) {
          case PYTHON -> new PythonSource(outline);
          case C -> new CSource(outline);
          case JAVA -> new JavaSource(outline, file);
          case HTML, MARKDOWN -> throw new IllegalArgumentException(format + " is no program");
        };
    return source.write();
  }
}

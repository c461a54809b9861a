package dev.sockstep.cli;

import dev.sockstep.lesson.Catalogue;
import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.LessonFiles;
import dev.sockstep.lesson.LessonParser;
import dev.sockstep.lesson.Problem;
import dev.sockstep.render.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the lesson that somebody names on the command line. */
final class LessonChoice {
  private final Program program;

  LessonChoice(Program program) {
    this.program = program;
  }

  /**
   * What was chosen.
   *
   * @param catalogue the lessons there are
   * @param first the one of them that was named; empty when a folder, or nothing, was
   */
  record Chosen(Catalogue catalogue, Optional<Lesson> first) {}

  /**
   * Finds what a word names.
   *
   * @param lesson an id, a file or a folder; null for all lessons of this program
   * @return empty when there is no such thing, which has been said
   */
  Optional<Chosen> of(String lesson) {
    try {
      if (lesson != null && Files.exists(Path.of(lesson))) {
        return at(Path.of(lesson));
      }
      String home = System.getProperty("sockstep.home");
      Catalogue all =
          home == null
              ? new Catalogue(List.of(), List.of())
              : Catalogue.of(Path.of(home, "lessons"));
      if (lesson == null && !all.lessons().isEmpty()) {
        return Optional.of(new Chosen(all, Optional.empty()));
      }
      if (lesson == null) {
        wrong("this program came without lessons; name a file or a folder of them");
        return Optional.empty();
      }
      List<Lesson> found = all.named(lesson);
      if (found.size() == 1) {
        return Optional.of(new Chosen(all, Optional.of(found.getFirst())));
      }
      wrong(unclear(lesson, all.candidates(lesson, found), !found.isEmpty()));
    } catch (IOException e) {
      wrong(FileErrors.text(e));
    } catch (InvalidPathException e) {
      wrong("there is no lesson " + Printable.escaped(lesson));
    }
    return Optional.empty();
  }

  private static String unclear(String lesson, String candidates, boolean several) {
    String word = Printable.escaped(lesson);
    if (several) {
      return word + " may be " + candidates + ": name one of them";
    }
    return "there is no lesson, file or folder "
        + word
        + "; "
        + (candidates.isEmpty()
            ? "sockstep learn --progress lists the lessons"
            : "did you mean " + candidates + "?");
  }

  private Optional<Chosen> at(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      Catalogue catalogue = Catalogue.of(path);
      if (catalogue.lessons().isEmpty()) {
        wrong(
            "there is no lesson in "
                + Printable.escaped(path.toString())
                + "; check says what is wrong with its files");
        return Optional.empty();
      }
      return Optional.of(new Chosen(catalogue, Optional.empty()));
    }
    LessonParser.Parsed parsed = LessonFiles.read(path);
    parsed.problems().stream()
        .map(Problem::toString)
        .flatMap(String::lines)
        .map(Printable::escaped)
        .forEach(program.err()::println);
    return Optional.ofNullable(parsed.lesson())
        .map(one -> new Chosen(new Catalogue(List.of(one), List.of()), Optional.of(one)));
  }

  private void wrong(String text) {
    program.err().println("sockstep: " + text);
  }
}

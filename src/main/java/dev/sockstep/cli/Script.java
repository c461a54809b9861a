package dev.sockstep.cli;

import dev.sockstep.lesson.LessonSteps;
import dev.sockstep.model.SourceLine;
import dev.sockstep.render.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** A script or a lesson, read as it is run, so that standard input may be a conversation. */
final class Script implements AutoCloseable {
  private final String name;
  private final BufferedReader reader;
  private Iterator<SourceLine> lesson;
  private int number;

  private Script(String name, InputStream bytes) {
    this.name = name;
    // Strict: a file that is no text is said to be none, instead of being run as something else.
    this.reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** Opens a script; what is wrong with the file is told, and nothing returned. */
  static Optional<Script> open(String file, InputStream in, PrintStream err) {
    if (file.equals("-")) {
      return Optional.of(new Script("-", in));
    }
    String shown = Printable.escaped(file);
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        err.println("sockstep: " + shown + " is a folder; give the script in it");
        return Optional.empty();
      }
      return Optional.of(new Script(file, Files.newInputStream(path)));
    } catch (NoSuchFileException e) {
      err.println("sockstep: there is no file " + shown);
    } catch (InvalidPathException e) {
      err.println("sockstep: the locale (LC_ALL, LANG) has no such characters: " + shown);
    } catch (AccessDeniedException e) {
      err.println("sockstep: you may not read " + shown);
    } catch (FileSystemException e) {
      err.println("sockstep: cannot read " + shown + ": " + e.getReason());
    } catch (IOException e) {
      err.println("sockstep: cannot read " + shown + ": " + Printable.escaped(e.getMessage()));
    }
    return Optional.empty();
  }

  /**
   * The next line; null at the end.
   *
   * @throws IOException when the rest can't be read; its message says where
   */
  SourceLine next() throws IOException {
    try {
      if (isLesson()) {
        return nextOfLesson();
      }
      String text = reader.readLine();
      return text == null ? null : new SourceLine(name, ++number, withoutMark(text));
    } catch (CharacterCodingException e) {
      throw new IOException(name + " is not UTF-8 text, near line " + (number + 1), e);
    } catch (IOException e) {
      String shown = name.equals("-") ? "standard input" : name;
      throw new IOException("cannot read " + shown + ": " + e.getMessage(), e);
    }
  }

  /** Whether it is a lesson, of which only the steps are run. */
  boolean isLesson() {
    return name.endsWith(".md");
  }

  /** Some editors begin a UTF-8 file with a byte order mark, which is no part of its text. */
  private String withoutMark(String text) {
    return number <= 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** A lesson is Markdown: where its steps are is known only when all of it is read. */
  private SourceLine nextOfLesson() throws IOException {
    if (lesson == null) {
      lesson = LessonSteps.of(name, withoutMark(reader.readAllAsString())).iterator();
    }
    return lesson.hasNext() ? lesson.next() : null;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

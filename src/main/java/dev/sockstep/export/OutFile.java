package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a student has asked for. */
final class OutFile {
  private final String name;
  private final boolean force;
  private final int column;

  /**
   * @param force whether a file of that name may be written over
   * @param column where the line names it
   */
  OutFile(String name, boolean force, int column) {
    this.name = name;
    this.force = force;
    this.column = column;
  }

  /** Writes what is to be in it. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  void write(Content content) throws Mistake {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new Mistake(column, name + " is a folder", "name a file in it");
      }
      try (OutputStream out = Files.newOutputStream(path, options())) {
        content.writeTo(out);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Mistake(
          column,
          "there is a file " + name + " already",
          "choose another name, or write over it with --force");
    } catch (NoSuchFileException e) {
      throw new Mistake(
          column, "there is no folder for " + name, "make it first, or choose another");
    } catch (AccessDeniedException e) {
      throw new Mistake(column, "you may not write " + name, "choose another folder");
    } catch (IOException | InvalidPathException e) {
      throw new Mistake(column, "cannot write " + name + ": " + e.getMessage(), null);
    }
  }

  private StandardOpenOption[] options() {
    return force
        ? new StandardOpenOption[] {
          StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
        }
        : new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
  }
}

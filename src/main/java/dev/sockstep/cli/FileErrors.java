package dev.sockstep.cli;

import dev.sockstep.render.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, in words. */
final class FileErrors {
  private FileErrors() {}

  static String text(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> "there is no file " + Printable.escaped(e.getFile());
      case AccessDeniedException e -> "you may not read " + Printable.escaped(e.getFile());
      case FileSystemException e ->
          "cannot read " + Printable.escaped(e.getFile()) + ": " + e.getReason();
      default -> "cannot read: " + Printable.escaped(String.valueOf(error.getMessage()));
    };
  }
}

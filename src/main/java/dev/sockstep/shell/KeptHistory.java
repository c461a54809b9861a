package dev.sockstep.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines typed, kept in a file as long as that can be read and written. Where it can't, there is
 * the history of this session: JLine's own would print its stack trace at each line, and end the
 * shell at a file that is no text.
 */
final class KeptHistory extends DefaultHistory {
  private final Path file;
  private boolean kept = true;

  /**
   * @param file the reader's history file
   */
  KeptHistory(Path file) {
    this.file = file;
  }

  @Override
  public void load() {
    try {
      super.load();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        putAside();
      } else {
        kept = false;
      }
    } catch (IOException e) {
      kept = false;
    }
  }

  /** What is no text is somebody's all the same: it is kept under another name. */
  private void putAside() {
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      kept = false;
    }
  }

  @Override
  public void save() {
    if (!kept) {
      return;
    }
    try {
      super.save();
    } catch (IOException e) {
      kept = false;
    }
  }
}

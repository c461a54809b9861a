package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that the transcripts of the last sessions are kept in. */
public final class Recordings {
  /** As many sessions are kept. */
  static final int KEPT = 10;

  private static final String ENDING = ".jsonl";

  private final Optional<Path> folder;
  private final long now;

  /**
   * @param folder empty where there is none to write to
   * @param now the time that a new recording is named after, in milliseconds since 1970
   */
  public Recordings(Optional<Path> folder, long now) {
    this.folder = folder;
    this.now = now;
  }

  /** The file of a session that begins; the oldest of those there are goes. */
  RandomAccessFile create() throws IOException {
    if (folder.isEmpty()) {
      return scratch();
    }
    Files.createDirectories(folder.get());
    List<Path> older = files();
    for (Path old : older.subList(Math.min(KEPT - 1, older.size()), older.size())) {
      Files.deleteIfExists(old);
    }
    Path file = folder.get().resolve(now + "-" + ProcessHandle.current().pid() + ENDING);
    return created(file);
  }

  /** A file that nobody finds, and that is gone with the process. */
  static RandomAccessFile scratch() throws IOException {
    String name = "sockstep-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
    RandomAccessFile scratch = created(file);
    Files.delete(file);
    return scratch;
  }

  /**
   * A new file; what was received may be nobody else's business. Not by way of java.nio: the first
   * channel of a process has the JVM try out sockets of its own, in the midst of the student's.
   */
  private static RandomAccessFile created(Path file) throws IOException {
    if (!file.toFile().createNewFile()) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new RandomAccessFile(file.toFile(), "rw");
  }

  /** The latest sessions, this one among them once it has made a step. */
  public List<Path> latest() {
    try {
      return files();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The latest first: their names begin with the time. */
  private List<Path> files() throws IOException {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    }
  }

  /**
   * Opens a recording.
   *
   * @param word a file, or the number of one of the latest
   * @param column where the line names it
   */
  public Recording open(String word, int column) throws Mistake {
    try {
      Path file = Path.of(word);
      List<Path> latest = latest();
      boolean numbered = word.matches("[0-9]{1,2}") && !Files.exists(file);
      if (numbered) {
        int number = Integer.parseInt(word);
        if (number < 1 || number > latest.size()) {
          throw new Mistake(
              column,
              "there is no recording " + word + ": " + latest.size() + " are kept",
              "open lists them");
        }
        file = latest.get(number - 1);
      }
      if (Files.isDirectory(file)) {
        throw new Mistake(column, word + " is a folder", "give the transcript in it");
      }
      String name = numbered ? "recording " + word : word;
      return Recording.of(name, FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      throw new Mistake(column, "there is no file " + word, "open lists the latest sessions");
    } catch (AccessDeniedException e) {
      throw new Mistake(column, "you may not read " + word, null);
    } catch (InvalidPathException e) {
      throw new Mistake(column, "the locale (LC_ALL, LANG) has no such characters", null);
    } catch (IOException e) {
      throw new Mistake(column, "cannot read " + word + ": " + e.getMessage(), null);
    } catch (Mistake mistake) {
      throw new Mistake(column, mistake.getMessage(), mistake.mend());
    }
  }
}

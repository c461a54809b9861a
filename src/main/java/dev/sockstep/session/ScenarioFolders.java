package dev.sockstep.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that scenarios make files in, a new one for each; they go with the session. */
final class ScenarioFolders {
  private final List<Path> made = new ArrayList<>();

  String next() {
    try {
      Path folder = Files.createTempDirectory("sockstep-");
      made.add(folder);
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever can't be deleted is left where it is: the system clears its temporary files. */
  void delete() {
    for (Path folder : made) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // Somebody else has put something there, or has cleared it already.
      }
    }
    made.clear();
  }
}

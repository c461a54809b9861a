package dev.sockstep.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The folders that scenarios make files in, a new one for each; they go with the session. */
final class ScenarioFolders {
  private final List<Path> made = new ArrayList<>();

  /**
   * Makes a folder that only this user may look into.
   *
   * @param unique what no other scenario of this machine has in its name
   */
  String next(String unique) {
    try {
      // A short name, for the path of a Unix socket has 107 bytes, and is read by a person.
      Path folder = Path.of(System.getProperty("java.io.tmpdir"), "sockstep-" + unique);
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
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

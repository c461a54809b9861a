package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.UnixMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Failures of bind(2) and connect(2) that Unix sockets have of their own, unix(7). */
final class UnixFailures {
  /** The type of a file in its mode, inode(7). */
  private static final int S_IFMT = 0170000;

  private static final int S_IFSOCK = 0140000;

  private UnixFailures() {}

  static Failure ofBind(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EADDRINUSE -> inUse(e);
      case EACCES -> forbidden(UnixMode.BIND_PATH_FORBIDDEN, e, "make a file at ");
      case EPERM ->
          UnixMode.BIND_PATH_FORBIDDEN.because(
              "The file system of " + e.where() + " takes no file of a socket, whoever asks.",
              permissions(e).toArray(String[]::new));
      case ENOENT -> folderMissing(e);
      case EROFS ->
          UnixMode.PATH_READ_ONLY.because(
              "The file of " + e.where() + " would be made where nothing can be written.",
              readOnly(e));
      case ENOTDIR -> notFolder(e);
      case ELOOP -> loops(e);
      case null, default -> null;
    };
  }

  static Failure ofConnect(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ECONNREFUSED -> UnixRefusals.of(e);
      case EACCES -> forbidden(UnixMode.CONNECT_PATH_FORBIDDEN, e, "write to ");
      case EPERM -> connectedElsewhere(e);
      case ENOENT ->
          UnixMode.PATH_MISSING.because(
              "There is no file at " + e.where() + ": no Unix socket has been bound to it.",
              List.of("there is no " + missing(Path.of(e.where()).toAbsolutePath())),
              Mends.serve(e, e.address()));
      case EPROTOTYPE ->
          UnixMode.TYPE_DIFFERS.because(
              e.where() + " is a socket of another type than " + e.socket() + ".",
              List.of(
                  "/proc/net/unix: "
                      + UnixTable.named(e.where()).map(UnixTable.Entry::word).orElse("gone since"),
                  e.socket() + " is a " + e.kind().word() + " socket"),
              UnixTable.named(e.where())
                  .map(entry -> Mends.create(entry.kind()) + ", then connect " + e.where())
                  .orElse(UnixMode.TYPE_DIFFERS.facts().attempt()));
      case EAGAIN ->
          UnixMode.UNIX_BACKLOG_FULL.because(
              "The accept queue of "
                  + e.where()
                  + " is full, and "
                  + e.socket()
                  + (e.isNonblocking() ? " does not wait." : " has waited for its SO_SNDTIMEO."),
              List.of(
                  e.isNonblocking()
                      ? "O_NONBLOCK is set"
                      : "the call waited " + e.call().nanos() / 1_000_000 + " ms"),
              own(e).map(name -> name + ".accept makes room").orElse("its program must accept")
                  + Mends.again(e));
      case ENOTDIR -> notFolder(e);
      case ELOOP -> loops(e);
      case null, default -> null;
    };
  }

  private static String readOnly(Evidence e) {
    Path folder = Path.of(e.where()).toAbsolutePath().getParent();
    return folder
        + (Files.isWritable(folder)
            ? " can be written now"
            : " can't be written, not even by root");
  }

  /** unix_may_send() of the kernel: a connected datagram socket takes from its peer only. */
  static Failure connectedElsewhere(Evidence e) {
    String whom = e.address() != null ? e.where() : RecvFailures.peer(e);
    return UnixMode.PEER_CONNECTED_ELSEWHERE.because(
        "The socket at " + whom + " is connected to another, and takes datagrams from that alone.",
        "it is no matter of permissions: those give EACCES");
  }

  /** The socket that such a call finds under the name (unix_find_abstract, unix_find_bsd). */
  static Optional<UnixTable.Entry> live(Evidence e) {
    return UnixTable.named(e.where(), isAbstract(e) ? e.kind() : null);
  }

  private static Failure inUse(Evidence e) {
    Optional<UnixTable.Entry> live = live(e);
    if (isAbstract(e)) {
      return UnixMode.ABSTRACT_NAME_TAKEN.because(
          "Another socket" + whose(e, live) + " has the abstract name " + e.where() + ".",
          Evidence.seen(live.map(_ -> "/proc/net/unix lists it").orElse(null)),
          UnixMode.ABSTRACT_NAME_TAKEN.facts().attempt());
    }
    return live.isPresent()
        ? UnixMode.PATH_OF_LIVE_SOCKET.because(
            "A socket that is open" + whose(e, live) + " is bound to " + e.where() + ".",
            List.of("/proc/net/unix lists it, inode " + live.get().inode()),
            own(e).map(name -> name + ".close, then rm " + e.where()).orElse("end its program")
                + "; or bind another path")
        : UnixMode.PATH_LEFT_OVER.because(
            "Something exists at "
                + e.where()
                + ", but no open socket has it. "
                + (isSocketFile(e.where())
                    ? "The file of a Unix socket stays after its socket is closed, and bind never"
                        + " replaces a file."
                    : "It is no socket's, and bind never replaces a file."),
            List.of("/proc/net/unix does not list it", "the file is " + fileKind(e.where())),
            isSocketFile(e.where())
                ? "remove the left-over file (rm " + e.where() + "), then bind"
                : "leave that file alone, and bind another path, such as /tmp/name");
  }

  /** The session's own socket that has the name. */
  static Optional<String> own(Evidence e) {
    return bound(e)
        .filter(other -> !isAbstract(e) || other.kind() == e.kind())
        .map(Evidence.Other::name)
        .findFirst();
  }

  static Stream<Evidence.Other> bound(Evidence e) {
    return e.others().stream().filter(other -> e.address().equals(other.snapshot().local()));
  }

  static String whose(Evidence e, Optional<UnixTable.Entry> live) {
    return own(e)
        .map(name -> ", your own " + name + ",")
        .or(() -> live.flatMap(entry -> Owner.of(entry.inode())).map(o -> " of " + o.text()))
        .orElse("");
  }

  static boolean isAbstract(Evidence e) {
    return e.address() instanceof Endpoint.Unix(String _, boolean isAbstract) && isAbstract;
  }

  /** The type of a file, inode(7). */
  static String fileKind(String path) {
    try {
      return switch ((int) Files.getAttribute(Path.of(path), "unix:mode") & S_IFMT) {
        case S_IFSOCK -> "a socket's";
        case 0100000 -> "a regular file";
        case 0040000 -> "a folder";
        case 0020000, 0060000 -> "a device";
        case 0010000 -> "a named pipe (fifo)";
        default -> "of no kind that is known here";
      };
    } catch (IOException e) {
      return "not readable";
    }
  }

  static boolean isSocketFile(String path) {
    try {
      // A device is no regular file either: only the type bits of inode(7) tell.
      return ((int) Files.getAttribute(Path.of(path), "unix:mode") & S_IFMT) == S_IFSOCK;
    } catch (IOException e) {
      return true;
    }
  }

  private static Failure folderMissing(Evidence e) {
    Path missing = Path.of(e.where()).toAbsolutePath().getParent();
    if (Files.isDirectory(missing)) {
      return UnixMode.BIND_FOLDER_MISSING.because(
          "No file can be made in " + missing + ".",
          "the folder is there, but its file system (as that of /proc) makes its own files only");
    }
    return UnixMode.BIND_FOLDER_MISSING.because(
        "The folder of " + e.where() + " does not exist.", "there is no " + missing(missing));
  }

  /** The first part of a path that is not there. */
  private static Path missing(Path path) {
    Path missing = path;
    while (missing.getParent() != null && !Files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    return missing;
  }

  private static Failure notFolder(Evidence e) {
    Path part = Path.of(e.where()).toAbsolutePath();
    while (part.getParent() != null && !Files.exists(part)) {
      part = part.getParent();
    }
    return UnixMode.PATH_NOT_FOLDER.because(
        "A part of " + e.where() + " is a file, where a folder must stand.",
        part + " is no folder");
  }

  private static Failure loops(Evidence e) {
    return UnixMode.PATH_LOOPS.because(
        "Symbolic links in " + e.where() + " lead round in a circle.",
        "the kernel followed 40 links and gave up, path_resolution(7)");
  }

  private static Failure forbidden(UnixMode mode, Evidence e, String doing) {
    return mode.because(
        "You may not " + doing + e.where() + ".", permissions(e), mode.facts().attempt());
  }

  /** Of the path itself, or of the folder that it would be made in. */
  private static List<String> permissions(Evidence e) {
    Path path = Path.of(e.where()).toAbsolutePath();
    Path shown = e.isCall("bind") ? path.getParent() : path;
    try {
      PosixFileAttributes found =
          Files.readAttributes(shown, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return List.of(
          shown
              + ": owner "
              + found.owner().getName()
              + ", "
              + PosixFilePermissions.toString(found.permissions()));
    } catch (IOException unreadable) {
      return List.of("the permissions of " + shown + " can't be read either");
    }
  }
}

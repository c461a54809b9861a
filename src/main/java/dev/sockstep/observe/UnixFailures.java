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

/** Failures of bind(2) and connect(2) that Unix sockets have of their own, unix(7). */
final class UnixFailures {
  /** The type of a file in its mode, inode(7). */
  private static final int S_IFMT = 0170000;

  private static final int S_IFSOCK = 0140000;

  private UnixFailures() {}

  static Failure ofBind(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EADDRINUSE -> inUse(e);
      case EACCES, EPERM -> forbidden(UnixMode.BIND_PATH_FORBIDDEN, e, "make a file at ");
      case ENOENT -> folderMissing(e);
      case EROFS ->
          UnixMode.PATH_READ_ONLY.because(
              "The file of " + e.where() + " would be made where nothing can be written.");
      case ENOTDIR -> notFolder(e);
      case ELOOP -> loops(e);
      case null, default -> null;
    };
  }

  static Failure ofConnect(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ECONNREFUSED -> refused(e);
      case EACCES, EPERM -> forbidden(UnixMode.CONNECT_PATH_FORBIDDEN, e, "write to ");
      case ENOENT ->
          UnixMode.PATH_MISSING.because(
              "There is no file at " + e.where() + ": no Unix socket has been bound to it.",
              List.of(),
              "srv = create unix, srv.bind " + e.where() + ", srv.listen");
      case EPROTOTYPE ->
          UnixMode.TYPE_DIFFERS.because(
              e.where() + " is a socket of another type than " + e.socket() + ".",
              "/proc/net/unix: "
                  + UnixTable.named(e.where())
                      .map(entry -> entry.stream() ? "a stream socket" : "no stream socket")
                      .orElse("gone meanwhile"));
      case EAGAIN ->
          UnixMode.UNIX_BACKLOG_FULL.because(
              "The accept queue of "
                  + e.where()
                  + " is full, and "
                  + e.socket()
                  + (e.isNonblocking() ? " does not wait." : " has waited for its SO_SNDTIMEO."),
              e.isNonblocking()
                  ? "O_NONBLOCK is set"
                  : "the call waited " + e.call().nanos() / 1_000_000 + " ms");
      case ENOTDIR -> notFolder(e);
      case ELOOP -> loops(e);
      case null, default -> null;
    };
  }

  private static Failure inUse(Evidence e) {
    Optional<UnixTable.Entry> live = UnixTable.named(e.where());
    if (isAbstract(e)) {
      return UnixMode.ABSTRACT_NAME_TAKEN.because(
          "Another socket" + whose(e, live) + " has the abstract name " + e.where() + ".",
          Evidence.seen(live.map(_ -> "/proc/net/unix lists it").orElse(null)),
          UnixMode.ABSTRACT_NAME_TAKEN.facts().attempt());
    }
    return live.isPresent()
        ? UnixMode.PATH_OF_LIVE_SOCKET.because(
            "A socket that is open" + whose(e, live) + " is bound to " + e.where() + ".",
            "/proc/net/unix lists it, inode " + live.get().inode())
        : UnixMode.PATH_LEFT_OVER.because(
            "Something exists at "
                + e.where()
                + ", but no open socket has it. The file of a Unix socket stays after its socket"
                + " is closed, and bind never replaces a file.",
            List.of("/proc/net/unix does not list it"),
            "remove the left-over file (rm " + e.where() + "), then bind");
  }

  private static String whose(Evidence e, Optional<UnixTable.Entry> live) {
    return e.others().stream()
        .filter(other -> e.address().equals(other.snapshot().local()))
        .map(other -> ", your own " + other.name() + ",")
        .findFirst()
        .or(() -> live.flatMap(entry -> Owner.of(entry.inode())).map(o -> " of " + o.text()))
        .orElse("");
  }

  private static Failure refused(Evidence e) {
    Optional<UnixTable.Entry> live = UnixTable.named(e.where());
    if (live.isPresent()) {
      return UnixMode.SOCKET_NOT_LISTENING.because(
          "A socket" + whose(e, live) + " has the name " + e.where() + ", but does not listen.",
          "/proc/net/unix lists it, without the flag of a listener");
    }
    if (isAbstract(e)) {
      return UnixMode.NAME_MISSING.because(
          "No socket has the abstract name " + e.where() + ".", "/proc/net/unix does not list it");
    }
    return isSocketFile(e.where())
        ? UnixMode.SERVER_HAS_GONE.because(
            "The file " + e.where() + " is there, but its server has gone and left it.",
            "/proc/net/unix does not list it")
        : UnixMode.PATH_NOT_SOCKET.because(
            e.where() + " is a file, but no socket.", "the type of the file (stat)");
  }

  private static boolean isAbstract(Evidence e) {
    return e.address() instanceof Endpoint.Unix(String _, boolean isAbstract) && isAbstract;
  }

  private static boolean isSocketFile(String path) {
    try {
      // A device is no regular file either: only the type bits of inode(7) tell.
      return ((int) Files.getAttribute(Path.of(path), "unix:mode") & S_IFMT) == S_IFSOCK;
    } catch (IOException e) {
      return true;
    }
  }

  private static Failure folderMissing(Evidence e) {
    Path missing = Path.of(e.where()).toAbsolutePath().getParent();
    while (missing.getParent() != null && !Files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    return UnixMode.BIND_FOLDER_MISSING.because(
        "The folder of " + e.where() + " does not exist.", "there is no " + missing);
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
        "Symbolic links in " + e.where() + " lead round in a circle: the kernel gave up.");
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

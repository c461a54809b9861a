package dev.sockstep.observe;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The process that holds a socket, found by the socket's inode among the descriptors that proc(5)
 * lists. Slow, for it reads the descriptors of every process: not for the path of a step.
 *
 * @param pid its process number
 * @param name its command, as {@code /proc/PID/comm} has it
 */
public record Owner(long pid, String name) {

  /** Whether it is this process: then one of the session's peers has the socket. */
  boolean isSelf() {
    return pid == ProcessHandle.current().pid();
  }

  /** {@code python3 (pid 4711)}. */
  String text() {
    return name + " (pid " + pid + ")";
  }

  /** This process. */
  public static Owner self() {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, comm(Long.toString(pid)));
  }

  /** The inode behind a descriptor of this process; empty when it is not open, or no socket. */
  public static Optional<Long> inode(int fd) {
    return inodeAt(Path.of("/proc/self/fd/" + fd));
  }

  /** A process that holds that socket; empty when none does that this user may look into. */
  public static Optional<Owner> of(long inode) {
    return Optional.ofNullable(of(Set.of(inode)).get(inode));
  }

  /** For each of those sockets a process that holds it, where this user may look into one. */
  public static Map<Long, Owner> of(Set<Long> inodes) {
    Map<Long, Owner> owners = new HashMap<>();
    String[] processes = new File("/proc").list((_, name) -> Character.isDigit(name.charAt(0)));
    for (String pid : processes == null ? new String[0] : processes) {
      String folder = "/proc/" + pid + "/fd";
      String[] fds = new File(folder).list();
      for (String fd : fds == null ? new String[0] : fds) {
        inodeAt(Path.of(folder, fd))
            .filter(inodes::contains)
            .ifPresent(
                inode ->
                    owners.computeIfAbsent(inode, _ -> new Owner(Long.parseLong(pid), comm(pid))));
      }
      if (owners.size() == inodes.size()) {
        break;
      }
    }
    return owners;
  }

  private static Optional<Long> inodeAt(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("socket:[")
          ? Optional.of(Long.parseLong(target.substring(8, target.length() - 1)))
          : Optional.empty();
    } catch (IOException e) {
      // Closed meanwhile, or another user's.
      return Optional.empty();
    }
  }

  private static String comm(String pid) {
    try (BufferedReader reader =
        new BufferedReader(new FileReader("/proc/" + pid + "/comm", StandardCharsets.UTF_8))) {
      return reader.readLine();
    } catch (IOException e) {
      return "?";
    }
  }
}

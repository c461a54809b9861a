package dev.sockstep.lesson;

import dev.sockstep.command.Verb;
import dev.sockstep.model.Call;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How the sockets and peers stood at a place of a lesson, which its text goes on from. */
final class Footing {
  private final Map<String, SocketView> sockets = new LinkedHashMap<>();
  private final Map<String, Peers.Of> peers = new LinkedHashMap<>();

  /** The sockets that got options or flags since, which a look does not show. */
  private final Set<String> withOptions = new LinkedHashSet<>();

  /** Looks at all there is; nothing is changed by it, and no step is made of it. */
  Footing(Session session) {
    session.look().forEach(socket -> sockets.put(socket.name(), socket));
    session.peers().forEach(peer -> peers.put(peer.name(), peer));
  }

  /** Whether a command of that verb may leave things otherwise than it found them. */
  static boolean mayAlter(Verb verb) {
    return switch (verb.group()) {
      case LIFECYCLE, MORE -> true;
      case LOOKING -> false;
      case TEACHING -> verb == Verb.PEER || verb == Verb.PROVOKE;
      case SHELL -> verb == Verb.USE || verb == Verb.RERUN;
    };
  }

  /** Takes note of what a look does not show: options and flags that a step has set. */
  void note(StepReport report) {
    boolean sets =
        report.calls().stream()
            .filter(call -> call.returned() && call.result() == 0)
            .map(Call::name)
            .anyMatch(name -> name.equals("setsockopt") || name.equals("fcntl"));
    if (sets && sockets.containsKey(report.socket())) {
      withOptions.add(report.socket());
    }
  }

  /** What is different now, each in a clause: {@code c was connected, and is closed}. */
  List<String> differences(Footing now) {
    List<String> found = new ArrayList<>();
    for (SocketView before : sockets.values()) {
      difference(before, now.sockets.get(before.name())).ifPresent(found::add);
    }
    now.sockets.values().stream()
        .filter(socket -> !sockets.containsKey(socket.name()) && isOpen(socket))
        .forEach(socket -> found.add(socket.name() + " is new"));
    for (Peers.Of peer : peers.values()) {
      difference(peer, now.peers.get(peer.name())).ifPresent(found::add);
    }
    now.peers.values().stream()
        .filter(peer -> !peers.containsKey(peer.name()) && peer.running())
        .forEach(peer -> found.add("the peer " + peer.name() + " is new"));
    withOptions.stream().map(name -> name + " has an option set").forEach(found::add);
    return found;
  }

  /** What is gone of the sockets that a task needs, each in a clause; no command brings it back. */
  List<String> lost(Block.Task task, Footing now) {
    List<String> found = new ArrayList<>();
    for (SocketView before : sockets.values()) {
      SocketView after = now.sockets.get(before.name());
      boolean gone = after == null || !isOpen(after) || isHalf(after) && !isHalf(before);
      if (isOpen(before) && gone && isNeeded(before.name(), task)) {
        difference(before, after).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isHalf(SocketView socket) {
    return socket.stage() == Stage.HALF_CLOSED;
  }

  /** Whether the solution works on a socket, and never ends one itself, by whatever name. */
  private static boolean isNeeded(String name, Block.Task task) {
    boolean ends =
        task.solution().stream()
            .map(step -> step.line().command().verb())
            .anyMatch(verb -> verb == Verb.CLOSE || verb == Verb.SHUTDOWN);
    boolean made =
        task.solution().stream()
            .anyMatch(step -> step.line().assign().filter(n -> n.text().equals(name)).isPresent());
    Stream<String> texts =
        Stream.concat(
            task.solution().stream().map(step -> step.source().text()),
            task.goals().stream().map(goal -> goal.source().text()));
    String word = ".*\\b" + name + "\\b.*";
    return !ends && !made && texts.anyMatch(text -> text.matches(word));
  }

  private static boolean isOpen(SocketView socket) {
    return socket.stage() != Stage.CLOSED;
  }

  private static Optional<String> difference(SocketView before, SocketView after) {
    if (after == null) {
      return isOpen(before) ? Optional.of(before.name() + " is gone") : Optional.empty();
    }
    Snapshot was = before.snapshot();
    Snapshot is = after.snapshot();
    String name = before.name();
    if (before.stage() != after.stage()) {
      return Optional.of(clause(name, before.stage().word(), after.stage().word()));
    }
    if (!isOpen(before)) {
      return Optional.empty();
    }
    if (was.state() != is.state()) {
      return Optional.of(clause(name, String.valueOf(was.state()), String.valueOf(is.state())));
    }
    if (was.fd() != is.fd()
        || !Objects.equals(was.local(), is.local())
        || !Objects.equals(was.peer(), is.peer())) {
      return Optional.of(name + " is another socket than it was");
    }
    if (!Objects.equals(before.blockedIn(), after.blockedIn())) {
      return Optional.of(clause(name, call(before), call(after)));
    }
    return difference(name, was.acceptq(), is.acceptq(), "connection", " to accept")
        .or(() -> difference(name, was.recvq(), is.recvq(), "byte", " to read"));
  }

  private static Optional<String> difference(Peers.Of before, Peers.Of after) {
    if (after == null || before.running() && !after.running()) {
      return Optional.of("the peer " + before.name() + " has stopped");
    }
    int had = before.tally().connections();
    int has = after.tally().connections();
    return difference("the peer " + before.name(), had, has, "connection", "");
  }

  private static String call(SocketView socket) {
    return socket.blockedIn() == null ? "in no call" : "in " + socket.blockedIn();
  }

  private static String clause(String name, String was, String is) {
    return name + " was " + was + ", and is " + is;
  }

  /** How many there were and are of something, which the kernel may tell no number of. */
  private static Optional<String> difference(
      String name, Integer had, Integer has, String one, String more) {
    int before = Objects.requireNonNullElse(had, 0);
    int after = Objects.requireNonNullElse(has, 0);
    String counted = before == 1 ? "1 " + one : (before == 0 ? "no" : before) + " " + one + "s";
    return before == after
        ? Optional.empty()
        : Optional.of(
            name + " had " + counted + more + ", and has " + (after == 0 ? "none" : after));
  }
}

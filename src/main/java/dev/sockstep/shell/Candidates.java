package dev.sockstep.shell;

import dev.sockstep.command.Field;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import java.util.List;
import org.jline.reader.Candidate;

/** What is offered to complete a word with, gathered for JLine. */
final class Candidates {
  private final List<Candidate> candidates;

  Candidates(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  void words(String... words) {
    words(List.of(words));
  }

  void words(List<String> words) {
    words.forEach(word -> add(word, null));
  }

  /** A word that a blank follows. */
  void add(String word, String help) {
    candidates.add(candidate(word, word, help, true));
  }

  /**
   * A word behind what is typed already.
   *
   * @param value the whole text
   * @param shown what the list of candidates shows of it
   */
  void add(String value, String shown, String help) {
    candidates.add(candidate(value, shown, help, true));
  }

  /** The beginning of a word, which goes on behind it. */
  void begin(String word, String help) {
    candidates.add(candidate(word, word, help, false));
  }

  void names(List<SocketView> sockets) {
    sockets.forEach(socket -> add(socket.name(), about(socket)));
  }

  /** What stands for the address of a socket or peer. */
  void addressOf(String name) {
    add("$" + name, "the address of " + name);
  }

  /** The fields of sockets, or those of peers, behind a name. */
  void fields(String name, boolean ofPeers) {
    for (Field field : Field.values()) {
      if (ofPeers ? field.isOfPeers() : field.isOfSockets()) {
        add(name + "." + field.word(), field.help());
      }
    }
  }

  void fields(String sign, List<SocketView> sockets, List<Peers.Of> peers) {
    sockets.forEach(socket -> fields(sign + socket.name(), false));
    peers.forEach(peer -> fields(sign + peer.name(), true));
  }

  /** Options and events behind a name: too many to be shown before a capital asks for them. */
  void kernels(String name) {
    SocketOption.names().forEach(option -> add(name + option, null));
    PollEvent.names().forEach(event -> add(name + event, "1 or 0: what poll tells now"));
  }

  static String about(SocketView socket) {
    return socket.kind().word() + ", " + socket.where();
  }

  private static Candidate candidate(String value, String shown, String help, boolean whole) {
    return new Candidate(value, shown, null, help, null, null, whole);
  }
}

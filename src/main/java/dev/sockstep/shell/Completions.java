package dev.sockstep.shell;

import dev.sockstep.command.ArgKind;
import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.Field;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.Catalogue;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.session.explain.Explanations;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes verbs, names of sockets, options and the addresses that the session knows. */
final class Completions implements Completer {
  private final Supplier<List<SocketView>> sockets;
  private final Supplier<List<Peers.Of>> peers;

  /**
   * @param sockets the session's sockets as last seen; asked without any lock held
   * @param peers its peers, likewise
   */
  Completions(Supplier<List<SocketView>> sockets, Supplier<List<Peers.Of>> peers) {
    this.sockets = sockets;
    this.peers = peers;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    int verbAt = verbIndex(line);
    List<String> words = line.words();
    if (line.wordIndex() < verbAt || current(line).stripLeading().startsWith("=")) {
      return;
    }
    if (line.wordIndex() == verbAt) {
      head(line.word(), candidates);
      return;
    }
    String head = words.get(verbAt);
    String word = head.substring(head.indexOf('.') + 1);
    Verb.of(word).ifPresent(verb -> argument(verb, line, verbAt, candidates));
  }

  /** Of several lines pasted, the one that the cursor is in, and what follows it. */
  private static String current(ParsedLine line) {
    return line.line().substring(line.line().lastIndexOf('\n', line.cursor() - 1) + 1);
  }

  /** Behind "name =" the verb is the second word. */
  private static int verbIndex(ParsedLine line) {
    String before = current(line);
    int equals = before.indexOf('=');
    boolean named =
        equals > 0
            && !before.startsWith("==", equals)
            && before.substring(0, equals).strip().chars().noneMatch(Character::isWhitespace);
    return named ? 1 : 0;
  }

  private void head(String word, List<Candidate> candidates) {
    int dot = word.indexOf('.');
    if (dot >= 0) {
      String name = word.substring(0, dot + 1);
      for (Verb verb : Verb.values()) {
        if (verb.actsOnSocket()) {
          candidates.add(candidate(name + verb.word(), verb.word(), verb.help(), true));
        }
      }
      return;
    }
    for (Verb verb : Verb.values()) {
      candidates.add(candidate(verb.word(), verb.word(), verb.help(), true));
    }
    for (SocketView socket : sockets.get()) {
      candidates.add(candidate(socket.name() + ".", socket.name() + ".", about(socket), false));
    }
  }

  private void argument(Verb verb, ParsedLine line, int verbAt, List<Candidate> candidates) {
    if (verb.kinds().isEmpty()) {
      return;
    }
    int index = line.wordIndex() - verbAt - 1;
    ArgKind kind = verb.kinds().get(Math.min(index, verb.kinds().size() - 1));
    if (line.word().startsWith("$")) {
      references(kind, candidates);
      return;
    }
    switch (kind) {
      case KIND -> words(candidates, "tcp", "udp", "unix", "--ipv6", "--nonblock");
      case CREATE_OPTION -> words(candidates, "--ipv6", "--nonblock", "--dgram", "--seqpacket");
      case PAIR_OPTION -> words(candidates, "--dgram", "--seqpacket", "--nonblock");
      case MESSAGE_FLAG -> flags(verb, candidates);
      case ADDRESS -> addresses(verb, index, candidates);
      case SOCKET -> sockets.get().forEach(s -> add(candidates, s.name(), about(s)));
      case DIRECTION -> words(candidates, "rd", "wr", "rdwr");
      case OPTION -> SocketOption.names().forEach(name -> add(candidates, name, null));
      case ON_OFF -> words(candidates, "on", "off");
      case OPTION_VALUE -> words(candidates, "on", "off");
      case SETTING -> words(candidates, "patience", "feedback", "notation");
      case SETTING_VALUE -> settingValues(line.words().get(verbAt + 1), candidates);
      case VERB -> {
        for (Verb each : Verb.values()) {
          add(candidates, each.word(), each.help());
        }
      }
      case WORD -> topics(index, candidates);
      case CONDITION -> condition(index, line, candidates);
      case WIRE -> {
        sockets.get().forEach(s -> add(candidates, s.name(), about(s)));
        words(candidates, "save");
      }
      case PEER, PEER_CLIENT, PEER_OPTION -> peers(line.words(), verbAt, candidates);
      case MODE -> modes(candidates);
      case MODE_OPTION -> words(candidates, "--step");
      case ALL -> words(candidates, "all");
      case LESSON -> words(candidates, "list");
      case KEPT_FILE -> words(candidates, "--json", "--force");
      case FORMAT -> ExportFormat.words().forEach(word -> add(candidates, word, null));
      case EXPORTED -> sockets.get().forEach(s -> add(candidates, s.name(), about(s)));
      case BACKLOG, DATA, COUNT, DURATION, FILE, GROUP, DEVICE, HOST -> {}
      case PRINTED, STEPS, SECTION -> {}
    }
  }

  private static void flags(Verb verb, List<Candidate> candidates) {
    boolean sends = verb == Verb.SEND || verb == Verb.SENDTO;
    MessageFlag.Use direction = sends ? MessageFlag.Use.SEND : MessageFlag.Use.RECV;
    for (MessageFlag flag : MessageFlag.values()) {
      if (flag.fits(direction)) {
        add(candidates, flag.word(), flag.help());
      }
    }
  }

  private void peers(List<String> words, int verbAt, List<Candidate> candidates) {
    List<String> before = words.subList(verbAt + 1, words.size() - 1);
    boolean client = before.size() == 1 && before.getFirst().equals("client");
    if (before.isEmpty() || client) {
      for (PeerKind kind : PeerKind.values()) {
        if (kind.can(client, false)) {
          add(candidates, kind.word(), kind.does(client, false));
        }
      }
      if (!client) {
        add(candidates, "client", "one that connects to your socket");
        add(candidates, "stop", "end one, or all");
      }
    } else if (before.getFirst().equals("stop")) {
      peers.get().forEach(peer -> add(candidates, peer.name(), peer.does()));
    } else {
      words(candidates, "udp", "--ipv6", "--every", "--at-once");
    }
  }

  private static void modes(List<Candidate> candidates) {
    for (Mode mode : Catalogue.all()) {
      add(candidates, mode.id(), mode.facts().cause());
    }
  }

  /** What has several words is offered as a whole. */
  private static void topics(int index, List<Candidate> candidates) {
    if (index == 0) {
      Explanations.words().forEach(word -> add(candidates, word, null));
    }
  }

  private void addresses(Verb verb, int index, List<Candidate> candidates) {
    if (index > 0 && verb != Verb.SENDTO) {
      return;
    }
    if (verb == Verb.CONNECT || verb == Verb.SENDTO) {
      for (SocketView socket : sockets.get()) {
        Endpoint local = socket.snapshot().local();
        boolean listens = socket.stage() == Stage.LISTENING;
        if (local != null && (listens || isDatagram(socket))) {
          add(
              candidates,
              local.text(),
              socket.name() + (listens ? " listens here" : " has this address"));
          add(candidates, "$" + socket.name(), "the address of " + socket.name());
        }
      }
      for (Peers.Of peer : peers.get()) {
        if (!peer.client()) {
          add(candidates, peer.local().text(), peer.name() + " waits here");
          add(candidates, "$" + peer.name(), "the address of " + peer.name());
        }
      }
    } else {
      add(candidates, "*", "any address of this machine");
    }
    words(candidates, "127.0.0.1", "localhost");
  }

  private static boolean isDatagram(SocketView socket) {
    return !socket.kind().hasConnections();
  }

  private void references(ArgKind kind, List<Candidate> candidates) {
    boolean address = kind == ArgKind.ADDRESS;
    boolean taken =
        address || List.of(ArgKind.BACKLOG, ArgKind.COUNT, ArgKind.CONDITION).contains(kind);
    for (SocketView socket : taken ? sockets.get() : List.<SocketView>of()) {
      if (address) {
        add(candidates, "$" + socket.name(), "the address of " + socket.name());
      }
      for (Field field : Field.values()) {
        if (field.isOfSockets()) {
          add(candidates, "$" + socket.name() + "." + field.word(), field.help());
        }
      }
    }
    for (Peers.Of peer : taken ? peers.get() : List.<Peers.Of>of()) {
      if (address) {
        add(candidates, "$" + peer.name(), "the address of " + peer.name());
      }
      peerFields("$" + peer.name(), candidates);
    }
  }

  private static void peerFields(String name, List<Candidate> candidates) {
    for (Field field : Field.values()) {
      if (field.isOfPeers()) {
        add(candidates, name + "." + field.word(), field.help());
      }
    }
  }

  private static void settingValues(String setting, List<Candidate> candidates) {
    switch (setting) {
      case "feedback" -> words(candidates, "silent", "brief", "normal", "full");
      case "notation" -> words(candidates, "python", "c", "java", "off");
      default -> {}
    }
  }

  private void condition(int index, ParsedLine line, List<Candidate> candidates) {
    if (index == 0) {
      for (SocketView socket : sockets.get()) {
        for (Field field : Field.values()) {
          if (field.isOfSockets()) {
            add(candidates, socket.name() + "." + field.word(), field.help());
          }
        }
      }
      peers.get().forEach(peer -> peerFields(peer.name(), candidates));
      words(candidates, "result", "errno", "call");
    } else if (line.words().get(line.wordIndex() - 1).isEmpty()) {
      return;
    } else if (current(line).contains(".stage")) {
      List.of(Stage.values()).forEach(stage -> add(candidates, stage.word(), null));
    } else if (current(line).contains(".state")) {
      for (TcpState state : TcpState.values()) {
        add(candidates, state.name(), null);
      }
    }
  }

  private static String about(SocketView socket) {
    return socket.kind().word() + ", " + socket.stage().word();
  }

  private static void words(List<Candidate> candidates, String... words) {
    for (String word : words) {
      add(candidates, word, null);
    }
  }

  private static void add(List<Candidate> candidates, String word, String help) {
    candidates.add(candidate(word, word, help, true));
  }

  /**
   * @param whole whether a blank follows the word
   */
  private static Candidate candidate(String value, String shown, String help, boolean whole) {
    return new Candidate(value, shown, null, help, null, null, whole);
  }
}

package dev.sockstep.shell;

import dev.sockstep.command.ArgKind;
import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.FigureGroup;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.session.explain.Explanations;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
  public void complete(LineReader reader, ParsedLine line, List<Candidate> found) {
    Candidates candidates = new Candidates(found);
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

  private void head(String word, Candidates candidates) {
    int dot = word.indexOf('.');
    if (dot >= 0) {
      String name = word.substring(0, dot + 1);
      for (Verb verb : Verb.values()) {
        if (verb.actsOnSocket()) {
          candidates.add(name + verb.word(), verb.word(), verb.help());
        }
      }
      return;
    }
    for (Verb verb : Verb.values()) {
      candidates.add(verb.word(), verb.help());
    }
    for (SocketView socket : sockets.get()) {
      candidates.begin(socket.name() + ".", Candidates.about(socket));
    }
  }

  private void argument(Verb verb, ParsedLine line, int verbAt, Candidates candidates) {
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
      case KIND -> candidates.words("tcp", "udp", "unix", "--ipv6", "--nonblock");
      case CREATE_OPTION -> candidates.words("--ipv6", "--nonblock", "--dgram", "--seqpacket");
      case PAIR_OPTION -> candidates.words("--dgram", "--seqpacket", "--nonblock");
      case MESSAGE_FLAG -> flags(verb, candidates);
      case ADDRESS -> new AddressCandidates(sockets.get(), peers.get(), candidates).of(verb, index);
      case SOCKET -> candidates.names(sockets.get());
      case DIRECTION -> candidates.words("rd", "wr", "rdwr");
      case OPTION -> candidates.words(List.copyOf(SocketOption.names()));
      case ON_OFF, OPTION_VALUE -> candidates.words("on", "off");
      case SETTING -> candidates.words("patience", "feedback", "notation");
      case SETTING_VALUE -> settingValues(line.words().get(verbAt + 1), candidates);
      case VERB -> {
        for (Verb each : Verb.values()) {
          candidates.add(each.word(), each.help());
        }
        for (Verb.Group group : Verb.Group.values()) {
          candidates.add(group.word(), "the verbs of this group");
        }
        candidates.words("all");
      }
      case WORD -> topics(index, candidates);
      case CONDITION -> condition(index, line, candidates);
      case WIRE -> {
        candidates.names(sockets.get());
        candidates.words("save");
      }
      case PEER, PEER_CLIENT, PEER_OPTION -> peers(line.words(), verbAt, candidates);
      case MODE -> modes(candidates);
      case MODE_OPTION -> candidates.words("--step");
      case ALL -> candidates.words("all");
      case WHOLE -> candidates.words("lesson");
      case LESSON -> candidates.words("list");
      case KEPT_FILE -> candidates.words("--json", "--force");
      case FORMAT -> candidates.words(ExportFormat.words());
      case EXPORTED -> candidates.names(sockets.get());
      case FIGURES -> candidates.words(FigureGroup.words());
      case BACKLOG, DATA, COUNT, DURATION, FILE, GROUP, DEVICE, HOST -> {}
      case PRINTED, STEPS, SECTION -> {}
    }
  }

  private static void flags(Verb verb, Candidates candidates) {
    boolean sends = verb == Verb.SEND || verb == Verb.SENDTO;
    MessageFlag.Use direction = sends ? MessageFlag.Use.SEND : MessageFlag.Use.RECV;
    for (MessageFlag flag : MessageFlag.values()) {
      if (flag.fits(direction)) {
        candidates.add(flag.word(), flag.help());
      }
    }
  }

  private void peers(List<String> words, int verbAt, Candidates candidates) {
    List<String> before = words.subList(verbAt + 1, words.size() - 1);
    boolean client = before.size() == 1 && before.getFirst().equals("client");
    if (before.isEmpty() || client) {
      for (PeerKind kind : PeerKind.values()) {
        if (kind.can(client, false)) {
          candidates.add(kind.word(), kind.does(client, false));
        }
      }
      if (!client) {
        candidates.add("client", "one that connects to your socket");
        candidates.add("stop", "end one, or all");
      }
    } else if (before.getFirst().equals("stop")) {
      peers.get().forEach(peer -> candidates.add(peer.name(), peer.does()));
    } else {
      candidates.words("udp", "--ipv6", "--every", "--at-once");
    }
  }

  private static void modes(Candidates candidates) {
    for (Mode mode : Modes.all()) {
      candidates.add(mode.id(), mode.facts().cause());
    }
  }

  /** What has several words is offered as a whole. */
  private void topics(int index, Candidates candidates) {
    if (index == 0) {
      candidates.names(sockets.get());
      Explanations.words().forEach(word -> candidates.add(word, null));
    }
  }

  /** Values behind "$", where an argument may be one. */
  private void references(ArgKind kind, Candidates candidates) {
    boolean address = kind == ArgKind.ADDRESS;
    if (address) {
      Stream<String> names =
          Stream.concat(
              sockets.get().stream().map(SocketView::name),
              peers.get().stream().map(Peers.Of::name));
      names.forEach(candidates::addressOf);
    }
    if (address || List.of(ArgKind.BACKLOG, ArgKind.COUNT, ArgKind.CONDITION).contains(kind)) {
      candidates.fields("$", sockets.get(), peers.get());
    }
  }

  private static void settingValues(String setting, Candidates candidates) {
    switch (setting) {
      case "feedback" -> candidates.words("silent", "brief", "normal", "full");
      case "notation" -> candidates.words("python", "c", "java", "off");
      default -> {}
    }
  }

  private void condition(int index, ParsedLine line, Candidates candidates) {
    if (index == 0) {
      candidates.fields("", sockets.get(), peers.get());
      if (line.word().matches("[^.]+\\.[A-Z].*")) {
        sockets.get().forEach(socket -> candidates.kernels(socket.name() + "."));
      }
      candidates.words("result", "errno", "call");
    } else if (line.words().get(line.wordIndex() - 1).isEmpty()) {
      return;
    } else if (current(line).contains(".stage")) {
      List.of(Stage.values()).forEach(stage -> candidates.add(stage.word(), null));
    } else if (current(line).contains(".state")) {
      for (TcpState state : TcpState.values()) {
        candidates.add(state.name(), null);
      }
    }
  }
}

package dev.sockstep.command;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.PeerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows {@code peer}. */
final class PeerParser {
  private final Arguments arguments;
  private boolean udp;
  private boolean inet6;
  private boolean atOnce;
  private Optional<Duration> every = Optional.empty();

  private PeerParser(Arguments arguments) {
    this.arguments = arguments;
  }

  static PeerAction parse(Arguments arguments) throws Mistake {
    return new PeerParser(arguments).action();
  }

  private PeerAction action() throws Mistake {
    if (arguments.isEmpty()) {
      return new PeerAction.Show();
    }
    if (arguments.takeIf("stop")) {
      return new PeerAction.Stop(
          arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.name()));
    }
    return arguments.takeIf("client") ? call() : serve();
  }

  private PeerAction serve() throws Mistake {
    Token word = arguments.takeWord(ArgKind.PEER);
    PeerKind kind = kind(word, false);
    options(kind);
    Optional<Address> port = Optional.empty();
    if (!arguments.isEmpty()) {
      Address address = new AddressParser(arguments).parse();
      if (!(address instanceof Address.HostPort(Host host, _, int column))
          || !(host instanceof Host.Loopback)) {
        throw new Mistake(
            address.column(),
            "a peer listens on loopback only: expected a port alone",
            "the form is: " + Verb.PEER.synopsis());
      }
      port = Optional.of(address);
      options(kind);
    }
    return new PeerAction.Serve(kind, manner(word, kind, false), port);
  }

  private PeerAction call() throws Mistake {
    Token word = arguments.takeWord(ArgKind.PEER_CLIENT);
    PeerKind kind = kind(word, true);
    options(kind);
    Address address = new AddressParser(arguments).parse();
    options(kind);
    return new PeerAction.Call(kind, manner(word, kind, true), address);
  }

  private static PeerKind kind(Token token, boolean client) throws Mistake {
    List<String> words = new ArrayList<>(PeerKind.words(client, false));
    if (!client) {
      words.addAll(List.of("client", "stop"));
    }
    PeerKind kind =
        PeerKind.of(token.text())
            .orElseThrow(
                () ->
                    new Mistake(
                        token.column(),
                        "there is no peer " + token.shown(),
                        Nearest.mend(token.text(), words, "peers")));
    if (!kind.can(client, false)) {
      throw new Mistake(
          token.column(),
          kind.word() + " is no client: it " + kind.does(false, false),
          "clients are " + String.join(", ", words));
    }
    return kind;
  }

  private void options(PeerKind kind) throws Mistake {
    for (boolean more = true; more && !arguments.isEmpty(); ) {
      Token token = arguments.peek();
      if (arguments.takeIf("udp")) {
        udp = true;
      } else if (arguments.takeIf("tcp")) {
        udp = false;
      } else if (arguments.takeIf("--ipv6")) {
        inet6 = true;
      } else if (arguments.takeIf("--every")) {
        every(token, kind);
      } else if (arguments.takeIf("--at-once")) {
        if (kind != PeerKind.RESET) {
          throw new Mistake(token.column(), "--at-once is for peer reset", null);
        }
        atOnce = true;
      } else if (token.text().startsWith("-") && token.kind() == Token.Kind.WORD) {
        throw arguments.unexpected(token, ArgKind.PEER_OPTION.expected());
      } else {
        more = false;
      }
    }
  }

  private void every(Token token, PeerKind kind) throws Mistake {
    if (!kind.isPaced()) {
      throw new Mistake(
          token.column(), kind.word() + " has no pace: --every is for slow and trickle", null);
    }
    int column = arguments.isEmpty() ? token.end() : arguments.peek().column();
    Duration time = arguments.duration(ArgKind.DURATION, 1);
    if (time.isZero()) {
      throw new Mistake(column, "a pace of 0 is none", "write --every 1ms");
    }
    every = Optional.of(time);
  }

  private Manner manner(Token word, PeerKind kind, boolean client) throws Mistake {
    if (!kind.can(client, udp)) {
      throw new Mistake(
          word.column(),
          "there is no " + kind.word() + " of datagrams: UDP has no connections",
          "with udp there are " + String.join(", ", PeerKind.words(client, true)));
    }
    return new Manner(udp, inet6, every, atOnce);
  }
}

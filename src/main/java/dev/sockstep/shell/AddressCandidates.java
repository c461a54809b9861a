package dev.sockstep.shell;

import dev.sockstep.command.Verb;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import java.util.List;

/** The addresses that a socket may be bound to, or that somebody waits at. */
final class AddressCandidates {
  private final List<SocketView> sockets;
  private final List<Peers.Of> peers;
  private final Candidates candidates;

  AddressCandidates(List<SocketView> sockets, List<Peers.Of> peers, Candidates candidates) {
    this.sockets = sockets;
    this.peers = peers;
    this.candidates = candidates;
  }

  /**
   * @param index which argument of the verb it is, from 0
   */
  void of(Verb verb, int index) {
    if (index > 0 && verb != Verb.SENDTO) {
      return;
    }
    if (verb == Verb.CONNECT || verb == Verb.SENDTO) {
      sockets.forEach(this::socket);
      peers.stream().filter(peer -> !peer.client()).forEach(this::peer);
    } else {
      candidates.add("*", "any address of this machine");
    }
    candidates.words("127.0.0.1", "localhost");
  }

  private void socket(SocketView socket) {
    Endpoint local = socket.snapshot().local();
    boolean listens = socket.stage() == Stage.LISTENING;
    if (local != null && (listens || !socket.kind().hasConnections())) {
      String has = listens ? " listens here" : " has this address";
      candidates.add(local.text(), socket.name() + has);
      candidates.addressOf(socket.name());
    }
  }

  private void peer(Peers.Of peer) {
    candidates.add(peer.local().text(), peer.name() + " waits here");
    candidates.addressOf(peer.name());
  }
}

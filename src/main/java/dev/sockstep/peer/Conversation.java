package dev.sockstep.peer;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.PeerKind;
import java.io.IOException;

/** What a peer does with one connection, until it closes it by returning. */
interface Conversation {
  void hold(Link link) throws IOException, InterruptedException;

  /**
   * The conversation of a kind.
   *
   * @param client whether the peer has connected, and was not connected to
   */
  static Conversation of(PeerKind kind, Manner manner, boolean client) {
    return switch (kind) {
      case ECHO -> Conversations::echo;
      case HTTP -> client ? new HttpClient() : new HttpServer();
      case SILENT -> Conversations::silent;
      case RESET -> link -> Conversations.reset(link, manner.atOnce());
      case CLOSE -> _ -> {};
      case SLOW -> link -> Conversations.slow(link, Pace.of(kind, manner));
      case TRICKLE -> link -> Conversations.trickle(link, Pace.of(kind, manner));
      case FLOOD -> Conversations::flood;
      case HALF -> Conversations::half;
      case FULL -> throw new IllegalArgumentException("full never takes a connection");
    };
  }
}

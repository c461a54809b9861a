package dev.sockstep.peer;

import java.io.IOException;

/** What a peer does with one connection, until it closes it by returning. */
interface Conversation {
  void hold(Link link) throws IOException, InterruptedException;
}

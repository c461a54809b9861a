package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.PeerAction;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Peers;
import dev.sockstep.peer.Peer;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;

/** What can be wrong with the address that a peer is to have, or to go to. */
final class PeerMistakes {
  private PeerMistakes() {}

  /** The address, when it is one of this machine: nobody else is to be bothered by a peer. */
  static Endpoint hereOnly(Address address, Endpoint to) throws Mistake {
    boolean here;
    try {
      here = to != null && Peer.mayGoTo(to);
    } catch (SocketException e) {
      here = false;
    }
    if (!here) {
      throw new Mistake(
          address.column(),
          "a peer goes to addresses of this machine only, and \""
              + address
              + "\" is none that is known",
          "write 127.0.0.1, ::1, localhost, or $name of a socket that listens");
    }
    if (to.port() == 0) {
      throw new Mistake(address.column(), "nobody can be reached at port 0", null);
    }
    return to;
  }

  /** Why a port can't be had. */
  static Mistake cannotListen(
      PeerAction.Serve serve, int port, int column, IOException e, SocketTable table) {
    String why = e.getMessage();
    if (port > 0 && e instanceof BindException && "Address already in use".equals(why)) {
      return new Mistake(
          column,
          "port " + port + " is in use: " + holder(serve, port, table),
          "leave the port out, and the kernel chooses a free one");
    }
    if (port > 0 && "Permission denied".equals(why)) {
      return new Mistake(
          column,
          "port " + port + " takes a right that you have not (CAP_NET_BIND_SERVICE)",
          "choose one above 1023, or leave it out");
    }
    boolean six = serve.manner().inet6();
    return new Mistake(
        column,
        "the peer can't listen: " + why,
        six ? "this machine may have no IPv6: leave out --ipv6" : null);
  }

  private static String holder(PeerAction.Serve serve, int port, SocketTable table) {
    boolean tcp = !serve.manner().udp();
    for (Peer peer : table.peers().all()) {
      Peers.Of view = peer.view();
      if (view.socket().isTcp() == tcp && view.local() != null && view.local().port() == port) {
        return "the peer " + peer.name() + " has it";
      }
    }
    for (SessionSocket socket : table.open()) {
      Endpoint local = socket.seen == null ? null : socket.seen.local();
      if (socket.kind.isTcp() == tcp && local != null && local.port() == port) {
        return "your socket " + socket.name + " has it";
      }
    }
    return "another process has it (ss -" + (tcp ? "t" : "u") + "lnp tells which)";
  }
}

package dev.sockstep.observe;

import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.List;

/**
 * What is known when a call has failed.
 *
 * @param call the failed call
 * @param socket the name of the socket it was made on
 * @param kind family and type
 * @param stage its stage before the call
 * @param before the kernel's view of it before the call
 * @param after and after it
 * @param address the address given to bind or connect, resolved; null for other calls
 * @param nonblocking whether the session made the socket non-blocking
 * @param history the steps of the session that bear on it
 * @param others the session's other open sockets
 */
public record Evidence(
    Call call,
    String socket,
    SocketKind kind,
    Stage stage,
    Snapshot before,
    Snapshot after,
    Endpoint address,
    boolean nonblocking,
    History history,
    List<Other> others) {

  /**
   * The numbers of the steps that did this to the socket; 0 for none.
   *
   * @param shutdownWrite it was shut down for writing
   * @param reset a call on it returned ECONNRESET
   * @param closed its descriptor was closed
   */
  public record History(int shutdownWrite, int reset, int closed) {}

  /** Another open socket of the session. */
  public record Other(String name, SocketKind kind, Stage stage, Snapshot snapshot) {}

  boolean is(Errno errno) {
    return call.error().number() == errno.number();
  }

  boolean wasIn(TcpState state) {
    return before.state() == state;
  }

  boolean wasEverConnected() {
    return stage == Stage.CONNECTED || stage == Stage.HALF_CLOSED;
  }

  String where() {
    return address == null ? "the address" : address.text();
  }
}

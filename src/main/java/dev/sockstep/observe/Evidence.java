package dev.sockstep.observe;

import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Route;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
 * @param history what the session remembers that bears on it
 * @param around what else there is in the session
 * @param inquiry puts further questions to the kernel
 */
public record Evidence(
    Call call,
    String socket,
    SocketKind kind,
    Stage stage,
    Snapshot before,
    Snapshot after,
    Endpoint address,
    History history,
    Surroundings around,
    Inquiry inquiry) {

  /**
   * Another open socket of the session.
   *
   * @param shutdownRead the step that shut it down for reading; 0 for none
   */
  public record Other(
      String name, SocketKind kind, Stage stage, Snapshot snapshot, int shutdownRead) {
    String seen() {
      return name
          + ": fd "
          + snapshot.fd()
          + (snapshot.state() == null ? ", stage " + stage.word() : ", state " + snapshot.state());
    }
  }

  /** The session's other open sockets. */
  List<Other> others() {
    return around.open();
  }

  /** The same call, as one to that address: what a connected socket sends goes to its peer. */
  Evidence to(Endpoint peer) {
    return new Evidence(call, socket, kind, stage, before, after, peer, history, around, inquiry);
  }

  /** An argument of the call, counted from 0, as the report writes it; empty when there is none. */
  String argument(int index) {
    return call.argument(index);
  }

  /** Whether a call that sends or receives was given a flag, such as {@code MSG_OOB}. */
  boolean hasFlag(String flag) {
    String flags = argument(isCall("recv", "recvfrom") ? 2 : 3);
    return Arrays.asList(flags.split("\\|")).contains(flag);
  }

  /** Whether the call was told not to wait. */
  boolean isDontwait() {
    return isCall("send", "sendto", "recv", "recvfrom") && hasFlag("MSG_DONTWAIT");
  }

  boolean is(Errno errno) {
    return call.error().number() == errno.number();
  }

  boolean isCall(String... names) {
    return Arrays.asList(names).contains(call.name());
  }

  boolean wasIn(TcpState state) {
    return before.state() == state;
  }

  boolean wasEverConnected() {
    return stage == Stage.CONNECTED || stage == Stage.HALF_CLOSED;
  }

  /** Whether the call might not wait: MSG_DONTWAIT, or O_NONBLOCK as it is now. */
  boolean isNonblocking() {
    return isDontwait() || inquiry.isNonblocking(fd());
  }

  /** The descriptor; -1 when it is closed. */
  int fd() {
    return after.fd() >= 0 ? after.fd() : before.fd();
  }

  String where() {
    return address == null ? "the address" : address.text();
  }

  /** The sockets of the session that have that address, or one that overlaps it. */
  Stream<Other> holders(Endpoint wanted) {
    return others().stream()
        .filter(other -> other.kind().isTcp() == kind.isTcp())
        .filter(other -> Addresses.overlap(other.snapshot().local(), wanted));
  }

  /** Whether the address of the call is one of this machine, as the routing tables have it. */
  boolean isHere() {
    return inquiry.route(this).filter(route -> route.is(Route.LOCAL)).isPresent();
  }

  /** "before the call: stage connected, state ESTABLISHED". */
  String standing() {
    return "before the call: stage "
        + stage.word()
        + (before.state() == null ? "" : ", state " + before.state());
  }

  /** A list of what is there, without what is not. */
  static List<String> seen(String... texts) {
    List<String> list = new ArrayList<>();
    for (String text : texts) {
      if (text != null) {
        list.add(text);
      }
    }
    return list;
  }
}

package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a card tells to try fits the session as it is: names that are free, sockets that exist. */
@Timeout(60)
class MendNamesTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  private String attempt(String line, Errno errno) {
    return live.fails(line, errno).failure().attempt();
  }

  /** Types the lines of an attempt that is nothing but lines. */
  private void works(String attempt) {
    for (String line : attempt.split(", then |, |; |: ")) {
      live.run(line);
      assertThat(live.reports().getLast().failure()).as(line).isNull();
    }
  }

  @Test
  void aRefusedConnectLetsTheServerListenThatIsBoundAlready() {
    live.all("gone = create", "gone.bind 0");
    int port = live.port("gone");
    live.all("gone.close", "srv = create", "srv.bind 0", "c = create");

    String told = attempt("c.connect " + port, Errno.ECONNREFUSED);
    assertThat(told).isEqualTo("srv.listen, then c.connect $srv");
    works(told);
  }

  /** The kernel takes one connection more than the limit (sk_acceptq_is_full). */
  @Test
  void aListenerWithALimitOfZeroHasRoomForOne() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create");

    assertThat(attempt("c.send \"x\"", Errno.EPIPE)).startsWith("c.connect $srv");
    live.all("d = create", "d.connect $srv");
    assertThat(attempt("c.send \"x\"", Errno.EPIPE)).doesNotContain("$srv");
  }

  @Test
  void aRefusedConnectNamesTheServerThatListensElsewhere() {
    live.listening().all("gone = create", "gone.bind 0");
    int port = live.port("gone");
    live.all("gone.close", "c = create");

    assertThat(attempt("c.connect " + port, Errno.ECONNREFUSED))
        .isEqualTo("c.connect $srv: that listens, on " + live.value("srv.local"));
  }

  @Test
  void aRefusedConnectTakesAFreeNameForItsServer() {
    live.all("gone = create", "gone.bind 0");
    int port = live.port("gone");
    live.all("gone.close", "srv = create udp", "srv2 = create", "srv2.close", "c = create");

    assertThat(attempt("c.connect " + port, Errno.ECONNREFUSED))
        .isEqualTo(
            "srv2 = create, srv2.bind 127.0.0.1 "
                + port
                + ", srv2.listen, then c.connect "
                + port
                + " again");
  }

  @Test
  void anEmptyAcceptQueueIsFilledByAClientThatExists() {
    live.listening().all("srv.block off", "k = create");

    String told = attempt("srv.accept", Errno.EAGAIN);
    assertThat(told).isEqualTo("k.connect $srv, then srv.accept again");
  }

  @Test
  void anEmptyAcceptQueueIsFilledByAClientWithAFreeName() {
    live.connected().done("srv.block off");

    String told = attempt("srv.accept", Errno.EAGAIN);
    assertThat(told).isEqualTo("c2 = create, c2.connect $srv, then srv.accept again");
  }

  @Test
  void aListenerThatIsToSendNamesTheAcceptThatSleeps() {
    live.listening();
    live.blocks("conn = srv.accept");

    String told = attempt("srv.send \"x\"", Errno.EPIPE);
    assertThat(told)
        .isEqualTo("c = create, c.connect $srv, then use conn: an accept sleeps and will give it");
    works(told.substring(0, told.lastIndexOf(": ")));
  }

  @Test
  void aListenerThatIsToSendTakesFreeNames() {
    live.listening().all("c = create", "conn = create udp");
    live.done("c.connect $srv");

    String told = attempt("srv.recv 10", Errno.ENOTCONN);
    assertThat(told).isEqualTo("conn2 = srv.accept, then use conn2");
    works(told);
  }

  @Test
  void aNameOfAValueIsNoFreeName() {
    live.listening().all("d = create", "d.connect $srv", "a = srv.accept", "a.send \"x\"");
    live.all("c = d.recv 1", "srv.block off");

    assertThat(attempt("srv.accept", Errno.EAGAIN))
        .isEqualTo("c2 = create, c2.connect $srv, then srv.accept again");
  }

  @Test
  void aRefusedConnectToAPortThatAConnectionHasLeadsToAnother() {
    live.connected();
    int port = live.port("srv");
    live.all("srv.close", "d = create");

    String told = attempt("d.connect " + port, Errno.ECONNREFUSED);
    assertThat(told).isEqualTo("srv = create, srv.bind 0, srv.listen, then d.connect $srv");
    works(told);
  }

  @Test
  void aSecondConnectIsToldOfASocketWithAFreeName() {
    live.connected().done("c2 = create udp");

    String told = attempt("c.connect $srv", Errno.EISCONN);
    assertThat(told)
        .isEqualTo(
            "make another socket: c3 = create, then c3.connect 127.0.0.1 " + live.port("srv"));
    assertThat(attempt("srv.connect 1", Errno.EISCONN)).contains(": c3 = create, then");
    assertThat(attempt("c.accept", Errno.EINVAL)).startsWith("srv.accept; ");
  }

  @Test
  void whatHasNoAddressIsToldOneOfItsFamily() {
    live.all("w = create --ipv6", "c = create --ipv6");

    assertThat(live.mistake("c.connect ::1 $w.port").mend())
        .isEqualTo("bind w first: w.bind ::1 0");
  }

  @Test
  void aHandshakeThatIsUnderWayIsWaitedForAndGivenRoom() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
    live.done("d = create --nonblock");

    String told = attempt("d.connect $srv", Errno.EINPROGRESS);
    assertThat(told)
        .isEqualTo(
            "srv.accept makes room, then expect d.state == ESTABLISHED within 5s, then d.getopt"
                + " SO_ERROR tells");
    assertThat(attempt("d.connect $srv", Errno.EALREADY))
        .isEqualTo(
            "wait for it: srv.accept makes room, then expect d.state == ESTABLISHED within 5s");
    String wait = "expect d.state == ESTABLISHED within 5s, then d.";
    assertThat(attempt("d.getpeername", Errno.ENOTCONN)).isEqualTo(wait + "getpeername again");
    assertThat(attempt("d.send \"x\"", Errno.EAGAIN)).isEqualTo(wait + "send \"x\" again");
    live.done("srv.accept");
    live.expect("d.state == ESTABLISHED within 5s");
  }

  @Test
  void whoShutDownBothWaysIsNotToldToRead() {
    live.all("a, b = socketpair", "a.shutdown rdwr");
    assertThat(attempt("a.send \"x\"", Errno.EPIPE)).isEqualTo("a new pair: socketpair");
    assertThat(attempt("b.send \"x\"", Errno.EPIPE))
        .isEqualTo("a shutdown can't be taken back: a new pair: socketpair");
  }

  @Test
  void whoWasToldNotToWaitIsNotToldToBlock() {
    live.all("u = create udp", "u.bind 0");
    assertThat(attempt("u.recv 5 --dontwait", Errno.EAGAIN))
        .isEqualTo("try again later; without --dontwait it waits");
    live.done("u.block off");
    assertThat(attempt("u.recv 5", Errno.EAGAIN))
        .isEqualTo("try again later; u.block on makes calls wait");
  }

  @Test
  void eachKindOfSocketIsToldLinesThatConnectIt() {
    for (String kind : new String[] {"--ipv6", "unix", "unix --seqpacket"}) {
      live.done("s = create " + kind);
      String told = live.run("s.send \"x\"").failure().attempt();
      assertThat(told).endsWith(", then s.connect $srv, then s.send \"x\" again");
      works(told.substring(0, told.lastIndexOf(", then")));
      live.all("s.close", "srv.close");
    }
    for (String kind : new String[] {"udp --ipv6", "unix --dgram"}) {
      live.done("s = create " + kind);
      String told = live.run("s.send \"x\"").failure().attempt();
      works(told.substring(0, told.indexOf(", then s.send \"x\" again")));
      live.all("s.close", "v.close");
    }
  }

  @Test
  void aClosedSocketIsMadeAnewOfItsOwnKind() {
    live.all("u = create udp --ipv6", "u.close");

    assertThat(attempt("u.send \"x\"", Errno.EBADF))
        .isEqualTo("make a new one: u = create udp --ipv6");
  }

  @Test
  void theVerbThatWasTypedIsTheOneToTypeAgain() {
    live.done("c = create");

    assertThat(attempt("c.sendall \"x\"", Errno.EPIPE)).endsWith(", then c.sendall \"x\" again");
  }

  /** Typed again without them it would be another line, or none. */
  @Test
  void theArgumentsAreNotLost() {
    live.connected();

    assertThat(attempt("c.recv 10 --oob", Errno.EINVAL))
        .isEqualTo("a.urgent \"x\", then c.recv 10 --oob again");
    live.done("c.block off");
    assertThat(attempt("c.recv 5 --peek", Errno.EAGAIN))
        .isEqualTo("a.send \"x\", then c.recv 5 --peek again");
    live.done("srv.block off");
    assertThat(attempt("b = srv.accept", Errno.EAGAIN)).endsWith(", then b = srv.accept again");
    live.done("n = create");
    String long60 = "n.send \"" + "x".repeat(60) + "\"";
    assertThat(attempt(long60, Errno.EPIPE)).endsWith(", then n.send again");
  }
}

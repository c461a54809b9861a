package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that look alike: each card blames what has done it, and nothing else. */
@Timeout(60)
class BlamedTest {
  private final Live live = new Live();
  private final String name = "@sockstep-blamed-" + System.nanoTime();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rd", "rdwr"})
  void aUnixListenerThatWasShutDownForReadingRefusesForGood(String how) {
    live.all("s = create unix", "s.bind " + name, "s.listen");
    int step = live.done("s.shutdown " + how).step();
    live.done("o = create unix");

    Failure refused = live.fails("o.connect " + name, Errno.ECONNREFUSED).failure();

    assertThat(refused.id()).isEqualTo("socket-not-listening");
    assertThat(refused.why())
        .isEqualTo(
            "Your own s listens on "
                + name
                + ", but it was shut down for reading (step "
                + step
                + "): a Unix listener never recovers from that.");
    assertThat(refused.evidence())
        .containsExactly("/proc/net/unix lists it, with the flag of a listener");
    assertThat(refused.attempt())
        .isEqualTo(
            "s.close, then srv = create unix, srv.bind "
                + name
                + ", srv.listen, then o.connect "
                + name
                + " again");

    Failure accept = live.fails("s.accept", Errno.EINVAL).failure();
    assertThat(accept.why())
        .isEqualTo(
            "s was shut down for reading (step "
                + step
                + "): no connection comes to it any more, and a Unix listener never recovers"
                + " from that.");
    assertThat(accept.attempt())
        .isEqualTo("make a new socket: create unix, bind it to a name that is free, and listen");

    live.all("s.close", "srv = create unix", "srv.bind " + name, "srv.listen", "o.connect $srv");
  }

  @Test
  void aListenerThatGoesOnUnderItsOtherNameHasDroppedNothing() {
    live.listening().all("d = srv.dup", "c = create", "c.connect $srv", "d.close");
    live.all("a = srv.accept", "a.setopt SO_LINGER on 0");
    int step = live.done("a.close").step();

    Failure reset = live.fails("c.recv 1", Errno.ECONNRESET).failure();
    assertThat(reset.id()).isEqualTo("reset-linger");
    assertThat(reset.why()).startsWith("a, the other end, was closed (a.close at step " + step);
  }

  @Test
  void whatWasTurnedOffBeforeTheCloseIsNotSpokenOf() {
    live.connected().all("c.send \"x\"", "a.setopt SO_LINGER on 0", "a.setopt SO_LINGER off");
    live.expect("a.recvq == 1 within 5s");
    live.done("a.close");

    Failure reset = live.fails("c.recv 1", Errno.ECONNRESET).failure();
    assertThat(reset.id()).isEqualTo("reset-unread");
    assertThat(reset.why()).doesNotContain("SO_LINGER");
  }

  @Test
  void ofTwoShutdownsOfOneWayTheFirstCounts() {
    int first = live.connected().done("c.shutdown wr").step();
    live.done("c.shutdown wr");

    assertThat(live.fails("c.send \"x\"", Errno.EPIPE).failure().why())
        .startsWith("You shut down writing on c at step " + first + ":");
  }

  /** A shutdown only disconnects a listener, which may connect then. */
  @Test
  void whatEndedAListenerHasNotEndedItsConnection() {
    live.listening().all("srv.shutdown rdwr", "o = create", "o.bind 0", "o.listen");
    live.all("srv.connect $o", "b = o.accept", "b.close");
    live.expect("srv.state == CLOSE_WAIT within 5s");
    live.done("srv.send \"x\"");
    live.expect("srv.state == CLOSE within 5s");

    assertThat(live.fails("srv.send \"y\"", Errno.EPIPE).failure().id())
        .isEqualTo("broken-pipe-peer-reset");
  }

  @Test
  void theLaterOfTwoShutdownsIsTheOneThatRefusesData() {
    live.connected().done("a.shutdown rd");
    int step = live.done("a.shutdown wr").step();
    live.done("c.send \"x\"");
    live.expect("c.state == CLOSE within 5s");

    assertThat(live.fails("c.send \"y\"", Errno.EPIPE).failure().why())
        .isEqualTo(
            "The connection is gone: a, the other end, was shut down both ways (step "
                + step
                + "): its kernel answers data that comes after that with RST.");
  }

  @Test
  void whoHasShutDownOneWayAndClosedHasNotShutDownBoth() {
    live.connected().done("a.shutdown wr");
    int step = live.done("a.close").step();
    live.expect("c.state == CLOSE_WAIT within 5s");
    live.done("c.send \"x\"");
    live.expect("c.state == CLOSE within 5s");

    assertThat(live.fails("c.send \"y\"", Errno.EPIPE).failure().why())
        .isEqualTo(
            "The connection is gone: the peer has sent RST, as a kernel does when data comes for a"
                + " socket that is closed (a.close at step "
                + step
                + ").");
  }

  /** Linux lets a socket connect anew whose handshake was given up. */
  @Test
  void anAttemptThatWasGivenUpHasNothingToDoWithTheNext() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "b = create", "b.connect $srv");
    live.done("c = create --nonblock");
    live.fails("c.connect $srv", Errno.EINPROGRESS);
    live.done("c.shutdown wr");
    assertThat(live.fails("c.recv 1", Errno.ECONNRESET).failure().id())
        .isEqualTo("handshake-given-up");
    live.all("x = srv.accept", "c.block on", "c.connect $srv", "a = srv.accept");

    live.done("c.shutdown wr");
    assertThat(live.fails("c.send \"x\"", Errno.EPIPE).failure().id())
        .isEqualTo("broken-pipe-own-shutdown");
    live.all("a.setopt SO_LINGER on 0", "a.close");
    assertThat(live.fails("c.recv 1", Errno.ECONNRESET).failure().id()).isEqualTo("reset-linger");
  }

  /** The SYNs are thrown away before the listener could get them. */
  @Test
  void aListenerWithRoomIsNotBlamedForTheSilence() throws Exception {
    Needs.program("nft", "nftables");
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(
              "nft add table inet t; nft 'add chain inet t in { type filter hook input priority"
                  + " 0; }'; nft add rule inet t in tcp dport 9 drop");
          try (Live there = new Live()) {
            there.all("srv = create", "srv.bind 9", "srv.listen", "c = create");
            there.done("c.setopt TCP_USER_TIMEOUT 100");
            assertThat(there.fails("c.connect $srv", Errno.ETIMEDOUT).failure().id())
                .isEqualTo("no-answer");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
  void aListenerOfIpv4RefusesIpv6(String address) {
    Needs.ipv6Loopback();
    live.all("g = create", "g.bind " + address + " 0", "g.listen", "h = create --ipv6");
    int port = live.port("g");

    Failure refused = live.fails("h.connect ::1 " + port, Errno.ECONNREFUSED).failure();

    assertThat(refused.id()).isEqualTo("refused-other-address");
    assertThat(refused.why())
        .isEqualTo(
            "g listens on port " + port + ", but for IPv4 only, and ::1 is an IPv6 address.");
    assertThat(refused.evidence()).singleElement().asString().startsWith("/proc/net/tcp: ");
    assertThat(refused.attempt())
        .isEqualTo(
            "create, then connect 127.0.0.1 "
                + port
                + "; or make the listener with create --ipv6, and bind it to ::");
    live.all("k = create", "k.connect 127.0.0.1 " + port);
  }

  /** unix_find_abstract() looks among the sockets of the caller's type only. */
  @Test
  void anAbstractNameOfASocketOfAnotherTypeIsNoSocketThatDoesNotListen() {
    live.all("y = create unix --dgram", "y.bind " + name, "x = create unix");

    Failure refused = live.fails("x.connect " + name, Errno.ECONNREFUSED).failure();

    assertThat(refused.id()).isEqualTo("name-missing");
    assertThat(refused.why())
        .isEqualTo(
            "No unix socket has the abstract name "
                + name
                + ". Your own y has it, as a unix-dgram socket: each type has names of its own.");
    assertThat(refused.evidence())
        .containsExactly("/proc/net/unix lists it for a unix-dgram socket only");
    live.all("srv = create unix", "srv.bind " + name, "srv.listen", "x.connect " + name);
  }

  /**
   * A shutdown counts for a socket that has no connection, too: UDP's says ENOTCONN and does it.
   */
  @Test
  void aDatagramSocketThatWasShutDownIsNotBlamedForHavingNoConnection() {
    live.all("u = create udp", "v = create udp", "v.bind 127.0.0.1 0");
    int step = live.fails("u.shutdown wr", Errno.ENOTCONN).step();

    Failure udp = live.fails("u.sendto \"x\" $v", Errno.EPIPE).failure();
    assertThat(udp.id()).isEqualTo("broken-pipe-own-shutdown");
    assertThat(udp.why()).contains("at step " + step);
    assertThat(udp.attempt())
        .isEqualTo("u.recv still works; for sending, a new socket: create udp");

    live.all("i, j = socketpair --dgram", "i.close");
    live.fails("j.send \"y\"", Errno.ECONNREFUSED);
    step = live.done("j.shutdown wr").step();
    Failure unix = live.fails("j.send \"z\"", Errno.EPIPE).failure();
    assertThat(unix.id()).isEqualTo("broken-pipe-own-shutdown");
    assertThat(unix.why()).contains("at step " + step);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rd", "rdwr"})
  void anOpenUnixSocketThatWasShutDownForReadingIsNotCalledClosed(String how) {
    live.done("m, n = socketpair");
    int step = live.done("m.shutdown " + how).step();

    Failure stream = live.fails("n.send \"x\"", Errno.EPIPE).failure();

    assertThat(stream.id()).isEqualTo("broken-pipe-unix");
    assertThat(stream.why())
        .isEqualTo("m shut down reading at step " + step + ": the kernel refuses data for it.");

    live.all("a = create unix --dgram", "a.bind " + name);
    step = live.done("a.shutdown " + how).step();
    live.all("b = create unix --dgram", "d = create unix --dgram", "d.connect $a");
    String why = "a shut down reading at step " + step + ": the kernel refuses data for it.";
    assertThat(live.fails("d.send \"x\"", Errno.EPIPE).failure().why()).isEqualTo(why);
    assertThat(live.fails("b.sendto \"x\" $a", Errno.EPIPE).failure().why()).isEqualTo(why);
  }

  @Test
  void aListenerThatIsClosedDropsWhoHasNotBeenAccepted() {
    live.all("srv = create", "srv.bind 127.0.0.1 0", "srv.listen", "c = create", "c.connect $srv");
    int step = live.done("srv.close").step();

    Failure tcp = live.fails("c.recv 3", Errno.ECONNRESET).failure();

    assertThat(tcp.id()).isEqualTo("reset-by-peer");
    assertThat(tcp.why())
        .isEqualTo(
            "srv.close at step " + step + " dropped a connection that nobody had accepted: this.");

    live.all("l = create unix", "l.bind " + name, "l.listen", "b = create unix", "b.connect $l");
    step = live.done("l.close").step();
    Failure unix = live.fails("b.recv 4", Errno.ECONNRESET).failure();
    assertThat(unix.id()).isEqualTo("reset-unix");
    assertThat(unix.why())
        .isEqualTo(
            "l.close at step " + step + " dropped a connection that nobody had accepted: this.");
  }

  @Test
  void aListenerThatIsShutDownDropsThemTooAndWhoWasAcceptedStays() {
    live.connected().all("d = create", "d.connect $srv");
    int step = live.done("srv.shutdown rd").step();

    assertThat(live.fails("d.recv 3", Errno.ECONNRESET).failure().why())
        .startsWith("srv.shutdown at step " + step + " dropped a connection that nobody had");
    live.all("c.send \"x\"", "a.recv 1", "a.setopt SO_LINGER 0", "a.close");
    assertThat(live.fails("c.recv 3", Errno.ECONNRESET).failure().id()).isEqualTo("reset-linger");
  }

  @Test
  void aCloseWithUnreadBytesIsWhatSentTheRst() {
    live.connected().all("a.shutdown wr", "c.send \"1\"");
    StepReport close = live.done("a.close");
    live.expect("c.state == CLOSE within 5s");

    Failure failure = live.fails("c.send \"3\"", Errno.EPIPE).failure();

    assertThat(failure.id()).isEqualTo("broken-pipe-peer-reset");
    assertThat(failure.why())
        .isEqualTo(
            "The connection is gone: a, the other end, was closed (a.close at step "
                + close.step()
                + ") with 1 byte unread: its kernel sent RST.");
  }

  @Test
  void aSocketShutDownBothWaysAnswersDataWithRstAndIsNotCalledClosed() {
    live.connected();
    int step = live.done("c.shutdown rdwr").step();
    live.done("a.send \"x\"");
    live.expect("a.state == CLOSE within 5s");

    Failure failure = live.fails("a.send \"y\"", Errno.EPIPE).failure();

    assertThat(failure.why())
        .isEqualTo(
            "The connection is gone: c, the other end, was shut down both ways (step "
                + step
                + "): its kernel answers data that comes after that with RST.");
  }

  @Test
  void anEndThatHasBeenToldOutweighsOnesOwnShutdown() {
    live.connected().all("c.shutdown wr", "a.setopt SO_LINGER 0", "a.close");
    int step = live.fails("c.recv 10", Errno.ECONNRESET).step();
    live.done("c.recv 10");

    Failure failure = live.fails("c.send \"x\"", Errno.EPIPE).failure();

    assertThat(failure.id()).isEqualTo("broken-pipe-told");
    assertThat(failure.why())
        .isEqualTo("The connection is gone: ECONNRESET at step " + step + " has told so already.");
    assertThat(failure.attempt()).doesNotContain("recv still works");
  }

  @Test
  void whatOneNameOfASocketWasToldIsKnownUnderTheOther() {
    live.connected().all("d = c.dup", "a.setopt SO_LINGER 0", "a.close");
    int step = live.fails("c.recv 10", Errno.ECONNRESET).step();

    Failure failure = live.fails("d.send \"x\"", Errno.EPIPE).failure();

    assertThat(failure.why())
        .isEqualTo("The connection is gone: ECONNRESET at step " + step + " has told so already.");
  }

  @Test
  void theSizeIsBlamedThatWasAskedForAndNotTheAddressBehindIt() {
    live.all("r = create unix --dgram", "r.bind " + name, "s = create unix --dgram");

    Failure failure = live.fails("s.sendto #400000 " + name, Errno.EMSGSIZE).failure();

    assertThat(failure.why()).contains("one of 400000 bytes is too large");
  }

  @Test
  void nobodyIsSaidToBeWellOnceTheConnectionIsOver() {
    live.connected().done("a.close");
    live.expect("c.state == CLOSE_WAIT within 5s");
    live.done("c.shutdown wr");
    live.expect("c.state == CLOSE within 5s");

    Failure failure = live.fails("c.send \"x\"", Errno.EPIPE).failure();

    assertThat(failure.evidence()).noneMatch(seen -> seen.contains("well"));
    assertThat(failure.attempt()).doesNotContain("recv still works");
  }

  @Test
  void theOneIsBlamedThatListensAndNotTheFirstWithTheAddress() {
    for (String socket : new String[] {"a", "b", "c"}) {
      live.all(socket + " = create", socket + ".setopt SO_REUSEADDR on");
      live.done(socket + (socket.equals("a") ? ".bind 0" : ".bind $a"));
    }
    live.done("c.listen");

    Failure failure = live.fails("b.listen", Errno.EADDRINUSE).failure();

    assertThat(failure.why()).endsWith("but c listens there already.");
  }

  @Test
  void aConnectThatDidNotWaitIsBlamedOnceForItsRefusal() {
    live.all("a = create", "a.bind 127.0.0.1 0", "s = create --nonblock");
    int begun = live.fails("s.connect $a", Errno.EINPROGRESS).step();
    assertThat(live.fails("s.connect $a", Errno.ECONNREFUSED).failure().why())
        .startsWith("The connect of step " + begun + " ");
    live.done("s.block on");

    assertThat(live.fails("s.connect $a", Errno.ECONNREFUSED).failure().id())
        .isEqualTo("refused-bound-only");
  }

  @Test
  void whoIsBoundHereToAnyAddressIsNotBlamedForWhatAnotherMachineDoes() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterNetwork();
          try (Lab lab = new Lab(NativeLibc::new);
              Live there = new Live()) {
            lab.build();
            there.all("a = create", "a.bind * 0", "c = create");
            Failure refused =
                there.fails("c.connect 192.0.2.2 $a.port", Errno.ECONNREFUSED).failure();
            assertThat(refused.id()).isEqualTo("refused-nobody");

            there.all("a.listen 0", "d = create", "d.connect $a");
            there.done("n = create --nonblock");
            Failure begun = there.fails("n.connect 192.0.2.4 $a.port", Errno.EINPROGRESS).failure();
            assertThat(begun.why()).doesNotContain("accept queue");
            there.done("w = create");
            StepReport blocked = there.blocks("w.connect 192.0.2.4 $a.port");
            assertThat(((Outcome.Blocked) blocked.outcome()).waitsFor())
                .startsWith("no answer to the SYN has come");
          }
        });
  }
}

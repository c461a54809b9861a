package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.SocketConstants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packets that loopback really carries, told with the step that brought them about. */
@Timeout(60)
class WireTest extends CapturedLive {
  /** Each packet as {@code sender flags length receiver}. */
  private static List<String> words(List<Packet> packets) {
    return packets.stream()
        .map(p -> p.sender() + " " + p.flags() + " " + p.length() + " " + p.receiver())
        .toList();
  }

  @Test
  void connectIsAHandshakeOfThree() {
    live.listening().done("c = create");
    StepReport connect = live.done("c.connect $srv");

    assertThat(words(connect.packets())).containsExactly("c S 0 srv", "srv S. 0 c", "c . 0 srv");
    assertThat(connect.packets()).extracting(Packet::seq).containsExactly(0L, 0L, 1L);
    assertThat(connect.packets()).extracting(Packet::ack).containsExactly(0L, 1L, 1L);
    assertThat(connect.packets().getFirst().options()).startsWith("mss 65495,sackOK,TS,wscale ");
    assertThat(connect.packets().getFirst().from().text()).isEqualTo(live.value("c.local"));
    assertThat(connect.packets().getFirst().to().text()).isEqualTo(live.value("srv.local"));
    assertThat(connect.packets()).isSortedAccordingTo((p, q) -> Long.compare(p.nanos(), q.nanos()));
  }

  @Test
  void dataAndItsEndAreToldWithTheirSteps() {
    live.connected();
    assertThat(words(live.done("c.send \"hello\"").packets())).startsWith("c P. 5 a");
    assertThat(live.done("a.recv 10").packets()).isNotNull();
    assertThat(words(live.done("c.shutdown wr").packets())).startsWith("c F. 0 a");
    assertThat(words(live.done("a.close").packets())).containsExactly("a F. 0 c", "c . 0 a");
  }

  @Test
  void callsThatSendNothingHaveNoPackets() {
    live.connected();
    assertThat(live.done("c.getopt SO_KEEPALIVE").packets()).isEmpty();
    assertThat(live.done("d = create").packets()).isEmpty();
    assertThat(live.done("d.bind 0").packets()).isEmpty();
  }

  @Test
  void aCloseWithUnreadDataIsAReset() {
    live.connected().done("c.send \"unread\"");
    assertThat(words(live.done("a.close").packets())).containsExactly("a R. 0 c");
  }

  @Test
  void theResetsOfAListenersCloseAreOfTheListener() {
    live.listening().all("c = create", "c.connect $srv");
    assertThat(words(live.done("srv.close").packets())).containsExactly("srv R. 0 c");
  }

  @Test
  void aRefusalComesFromAnAddressThatIsNoSocketOfOurs() {
    live.all("srv = create", "srv.bind 0", "c = create");
    String port = live.value("srv.port");
    assertThat(words(live.fails("c.connect " + port, Errno.ECONNREFUSED).packets()))
        .as("bound, but not listening")
        .containsExactly("c S 0 srv", "srv R. 0 c");
    live.all("srv.close", "d = create");
    assertThat(words(live.fails("d.connect " + port, Errno.ECONNREFUSED).packets()))
        .containsExactly("d S 0 null", "null R. 0 d");
  }

  @Test
  void datagramsAreSeenToo() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u");
    assertThat(words(live.done("v.send \"datagram\"").packets())).containsExactly("v  8 u");
    assertThat(words(live.done("v.send \"\"").packets())).containsExactly("v  0 u");
  }

  @Test
  void ipv6AndBothVersionsOnOneSocket() {
    Needs.ipv6Loopback();
    live.all(
        "srv = create --ipv6", "srv.bind * 0", "srv.listen", "c = create --ipv6", "d = create");
    String port = live.value("srv.port");
    assertThat(words(live.done("c.connect ::1 " + port).packets()))
        .containsExactly("c S 0 srv", "srv S. 0 c", "c . 0 srv");
    assertThat(words(live.done("d.connect 127.0.0.1 " + port).packets()))
        .containsExactly("d S 0 srv", "srv S. 0 d", "d . 0 srv");
    live.all("a = srv.accept", "b = srv.accept");
    assertThat(words(live.done("d.send \"x\"").packets())).startsWith("d P. 1 b");
  }

  @Test
  void aSynThatNobodyAnswersIsSeenAgainAsALateOne() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
    live.done("d = create");
    StepReport connect = live.blocks("d.connect $srv");
    assertThat(words(connect.packets())).containsExactly("d S 0 srv");
    assertThat(connect.packets().getFirst().again()).isFalse();

    live.done("sleep 1300ms");
    StepReport next = live.done("e = create");
    assertThat(next.packets()).isEmpty();
    assertThat(words(next.late())).contains("d S 0 srv");
    assertThat(next.late()).filteredOn(p -> p.flags().equals("S")).allMatch(Packet::again);
    assertThat(live.done("f = create").late()).as("told once").isEmpty();
    live.done("cancel");
    live.end(connect);
  }

  @Test
  void whatAnotherProgramSendsBetweenStepsIsLate() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      live.done("c = create");
      StepReport connect = live.done("c.connect " + server.getLocalPort());
      assertThat(words(connect.packets()))
          .containsExactly("c S 0 null", "null S. 0 c", "c . 0 null");
      try (Socket accepted = server.accept()) {
        accepted.getOutputStream().write(new byte[3]);
      }
      live.expect("c.state == CLOSE_WAIT within 5s");
      StepReport recv = live.done("c.recv 10");
      assertThat(words(recv.late())).contains("null P. 3 c", "null F. 0 c");
      assertThat(words(recv.packets())).doesNotContain("null P. 3 c", "null F. 0 c");
    }
  }

  /** A step that waits is not what brings other connections' packets about. */
  @Test
  void whatCrossesBetweenOtherSocketsDuringAStepIsLate() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      live.listening().all("c = create", "c.connect " + server.getLocalPort());
      try (Socket accepted = server.accept()) {
        Thread sender = Thread.ofPlatform().start(() -> sendWhileBlocked(accepted));
        StepReport accept = live.blocks("srv.accept", Duration.ofMillis(400));
        sender.join();

        assertThat(accept.packets()).isEmpty();
        assertThat(words(live.done("d = create").late())).contains("null P. 3 c");
        live.done("cancel");
        live.end(accept);
      }
    }
  }

  private void sendWhileBlocked(Socket socket) {
    try {
      long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
      while (live.blockedCalls() == 0 && System.nanoTime() < deadline) {
        socket.getOutputStream().write(new byte[3]);
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The ports are the kernel's filter, the addresses ours: neither lets others' packets by. */
  @Test
  void packetsOfOtherProgramsAreNotTold() throws IOException {
    live.all("t = create", "t.bind 127.0.0.1 0");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ServerSocket elsewhere =
            new ServerSocket(live.port("t"), 5, InetAddress.getByName("127.0.0.2"))) {
      live.done("c = create");
      live.done("c.connect " + server.getLocalPort());
      for (ServerSocket other : List.of(server, elsewhere)) {
        new Socket(other.getInetAddress(), other.getLocalPort()).close();
      }
      StepReport next = live.done("c.getopt SO_KEEPALIVE");
      assertThat(next.late()).isEmpty();
      assertThat(next.packets()).isEmpty();
    }
  }

  @Test
  void aLongSendIsToldInFull() {
    live.connected();
    StepReport send = live.done("c.send #100000");
    int sent =
        send.packets().stream().filter(p -> "c".equals(p.sender())).mapToInt(Packet::length).sum();
    long queued = Long.parseLong(live.value("a.recvq"));
    assertThat((long) sent).isGreaterThanOrEqualTo(queued).isPositive();
  }

  @Test
  void moreSocketsThanTheFilterHasPortsForAreStillTold() {
    live.listening();
    for (int i = 0; i < 120; i++) {
      live.all("c" + i + " = create", "c" + i + ".connect $srv", "a" + i + " = srv.accept");
    }
    assertThat(words(live.done("c0.send \"x\"").packets())).startsWith("c0 P. 1 a0");
    assertThat(words(live.done("c119.send \"x\"").packets())).startsWith("c119 P. 1 a119");
    live.done("last = create");
    assertThat(words(live.done("last.connect $srv").packets())).startsWith("last S 0 srv");
  }

  @Test
  void packetsThatTheRingHadNoRoomForAreMissedAloud() {
    live.all("u = create udp", "u.bind 0");
    int flood =
        (int) live.libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_DGRAM, 0).value();
    try {
      live.libc.connect(flood, new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, live.port("u")));
      for (int i = 0; i < 5000; i++) {
        live.libc.send(flood, new byte[1], 0);
      }
      StepReport first = live.done("u.recv 1");
      live.libc.send(flood, new byte[2], 0);
      StepReport second = live.done("u.recv 1");

      assertThat(first.late()).hasSize(4096);
      assertThat(first.notes())
          .containsExactly(
              "904 packets came faster than they could be kept: they are missing from the wire");
      assertThat(words(second.late())).containsExactly("null  2 u");
      assertThat(second.notes()).isEmpty();
    } finally {
      live.libc.close(flood);
    }
  }

  @Test
  void ofListenersThatShareAPortTheOneIsNamedWhoseQueueHasGrown() {
    live.all("k = create", "k.setopt SO_REUSEPORT on", "k.bind 127.0.0.1 0", "k.listen");
    live.all("m = create", "m.setopt SO_REUSEPORT on", "m.bind " + live.value("k.local"));
    live.done("m.listen");
    List<String> takers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      live.done("c" + i + " = create");
      StepReport connect = live.done("c" + i + ".connect $k");
      String taker =
          connect.changes().stream()
              .filter(change -> change.what() == Change.Property.ACCEPTQ)
              .map(Change::socket)
              .findFirst()
              .orElseThrow();
      assertThat(words(connect.packets()).getFirst()).isEqualTo("c" + i + " S 0 " + taker);
      takers.add(taker);
    }
    for (int i = 0; i < 12; i++) {
      assertThat(words(live.done("c" + i + ".send \"x\"").packets()).getFirst())
          .isEqualTo("c" + i + " P. 1 " + takers.get(i));
    }
    for (String listener : List.of("k", "m")) {
      assertThat(words(live.done(listener + ".close").packets()))
          .as("each resets its own")
          .allMatch(word -> word.startsWith(listener + " R"))
          .hasSize(Collections.frequency(takers, listener));
    }
  }

  @Test
  void anotherNameForAListenerIsNoSecondListener() {
    live.listening().all("d = srv.dup", "c = create");
    assertThat(words(live.done("c.connect $srv").packets())).startsWith("c S 0 srv");
  }

  @Test
  void aSocketForIpv6OnlyGetsNoIpv4() {
    Needs.ipv6Loopback();
    live.all("a = create --ipv6", "a.setopt IPV6_V6ONLY on", "a.bind :: 0", "a.listen");
    live.done("h = create");
    StepReport connect = live.fails("h.connect 127.0.0.1 " + live.port("a"), Errno.ECONNREFUSED);
    assertThat(words(connect.packets())).containsExactly("h S 0 null", "null R. 0 h");

    live.all("b = create --ipv6", "b.setopt IPV6_V6ONLY off", "b.bind :: 0", "b.listen");
    live.done("i = create");
    assertThat(words(live.done("i.connect 127.0.0.1 " + live.port("b")).packets()))
        .startsWith("i S 0 b");
  }

  @Test
  void aDatagramToAGroupReachesWhoHasJoinedIt() {
    live.all("r = create udp", "r.bind 0.0.0.0 0", "s = create udp");
    live.done("s.setopt IP_MULTICAST_IF 127.0.0.1");
    String send = "s.sendto \"x\" 239.77.1.2 " + live.port("r");
    assertThat(words(live.done(send).packets())).containsExactly("s  1 null");
    live.done("r.join 239.77.1.2 127.0.0.1");
    assertThat(words(live.done(send).packets())).containsExactly("s  1 r");
    live.done("r.leave 239.77.1.2 127.0.0.1");
    assertThat(words(live.done(send).packets())).containsExactly("s  1 null");
  }
}

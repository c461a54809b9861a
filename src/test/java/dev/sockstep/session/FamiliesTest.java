package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.RECVQ;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.Literals;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same lives over IPv6, Unix sockets and UDP, and by a name. */
@Timeout(60)
class FamiliesTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void anIpv6ConnectionLivesToo() {
    Needs.ipv6Loopback();
    live.all("srv = create --ipv6", "srv.bind 0", "srv.listen", "c = create --ipv6");
    assertThat(live.value("srv.local")).startsWith("[::1]:");

    live.all("c.connect $srv", "a = srv.accept", "c.send \"six\"");
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("six");
    live.expect("c.peer.host == ::1");
    live.expect("a.kind == tcp6");
    live.all("d = create --ipv6", "d.connect [::1]:$srv.port", "e = srv.accept");
    live.expect("e.peer == $d.local");
  }

  @Test
  void anIpv4ClientReachesAServerOnAnyAddressOfIpv6() {
    Needs.ipv6Loopback();
    live.all("srv = create --ipv6", "srv.bind * 0", "srv.listen", "c = create");

    live.all("c.connect 127.0.0.1 $srv.port", "a = srv.accept");

    live.expect("a.peer.host == ::ffff:127.0.0.1");
    live.all("d = create --ipv6", "d.connect ::ffff:127.0.0.1 $srv.port");
    live.expect("d.state == ESTABLISHED");
  }

  @Test
  void aUnixStreamLivesByAPath(@TempDir Path directory) {
    String path = directory.resolve("a socket").toString();
    live.all("srv = create unix", "srv.bind " + Literals.quoted(path));
    live.expect("srv.local == " + Literals.quoted(path));

    converseOverUnix();
  }

  @Test
  void aUnixStreamLivesByAnAbstractName() {
    String name = "@sockstep-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    live.all("srv = create unix", "srv.bind " + name);
    live.expect("srv.local == " + name);

    converseOverUnix();
  }

  @Test
  void connectedUdpSocketsTalkBySendAndRecv() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.bind 0");
    live.all("u.connect $v", "v.connect $u");
    live.expect("u.stage == connected");
    live.expect("u.peer == $v.local");

    assertThat(live.done("u.send \"datagram\"").changes()).contains(change("v", RECVQ, "0", "8"));
    assertThat(live.done("v.recv 4").bytes())
        .asString(UTF_8)
        .as("the rest is lost")
        .isEqualTo("data");
    live.done("u.send \"\"");
    StepReport empty = live.done("v.recv 10");
    assertThat(empty.call().result()).isZero();
    assertThat(empty.notes())
        .singleElement()
        .asString()
        .as("an empty datagram is no end")
        .startsWith("0 bytes: an empty datagram");
  }

  @Test
  void aNameIsResolvedFirst() {
    live.listening().done("c = create");

    StepReport connect = live.done("c.connect localhost $srv.port");

    assertThat(connect.calls()).hasSize(2);
    assertThat(connect.calls().getFirst().text())
        .isEqualTo("getaddrinfo(\"localhost\", AF_INET, SOCK_STREAM)");
    assertThat(connect.call().name()).isEqualTo("connect");
    assertThat(connect.notes()).anyMatch(note -> note.startsWith("localhost resolved to "));
  }

  @Test
  void theOtherEndOfAUnixSocketIsKnownThoughItHasNoName() {
    live.all("srv = create unix", "srv.bind @other-end-test", "srv.listen", "b = create unix");
    live.all("c = create unix", "b.connect $srv", "c.connect $srv", "x = srv.accept");
    StepReport accept = live.done("y = srv.accept");
    assertThat(accept.notes()).contains("y is the new socket: the other end is c");
    live.done("c.send \"unread\"");
    StepReport recv = live.blocks("x.recv 10");
    assertThat(((Outcome.Blocked) recv.outcome()).unblock()).isEqualTo("b.send \"…\", or b.close");

    int closed = live.done("y.close").step();

    StepReport reset = live.fails("c.recv 10", Errno.ECONNRESET);
    assertThat(reset.failure().why())
        .isEqualTo(
            "y, the other end, was closed with bytes unread (y.close at step " + closed + ").");
  }

  private void converseOverUnix() {
    live.expect("srv.stage == bound");
    live.all("srv.listen", "c = create unix");
    live.expect("srv.stage == listening");
    assertThat(live.done("c.connect $srv").stage().after()).isEqualTo(Stage.CONNECTED);
    StepReport accept = live.done("a = srv.accept");
    assertThat(accept.stage().after()).isEqualTo(Stage.LISTENING);
    live.expect("a.stage == connected");
    assertThat(accept.notes()).contains("a is the new socket: the other end is c");
    StepReport send = live.done("c.send \"unix\"");
    assertThat(send.changes()).contains(change("a", RECVQ, "0", "4"));
    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("unix");
    live.done("a.close");
    assertThat(live.done("c.recv 10").notes())
        .containsExactly(
            "0 bytes: end of stream. The peer has closed, or shut down sending; no more will come");
  }
}

package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Literals;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failures of datagrams, Unix sockets, names and options. */
@Timeout(60)
class OtherFailuresTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void udpToAPortThatNobodyHasIsToldByTheNextCall() {
    live.all("x = create udp", "x.bind 0", "u = create udp", "u.connect $x", "x.close");

    assertThat(live.done("u.send \"lost\"").call().result()).isEqualTo(4);
    StepReport second = live.fails("u.send \"again\"", Errno.ECONNREFUSED, Stage.CONNECTED);

    Live.assertMode(second, "port unreachable", "A datagram that u sent");
    live.done("u.setopt SO_RCVTIMEO 30ms");
    live.fails("u.recv 5", Errno.EAGAIN, Stage.CONNECTED);
  }

  @Test
  void udpHasItsOwnRefusals() {
    live.all("u = create udp", "v = create udp", "v.bind 0");

    StepReport nowhere = live.fails("u.send \"x\"", Errno.EDESTADDRREQ);
    Live.assertMode(nowhere, "no destination", "u is not connected");
    assertThat(nowhere.stage().after())
        .as("the kernel gives a port before it looks further")
        .isEqualTo(Stage.BOUND);
    Live.assertMode(
        live.fails("u.listen", Errno.EOPNOTSUPP, Stage.BOUND),
        "operation not supported",
        "A udp socket");
    Live.assertMode(
        live.fails("u.accept", Errno.EOPNOTSUPP, Stage.BOUND),
        "operation not supported",
        "A udp socket");
    live.done("u.connect $v");
    Live.assertMode(
        live.fails("u.send #70000", Errno.EMSGSIZE, Stage.CONNECTED),
        "message too long",
        "A datagram goes");
  }

  @Test
  void unixSocketsHaveTheirOwnReasons(@TempDir Path directory) {
    String path = Literals.quoted(directory.resolve("s").toString());
    String nowhere = Literals.quoted(directory.resolve("no/s").toString());
    live.all("srv = create unix", "c = create unix");

    Live.assertMode(
        live.fails("c.connect " + path, Errno.ENOENT, Stage.CREATED),
        "no such socket",
        "There is no file at ");
    Live.assertMode(
        live.fails("c.bind " + nowhere, Errno.ENOENT, Stage.CREATED),
        "no such folder",
        "The folder of ");
    live.done("srv.bind " + path);
    Live.assertMode(
        live.fails("c.connect " + path, Errno.ECONNREFUSED, Stage.CREATED),
        "connection refused",
        "A socket, your own srv, has the name ");
    live.all("srv.listen", "srv.close", "srv = create unix");
    Live.assertMode(
        live.fails("srv.bind " + path, Errno.EADDRINUSE, Stage.CREATED),
        "address already in use",
        "Something exists at ");
  }

  @Test
  void aUnixPeerThatHasGoneIsABrokenPipeAtOnce() {
    live.all("srv = create unix", "srv.bind @sockstep-gone-" + System.nanoTime(), "srv.listen");
    live.all("c = create unix", "c.connect $srv", "a = srv.accept", "a.close");

    Live.assertMode(
        live.fails("c.send \"x\"", Errno.EPIPE, Stage.CONNECTED),
        "broken pipe",
        "a, the other end, is closed (a.close at step ");
  }

  @Test
  void aNameThatDoesNotExistIsNoCallOnTheSocket() {
    live.done("c = create");

    StepReport connect = live.run("c.connect no-such-host.invalid 80");

    assertThat(connect.call().name()).isEqualTo("getaddrinfo");
    assertThat(connect.call().error().name()).startsWith("EAI_");
    assertThat(connect.failure().mode()).isIn("name not found", "name server unreachable");
    assertThat(connect.stage().after()).isEqualTo(Stage.CREATED);
  }

  @Test
  void optionsThatASocketLacksAreRefused() {
    live.all("u = create udp", "c = create");

    Live.assertMode(
        live.fails("u.setopt TCP_NODELAY on", Errno.ENOPROTOOPT, Stage.CREATED),
        "option not available",
        "A udp socket");
    Live.assertMode(
        live.fails("c.setopt IPV6_V6ONLY on", Errno.ENOPROTOOPT, Stage.CREATED),
        "option not available",
        "A tcp socket");
    assertThat(live.done("c.getopt SO_ACCEPTCONN").notes()).containsExactly("SO_ACCEPTCONN is off");
  }

  @Test
  void anOptionReadsBackAsItWasSet() {
    live.done("c = create");
    for (String[] row :
        new String[][] {
          {"SO_KEEPALIVE on", "SO_KEEPALIVE is on"},
          {"SO_LINGER on 3", "SO_LINGER is on, 3 s"},
          {"SO_LINGER off", "SO_LINGER is off"},
          {"SO_RCVTIMEO 1.5s", "SO_RCVTIMEO is 1500ms"},
          {"SO_RCVTIMEO 0", "SO_RCVTIMEO is 0: no limit"},
          {"TCP_KEEPIDLE 77", "TCP_KEEPIDLE is 77"},
          {"TCP_NODELAY on", "TCP_NODELAY is on"},
          {"IP_TTL 9", "IP_TTL is 9"}
        }) {
      live.done("c.setopt " + row[0]);
      String option = row[0].substring(0, row[0].indexOf(' '));
      assertThat(live.done("c.getopt " + option).notes()).containsExactly(row[1]);
    }
    assertThat(live.done("c.getopt SO_TYPE").notes()).containsExactly("SO_TYPE is SOCK_STREAM");
    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly("SO_ERROR is 0: no error is pending");
  }
}

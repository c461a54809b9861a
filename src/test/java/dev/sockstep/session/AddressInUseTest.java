package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** EADDRINUSE has several causes; the evidence tells which. */
@Timeout(60)
class AddressInUseTest {
  private static final String OTHER_PROGRAM =
      """
      import socket, sys
      s = socket.socket()
      s.bind(("127.0.0.1", 0))
      if sys.argv[1] == "listen":
          s.listen()
      print(s.getsockname()[1])
      sys.stdin.read()
      """;

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  /** As of a server that runs: its listener, and what has ended of its connections. */
  @Test
  void aListenerIsBlamedBeforeItsOldConnections() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
        server.accept().close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      live.done("c = create");
      assertThat(live.fails("c.bind " + server.getLocalPort(), Errno.EADDRINUSE).failure().id())
          .isEqualTo("address-of-listener");
    }
  }

  @Test
  void anotherSocketOfTheSessionHasTheAddress() {
    live.listening().done("t = create");

    Failure failure = live.fails("t.bind $srv", Errno.EADDRINUSE).failure();

    assertThat(failure.mode()).isEqualTo("address already in use");
    assertThat(failure.why())
        .isEqualTo("Your own socket srv has " + live.value("srv.local") + " (stage listening).");
    assertThat(failure.evidence()).containsExactly("srv: fd " + live.fd("srv") + ", state LISTEN");
    live.expect("t.stage == created");
  }

  @Test
  void anyAddressOverlapsEachAddress() {
    live.all("srv = create", "srv.bind * 0", "t = create");

    assertThat(live.fails("t.bind $srv.port", Errno.EADDRINUSE).failure().why())
        .startsWith("Your own socket srv has 0.0.0.0:");
  }

  @Test
  void aConnectionThatTheServerClosedFirstStaysInTimeWait() {
    int port = leaveTimeWait(false);
    live.done("srv = create");

    Failure failure = live.fails("srv.bind " + port, Errno.EADDRINUSE).failure();

    assertThat(failure.mode()).isEqualTo("address in TIME_WAIT");
    assertThat(failure.evidence())
        .satisfiesExactly(
            table -> assertThat(table).startsWith("/proc/net/tcp: TIME_WAIT at 127.0.0.1:" + port),
            left -> assertThat(left).matches("sock_diag: for another (5[0-9]|60) s"));
  }

  @Test
  void reuseaddrOnTheOldAndTheNewSocketLetsTheServerRestart() {
    int port = leaveTimeWait(true);

    live.all("srv = create", "srv.setopt SO_REUSEADDR on", "srv.bind " + port, "srv.listen");

    live.expect("srv.port == " + port);
  }

  @Test
  void reuseaddrDoesNotLetTwoListen() {
    live.all("srv = create", "srv.setopt SO_REUSEADDR on", "srv.bind 0", "srv.listen");
    live.all("t = create", "t.setopt SO_REUSEADDR on");

    assertThat(live.fails("t.bind $srv", Errno.EADDRINUSE).failure().why())
        .startsWith("Your own socket srv has ");
  }

  @Test
  void aProgramThatListensIsFoundInTheKernelsTable() throws IOException {
    Failure failure = bindToAnotherProgramsPort("listen");

    assertThat(failure.why())
        .startsWith("Another program, python3 (pid ")
        .contains(", listens on port ");
    assertThat(failure.evidence()).first().asString().contains("LISTEN at 127.0.0.1:");
  }

  @Test
  void connectionsThatNobodyHasAcceptedAreNotBlamedOnAHiddenProcess() throws IOException {
    Needs.program("python3", "CPython");
    try (Python python = Python.start(OTHER_PROGRAM, "listen")) {
      String port = python.line();
      live.all("c = create", "c.connect " + port, "d = create", "d.connect " + port, "t = create");

      assertThat(live.fails("t.bind " + port, Errno.EADDRINUSE).failure().why())
          .endsWith(
              " It is in use by a connection that nobody has accepted (ESTABLISHED) and 1 more"
                  + " too.");
    }
  }

  @Test
  void aProgramThatOnlyHasBoundThePortIsInNoTable() throws IOException {
    Failure failure = bindToAnotherProgramsPort("bind");

    assertThat(failure.why()).startsWith("Another socket holds port ");
    assertThat(failure.evidence())
        .singleElement()
        .asString()
        .startsWith("/proc/net/tcp has no socket on it");
  }

  @Test
  void allWhoHaveTheAddressAreNamedAndTheRestAreCounted() {
    live.listening();
    for (String end : List.of("1", "2", "3", "4")) {
      live.all("c" + end + " = create", "c" + end + ".connect $srv", "a" + end + " = srv.accept");
    }
    live.done("t = create");

    Failure failure = live.fails("t.bind $srv", Errno.EADDRINUSE).failure();
    assertThat(failure.why())
        .endsWith(
            " (stage listening). It is in use by your a1 (connected), your a2 (connected) and 2"
                + " more too.");
    assertThat(failure.evidence()).hasSize(3);
    assertThat(failure.attempt()).as("closed, they would rest").doesNotContain("close");
  }

  @Test
  void reuseaddrIsNotAdvisedWhereTheOldSocketHadNotSetIt() {
    int port = leaveTimeWait(false);
    live.done("t = create");

    Failure failure = live.fails("t.bind " + port, Errno.EADDRINUSE).failure();
    assertThat(failure.why()).startsWith("The connection of your own a, closed at step ");
    assertThat(failure.attempt())
        .matches(
            "wait (5[0-9]|60) s, or take another port; SO_REUSEADDR would not help, for a had not"
                + " set it: servers set it before bind");
    live.done("t.setopt SO_REUSEADDR on");
    assertThat(live.fails("t.bind " + port, Errno.EADDRINUSE).failure().attempt())
        .endsWith("t has SO_REUSEADDR, and the old socket had not, and both must");
  }

  @Test
  void reuseaddrIsAdvisedWhereTheOldSocketHadSetIt() {
    int port = leaveTimeWait(true);
    live.done("t = create");

    assertThat(live.fails("t.bind " + port, Errno.EADDRINUSE).failure().attempt())
        .isEqualTo(
            "t.setopt SO_REUSEADDR on, then t.bind " + port + " again: the old socket had it too");
    live.all("t.setopt SO_REUSEADDR on", "t.bind " + port);
  }

  @Test
  void aConnectionThatIsOpenStillMaySetItLate() {
    live.connected();
    int port = live.port("srv");
    live.all("srv.close", "t = create");

    assertThat(live.fails("t.bind " + port, Errno.EADDRINUSE).failure().attempt())
        .startsWith(
            "a.setopt SO_REUSEADDR on, t.setopt SO_REUSEADDR on, then t.bind "
                + port
                + " again; or ");
    live.all("a.setopt SO_REUSEADDR on", "t.setopt SO_REUSEADDR on", "t.bind " + port);
  }

  @Test
  void aPeerThatListensIsNamed() {
    live.all("p = peer silent", "t = create", "t.setopt SO_REUSEADDR on");

    Failure failure = live.fails("t.bind $p", Errno.EADDRINUSE).failure();
    assertThat(failure.why()).startsWith("Your peer p listens on port ");
    assertThat(failure.attempt()).isEqualTo("take another port, or end the peer: peer stop p");
  }

  @Test
  void aSocketOfTheOtherFamilyIsNotBlamed() {
    live.all("x = create --ipv6", "x.setopt IPV6_V6ONLY on", "x.bind :: 0", "y = create");
    live.all("y.bind * $x.port", "t = create");

    assertThat(live.fails("t.bind $y", Errno.EADDRINUSE).failure().why())
        .startsWith("Your own socket y has ")
        .doesNotContain("your x");
  }

  private Failure bindToAnotherProgramsPort(String how) throws IOException {
    Needs.program("python3", "CPython");
    try (Python python = Python.start(OTHER_PROGRAM, how)) {
      String port = python.line();
      live.done("srv = create");
      Failure failure = live.fails("srv.bind " + port, Errno.EADDRINUSE).failure();
      assertThat(failure.mode()).isEqualTo("address already in use");
      return failure;
    }
  }

  /** A server that closed its connection first, and then itself. */
  private int leaveTimeWait(boolean reuse) {
    live.done("srv = create");
    if (reuse) {
      live.done("srv.setopt SO_REUSEADDR on");
    }
    live.all("srv.bind 0", "srv.listen", "c = create", "c.connect $srv", "a = srv.accept");
    int port = live.port("srv");
    live.done("a.close");
    live.expect("c.state == CLOSE_WAIT within 5s");
    live.all("c.close", "srv.close");
    return port;
  }
}

package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The failures that the source text names, met on loopback. */
@Timeout(60)
class FailuresIT {
  @Test
  void aConnectToAClosedPortIsRefused() throws Exception {
    int port = Network.freePort();
    Ended ended = Sockstep.script("c = create\nc.connect 127.0.0.1 " + port + "\n");

    Step connect = ended.step("c.connect 127.0.0.1 " + port);
    assertThat(ended.status()).as("a failed call is no error").isZero();
    assertThat(connect.result()).isEqualTo("-1 ECONNREFUSED");
    assertThat(connect.mode()).isEqualTo("connection refused");
    assertThat(connect.in("stage", "after")).isEqualTo("created");
  }

  @Test
  void aConnectToAFullBacklogBlocksInSynSentUntilItIsCancelled() throws Exception {
    Ended ended =
        Sockstep.script(
            """
            srv = create
            srv.bind 127.0.0.1 0
            srv.listen 0
            first = create
            first.connect $srv.host $srv.port
            c = create
            c.connect $srv.host $srv.port
            expect c.state == SYN_SENT
            expect = ?
            c.cancel
            expect = -1 EINTR
            """);

    assertThat(ended.status()).as(ended.out()).isZero();
    Step blocked =
        ended.steps().stream().filter(step -> step.status().equals("blocked")).findFirst().get();
    assertThat(blocked.line()).isEqualTo("c.connect $srv.host $srv.port");
    assertThat(blocked.in("blocked", "waits")).asString().contains("accept queue of srv is full");
    Step finished = ended.finished("c.connect $srv.host $srv.port");
    assertThat(finished.result()).isEqualTo("-1 EINTR");
    assertThat(finished.mode()).isEqualTo("interrupted by a signal");
  }

  @Test
  void aRecvWithATimeLimitGivesUp() throws Exception {
    Ended ended =
        Sockstep.script(
            """
            srv = create
            srv.bind 127.0.0.1 0
            srv.listen
            c = create
            c.connect $srv.host $srv.port
            c.setopt SO_RCVTIMEO 40ms
            c.recv 10
            expect c.state == ESTABLISHED
            """);

    assertThat(ended.status()).isZero();
    assertThat(ended.step("c.recv 10").result()).isEqualTo("-1 EAGAIN");
    assertThat(ended.step("c.recv 10").mode()).isEqualTo("timeout");
    assertThat(ended.step("c.recv 10").calls().getLast().micros()).isGreaterThan(30_000);
  }

  @Test
  void theSecondSendToAPeerThatHasGoneIsABrokenPipe() throws Exception {
    Needs.program("python3", "CPython");
    String peer =
        """
        import socket
        s = socket.create_server(("127.0.0.1", 0))
        print(s.getsockname()[1], flush=True)
        s.accept()[0].close()
        input()
        """;
    try (Python python = Python.start(peer)) {
      Ended ended =
          Sockstep.script(
              """
              c = create
              c.connect 127.0.0.1 PORT
              expect c.state == CLOSE_WAIT within 5s
              c.send "first"
              expect c.state == CLOSE within 5s
              c.send "second"
              expect = -1 EPIPE
              """
                  .replace("PORT", python.line()));

      assertThat(ended.status()).as(ended.out()).isZero();
      assertThat(ended.step("c.send \"first\"").result()).isEqualTo("5");
      assertThat(ended.step("c.send \"second\"").mode()).isEqualTo("broken pipe");
    }
  }

  @Test
  void anAddressIsInUseWhileAnotherSocketHasIt() throws Exception {
    Ended ended =
        Sockstep.script(
            """
            a = create
            a.bind 127.0.0.1 0
            b = create
            b.bind 127.0.0.1 $a.port
            """);

    assertThat(ended.step("b.bind 127.0.0.1 $a.port").result()).isEqualTo("-1 EADDRINUSE");
    assertThat(ended.step("b.bind 127.0.0.1 $a.port").mode()).isEqualTo("address already in use");
  }

  @Test
  void anAddressIsInUseWhileAnotherProcessHasIt() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String bind = "a.bind 127.0.0.1 " + other.getLocalPort();
      Ended ended = Sockstep.script("a = create\n" + bind + "\n");

      assertThat(ended.step(bind).result()).isEqualTo("-1 EADDRINUSE");
      assertThat(ended.step(bind).mode()).isEqualTo("address already in use");
    }
  }

  @Test
  void aRestartInTimeWaitNeedsReuseaddrOnBothSockets() throws Exception {
    assertThat(restarted(false, false)).isEqualTo("-1 EADDRINUSE");
    assertThat(restarted(false, true)).isEqualTo("-1 EADDRINUSE");
    assertThat(restarted(true, false)).isEqualTo("-1 EADDRINUSE");
    assertThat(restarted(true, true)).isEqualTo("0");
  }

  /** What the bind of a server's second start returned, the first having closed its connection. */
  private static String restarted(boolean firstReuses, boolean secondReuses) throws Exception {
    int port = Network.freePort();
    Ended ended =
        Sockstep.script(
            """
            srv = create
            FIRST
            srv.bind 127.0.0.1 PORT
            srv.listen
            c = create
            c.connect 127.0.0.1 PORT
            conn = srv.accept
            conn.close
            c.recv 10
            c.close
            srv.close
            again = create
            SECOND
            again.bind 127.0.0.1 PORT
            """
                .replace("FIRST", firstReuses ? "srv.setopt SO_REUSEADDR 1" : "")
                .replace("SECOND", secondReuses ? "again.setopt SO_REUSEADDR 1" : "")
                .replace("PORT", Integer.toString(port)));
    Step bind = ended.step("again.bind 127.0.0.1 " + port);
    assertThat(ended.step("srv.bind 127.0.0.1 " + port).result()).isEqualTo("0");
    if (bind.mode() != null) {
      assertThat(bind.in("failure", "why") + "" + bind.in("failure", "evidence"))
          .contains("TIME_WAIT");
    }
    return bind.result();
  }
}

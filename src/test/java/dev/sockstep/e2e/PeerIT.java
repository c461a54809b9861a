package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ready-made other ends of the image, with nothing else to talk to, and with other programs. */
@Timeout(60)
class PeerIT {

  @Test
  void aScriptNeedsNoSecondProgram() throws Exception {
    Ended ended =
        Sockstep.script(
            """
            p = peer http
            s = create
            s.connect 127.0.0.1 $p.port
            s.send "GET / HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n"
            expect s.recvq > 0 within 5s
            s.recv 4096
            s.close
            peer stop
            """);

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.step("s.recv 4096").bytes()).startsWith("HTTP/1.1 200 OK\r\n");
    Map<String, Object> p = ended.step("peer stop").objects("peers").getFirst();
    assertThat(p)
        .containsEntry("name", "p")
        .containsEntry("kind", "http")
        .containsEntry("role", "server")
        .containsEntry("connections", 1L)
        .containsEntry("bytesIn", 37L)
        .containsEntry("running", false);
    assertThat((Long) p.get("bytesOut")).isGreaterThan(100);
  }

  @Test
  void otherProgramsTalkToAPeerToo() throws Exception {
    Needs.program("python3", "CPython");
    try (Conversation shell = Conversation.start()) {
      int port = port(shell.type("p = peer echo"));
      String program =
          """
          import socket
          s = socket.create_connection(("127.0.0.1", PORT))
          s.sendall(b"hello")
          print(s.recv(10))
          """;
      assertThat(Python.run(program.replace("PORT", "" + port), List.of()))
          .containsExactly("b'hello'");
      shell.type("expect p.sent == 5 within 5s");
      Step listed = shell.type("peer");
      assertThat(listed.objects("peers").getFirst()).containsEntry("bytesOut", 5L);
      assertThat(shell.end()).isZero();
    }
  }

  @Test
  void theEndOfTheProgramIsTheEndOfItsPeers() throws Exception {
    try (Conversation shell = Conversation.start()) {
      int port = port(shell.type("peer flood"));
      try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
        assertThat(socket.getInputStream().read()).isPositive();
        int other = port(shell.type("peer full"));
        assertThat(shell.end()).isZero();
        assertThatThrownBy(() -> new Socket("127.0.0.1", other).close())
            .isInstanceOf(ConnectException.class);
      }
      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  /** They run in the same process, and are no part of what the student does. */
  @Test
  void peersListenOnLoopbackOnly() throws Exception {
    try (Conversation shell = Conversation.start()) {
      int port = port(shell.type("peer echo"));
      String wanted = "0100007F:%04X 00000000:0000 0A".formatted(port);
      assertThat(Files.readString(Path.of("/proc/net/tcp"))).contains(wanted);
      assertThat(Files.readString(Path.of("/proc/net/tcp6")))
          .doesNotContain(":%04X 0".formatted(port));
    }
  }

  private static int port(Step started) {
    String address = (String) started.objects("peers").getFirst().get("address");
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}

package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server typed a step at a time, and the clients of the world outside. */
@Timeout(60)
class TypedServerIT {
  private Conversation server;
  private String port;
  private Step accept;

  @BeforeEach
  void typeTheServer() throws Exception {
    server = Conversation.start();
    server.type("srv = create");
    server.type("srv.bind 127.0.0.1 0");
    server.type("srv.listen");
    port = Integer.toString(server.port("srv"));
    accept = server.type("conn = srv.accept");
    assertThat(accept.status()).isEqualTo("blocked");
    assertThat(accept.in("blocked", "try")).asString().contains("127.0.0.1:" + port);
  }

  @AfterEach
  void endIt() {
    server.close();
  }

  @Test
  void curlGetsAPageThatIsTyped() throws Exception {
    Needs.program("curl", "curl");
    Process curl =
        new ProcessBuilder(
                "curl", "-sS", "--noproxy", "*", "--max-time", "20", "http://127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();

    assertThat(server.endOf(accept).calls().getLast().result()).isPositive();
    assertThat(server.type("conn.recv 4096").bytes())
        .startsWith("GET / HTTP/1.1\r\n")
        .endsWith("\r\n\r\n");
    server.type("conn.send \"HTTP/1.0 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\ntyped\\n\"");
    server.type("conn.close");

    assertThat(output(curl)).isEqualTo("typed\n");
    assertThat(curl.exitValue()).isZero();
    assertThat(server.end()).isZero();
  }

  @Test
  void ncSendsItsInputAndItsEnd() throws Exception {
    Needs.program("nc", "netcat");
    Process nc = new ProcessBuilder("nc", "-N", "127.0.0.1", port).start();
    try (OutputStream in = nc.getOutputStream()) {
      in.write("from nc\n".getBytes(UTF_8));
    }

    server.endOf(accept);
    assertThat(server.type("conn.recv 100").bytes()).isEqualTo("from nc\n");
    Step end = server.type("conn.recv 100");
    assertThat(end.result()).isEqualTo("0");
    assertThat(end.notes()).anyMatch(note -> note.contains("end of stream"));
    server.type("conn.send \"answer\\n\"");
    server.type("conn.close");

    assertThat(output(nc)).isEqualTo("answer\n");
    assertThat(nc.exitValue()).isZero();
  }

  @Test
  void aPythonClientIsAnsweredUntilItLeaves() throws Exception {
    Needs.program("python3", "CPython");
    String client =
        """
        import socket, sys
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20)
        s.sendall(b"\\x00\\xffquestion")
        print(s.recv(100))
        s.close()
        """;
    try (Python python = Python.start(client, port)) {
      Step accepted = server.endOf(accept);
      assertThat(accepted.changed("conn", "state")).isEqualTo("ESTABLISHED");
      assertThat(server.type("conn.recv 100").bytes()).isEqualTo("\0\u00ffquestion");
      assertThat(server.type("conn.send \"\\x01answer\"").result()).isEqualTo("7");
      assertThat(python.line()).isEqualTo("b'\\x01answer'");
      assertThat(server.type("conn.recv 100").bytes()).isEmpty();
    }
  }

  private static String output(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}

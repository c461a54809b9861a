package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source text's example: an HTTP client, a call at a time, against Python's own server. */
@Timeout(60)
class HttpIT {
  private static final String SERVER =
      """
      import http.server
      class Quiet(http.server.SimpleHTTPRequestHandler):
          def log_message(self, *arguments): pass
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """;

  private static final String CLIENT =
      """
      s = create
      s.connect HOST PORT
      s.send "GET / HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n"
      s.recv 4096
      s.close
      expect s.stage == closed
      """;

  @BeforeEach
  void needsPython() {
    Needs.program("python3", "CPython");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void theExampleOfTheSourceTextGetsAPage(String host) throws Exception {
    try (Python server = Python.start(SERVER)) {
      Ended ended = Sockstep.script(CLIENT.replace("HOST", host).replace("PORT", server.line()));

      assertThat(ended.status()).isZero();
      assertThat(ended.step("s.recv 4096").bytes()).matches("(?s)HTTP/1\\.[01] 200 .*");
      assertThat(ended.step("s.close").result()).isEqualTo("0");
    }
  }

  @Test
  void aNameWithSeveralAddressesTellsWhichIsUsed(@TempDir Path folder) throws Exception {
    Needs.program("unshare", "unshare");
    Needs.that(
        new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0,
        "the right to make user and mount namespaces");
    Path hosts = folder.resolve("hosts");
    Files.writeString(hosts, "127.0.0.1 localhost multi\n127.0.0.2 multi\n");
    try (Python server = Python.start(SERVER)) {
      String port = server.line();
      Ended ended =
          Sockstep.with("--json")
              .under(
                  "unshare",
                  "-rm",
                  "sh",
                  "-c",
                  "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
                  hosts.toString())
              .input(CLIENT.replace("HOST", "multi").replace("PORT", port))
              .run();

      assertThat(ended.status()).as(ended.err()).isZero();
      Step connect = ended.step("s.connect multi " + port);
      assertThat(connect.calls().getFirst().name()).isEqualTo("getaddrinfo");
      assertThat(connect.calls().getLast().text()).contains("127.0.0.1:" + port);
      assertThat(connect.notes())
          .anySatisfy(
              note ->
                  assertThat(note)
                      .contains("2 addresses", "127.0.0.1, 127.0.0.2", "the first is used"));
      assertThat(ended.step("s.recv 4096").bytes()).startsWith("HTTP/1.").contains(" 200 ");
    }
  }
}

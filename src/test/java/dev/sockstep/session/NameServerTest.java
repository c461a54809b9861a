package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.Sandbox;
import dev.sockstep.model.StepReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What getaddrinfo(3) makes of what a name server answers. */
@Timeout(60)
class NameServerTest {
  /** Answers with the response code that the name asks for, and with no records. */
  private static final String NAME_SERVER =
      """
      import socket
      s = socket.socket(type=socket.SOCK_DGRAM)
      s.bind(("127.0.0.1", 53))
      print("ready", flush=True)
      while True:
          q, who = s.recvfrom(512)
          code = int(q[14:16])
          s.sendto(q[:2] + bytes([0x81, 0x80 | code]) + q[4:6] + bytes(6) + q[12:], who)
      """;

  @TempDir private Path directory;

  /** As the page on failures says; another libc may make EAI_FAIL of some. */
  @Test
  void noResponseCodeGivesEaiFail() throws Exception {
    Needs.program("python3", "CPython");
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(
              "cd "
                  + directory
                  + "; echo nameserver 127.0.0.1 > dns; mount --bind dns /etc/resolv.conf;"
                  + " echo options timeout:1 attempts:1 >> dns;"
                  + " echo hosts: dns > nss; mount --bind nss /etc/nsswitch.conf");
          try (Python server = Python.start(NAME_SERVER);
              Live live = new Live()) {
            server.line();
            live.done("c = create");
            for (int code = 0; code < 16; code++) {
              String name = "%03d.example".formatted(code).replaceFirst("^0", "x");
              StepReport failed = live.run("c.connect " + name + " 80");
              String error = failed.call().error().name();
              assertThat(error).as("response code " + code).isEqualTo(expected(code));
              if (error.equals("EAI_NONAME")) {
                assertThat(failed.failure().evidence())
                    .first()
                    .isEqualTo("/etc/nsswitch.conf: hosts: dns");
              }
            }
          }
        });
  }

  private static String expected(int code) {
    return switch (code) {
      case 0 -> "EAI_NODATA";
      case 2, 4, 5 -> "EAI_AGAIN";
      default -> "EAI_NONAME";
    };
  }
}

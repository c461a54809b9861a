package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported program can be read: what its ports are called, and that it takes no more. */
class PortNamesTest {
  @TempDir Path folder;
  private Recorded session;

  @BeforeEach
  void record() {
    session = new Recorded(folder.resolve("sessions"));
    session.all(
        """
        srv = create
        srv.bind 127.0.0.1 0
        srv.listen
        c = create
        c.connect $srv
        """);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private List<String> exported(String how) {
    return session.run("export " + how).notes();
  }

  @Test
  void theOnlyPortOfAProgramIsThePort() {
    assertThat(exported("python c"))
        .anyMatch(line -> line.startsWith("arguments: [port that c connects to, "))
        .anyMatch(line -> line.startsWith("PORT = int(sys.argv[1]) "))
        .contains("    c.connect((\"127.0.0.1\", PORT))");
    assertThat(exported("c c")).anyMatch(line -> line.startsWith("  const char *port = argc > 1 "));
    assertThat(exported("java c")).anyMatch(line -> line.startsWith("    int port = arguments."));
  }

  @Test
  void severalAreNamedAfterTheirSocketsAndNoTwoTheSame() {
    session.all("u = create udp\nu.bind 127.0.0.1 0\nU = create udp\nU.bind 127.0.0.1 0");

    assertThat(exported("python"))
        .filteredOn(line -> line.contains(" = int(sys.argv["))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("SRV_PORT", "U_PORT", "U_PORT_2");
    assertThat(exported("java"))
        .filteredOn(line -> line.contains("Integer.parseInt(arguments["))
        .extracting(line -> line.strip().split(" ")[1])
        .containsExactly("srvPort", "uPort", "uPort_2");
  }

  @Test
  void aProgramWithoutPortsHasTwoBlankLinesBeforeItsFunctionsAsPep8Wants() {
    session.all("u = create udp");

    assertThat(String.join("\n", exported("python u"))).contains("\nimport sys\n\n\ndef main():\n");
  }

  @Test
  void aSocketThatIsCalledPortKeepsItsName() {
    session.all("port = create udp\nport.bind 127.0.0.1 0");

    assertThat(exported("c port"))
        .contains("  int port = socket(AF_INET, SOCK_DGRAM, 0);")
        .anyMatch(line -> line.startsWith("  const char *port_2 = argc > 1 "));
  }

  @Test
  void aProgramInCIncludesWhatItUsesOnly() {
    assertThat(exported("c c"))
        .filteredOn(line -> line.startsWith("#include"))
        .containsExactly(
            "#include <netdb.h>",
            "#include <signal.h>",
            "#include <stdio.h>",
            "#include <stdlib.h>",
            "#include <sys/socket.h>",
            "#include <unistd.h>");
  }
}

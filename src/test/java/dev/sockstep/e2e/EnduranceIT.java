package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A long session needs no more than a short one. */
@Timeout(60)
class EnduranceIT {
  private static final String PAIR = "c.send \"hello\"\nconn.recv 5\n";

  @Test
  void twentyThousandStepsNeedNoMoreMemoryAndNoMoreDescriptorsThanTwoThousand() throws Exception {
    try (Conversation session = Conversation.start()) {
      session.typeAll(
          """
          srv = create
          srv.bind 127.0.0.1 0
          srv.listen
          c = create
          c.connect $srv.host $srv.port
          conn = srv.accept
          """);

      session.typeAll(PAIR.repeat(1_000));
      long early = kilobytes(session, "VmRSS");
      long descriptors = descriptors(session);
      session.typeAll(PAIR.repeat(9_000));

      // Each line is kept, for save, history and rerun: 18,000 of them.
      assertThat(kilobytes(session, "VmRSS")).as("VmRSS in KiB").isLessThan(early + 14 * 1024);
      assertThat(kilobytes(session, "VmHWM")).as("VmHWM in KiB").isLessThan(100 * 1024);
      assertThat(descriptors(session)).isEqualTo(descriptors);
      assertThat(session.type("sockets").number()).isEqualTo(20_007);
      assertThat(session.end()).isZero();
    }
  }

  private static long kilobytes(Conversation session, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + session.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long descriptors(Conversation session) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + session.pid() + "/fd"))) {
      return open.count();
    }
  }
}

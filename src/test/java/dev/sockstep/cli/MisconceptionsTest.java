package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What students believe of sockets, and what the kernel shows instead: a script for each, of
 * nothing but steps that can be typed, and its expectations hold on this machine.
 */
@Timeout(60)
class MisconceptionsTest {
  private static final Path FOLDER = Path.of("src/test/resources/misconceptions");

  /** Those whose refutation has been seen over loopback, by their numbers. */
  private static final List<Integer> SEEN =
      List.of(1, 3, 4, 6, 8, 9, 10, 11, 12, 13, 14, 16, 19, 21, 22, 24);

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theKernelShowsOtherwise(Path script) throws IOException {
    Run run = Run.of("run", "--patience", "2s", script.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).as(run.out()).isZero();
    String id = script.getFileName().toString().replaceFirst("M0*(\\d+)\\.sock", "M$1");
    List<String> lines = Files.readAllLines(script);
    assertThat(lines.getFirst()).startsWith("# " + id + ": ");
    assertThat(lines).as("what it asserts").anyMatch(line -> line.matches("(expect|=) .*"));
  }

  @Test
  void noneOfThoseSeenIsMissing() {
    for (int number : SEEN) {
      assertThat(FOLDER.resolve("M%02d.sock".formatted(number))).exists();
    }
  }

  @Test
  void whatTheyBelieveFails() {
    String believed = "srv = create\nsrv.bind 0\nc = create\nc.connect $srv\n= 0\n";
    assertThat(Run.piped(believed, "run", "-").status()).isEqualTo(1);
  }
}

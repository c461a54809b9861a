package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sockstep export}: of a script, which is run first, and of a transcript, which is not. */
@Timeout(60)
class ExportCommandTest {
  private static final String SCRIPT = "u = create udp\nu.bind 127.0.0.1 0\n";

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = Files.writeString(folder.resolve("u.sock"), SCRIPT);
  }

  private Path transcript() throws IOException {
    Run run = Run.piped("", "run", "--json", script.toString());
    return Files.writeString(folder.resolve("u.jsonl"), "\n  " + run.out());
  }

  @Test
  void aScriptIsRunAndATranscriptIsRead() throws IOException {
    Run run = Run.piped("", "export", "python", script.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines()).contains("    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");

    Path transcript = transcript();
    String port = Files.readString(transcript).replaceAll("(?s).*\"127.0.0.1:(\\d+)\".*", "$1");
    Run read = Run.piped("", "export", "markdown", transcript.toString());
    assertThat(read.status()).as(read.err()).isZero();
    assertThat(read.out()).as("the port it had then").contains("127.0.0.1:" + port);
  }

  @Test
  void whatCannotBeReadOrWrittenIsWrongUsage() throws IOException {
    String there = Files.writeString(folder.resolve("there.py"), "mine\n").toString();

    Run none = Run.piped("", "export", "python", folder.resolve("none").toString());
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("there is no file");
    Run format = Run.piped("", "export", "cobol", script.toString());
    assertThat(format.status()).isEqualTo(2);
    Run over = Run.piped("", "export", "python", script.toString(), "-o", there);
    assertThat(over.status()).isEqualTo(2);
    assertThat(Path.of(there)).hasContent("mine\n");
    Run forced = Run.piped("", "export", "python", script.toString(), "-o", there, "--force");
    assertThat(forced.status()).as(forced.err()).isZero();
    assertThat(Path.of(there)).content().contains("def main():");
  }
}

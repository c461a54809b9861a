package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page for users of socklab says is typed, and works. */
@Timeout(60)
class SocklabTest {
  private static final Path PAGE = Path.of("src/site/markdown/socklab.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The commands of its three modes. */
  private static final List<String> COMMANDS =
      List.of(
          ("socket socket6 bind listen accept connect close shutdown options read recv recvfrom"
                  + " write send sendto help status quit exit msocket mjoin mleave mbind mrecvfrom"
                  + " msendto bsend passive passive6 connect6 urecv usend")
              .split(" "));

  @Test
  void everyCommandOfSocklabHasARow() throws IOException {
    List<String> first = new ArrayList<>();
    for (String row : rows()) {
      code(row.split("\\|")[1]).forEach(code -> first.add(code.split(" ")[0]));
    }

    assertThat(first).containsAll(COMMANDS);
  }

  @Test
  void everyLineOfTheTableWorks() throws IOException {
    Needs.ipv6Loopback();
    try (Live live = new Live()) {
      for (String row : rows()) {
        for (String line : code(row.split("\\|")[2])) {
          live.done(line);
        }
      }
      assertThat(live.session.hasQuit()).isTrue();
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
  }

  private static List<String> code(String cell) {
    List<String> spans = new ArrayList<>();
    Matcher matcher = CODE.matcher(cell);
    while (matcher.find()) {
      spans.add(matcher.group(1));
    }
    return spans;
  }
}

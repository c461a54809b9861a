package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a peer sends that floods. */
class ConversationsTest {
  /** RFC 864, its example: lines of 72 of the 95 printing characters, each begun one later. */
  @Test
  void aFloodIsTheLinesOfTheCharacterGenerator() {
    String flood = new String(Conversations.pattern(100 * 74), US_ASCII);
    List<String> lines = List.of(flood.split("\r\n"));

    assertThat(lines).hasSize(100).allMatch(line -> line.length() == 72);
    assertThat(lines.getFirst())
        .isEqualTo(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg");
    assertThat(lines.get(1)).isEqualTo(lines.getFirst().substring(1) + "h");
    assertThat(lines.get(94)).startsWith("~ !");
    assertThat(lines.get(95)).isEqualTo(lines.getFirst());
  }
}

package dev.sockstep.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What recv brought, as a person can read it. */
class ReceivedBytesTest {
  @Test
  void textIsQuotedLineByLineWithItsEscapes() {
    assertThat(
            TextRenderer.render(
                Reports.recv("HTTP/1.0 200 OK\r\nVia: \"a\\b\"\t\033[2J\u202e\r\n\r\nhé 世界"),
                Looks.TYPED))
        .isEqualTo(
            """
              8 recv(7, 4096, 0) = 49                                                   9 µs
                stage    create ─ connect ─ send ─ ● recv ─ close
                kernel   c  receive queue 49 ▸ 0 bytes
                data     "HTTP/1.0 200 OK\\r\\n"
                         "Via: \\"a\\\\b\\"\\t\\x1b[2J\\u202e\\r\\n"
                         "\\r\\n"
                         "hé 世界"
                python   data = c.recv(4096)
            """);
  }

  @Test
  void whatIsNoTextIsDumpedAsBytes() {
    byte[] bytes = new byte[20];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 13);
    }

    assertThat(TextRenderer.render(Reports.recv(bytes), Looks.TYPED))
        .isEqualTo(
            """
              8 recv(7, 4096, 0) = 20                                                   9 µs
                stage    create ─ connect ─ send ─ ● recv ─ close
                kernel   c  receive queue 20 ▸ 0 bytes
                data     0000  00 0d 1a 27  34 41 4e 5b  ...'4AN[
                         0008  68 75 82 8f  9c a9 b6 c3  hu......
                         0010  d0 dd ea f7               ....
                python   data = c.recv(4096)
            """);
    assertThat(TextRenderer.render(Reports.recv(bytes), Looks.width(85)))
        .as("where there is room, sixteen a line")
        .contains(
            """
                data     0000  00 0d 1a 27 34 41 4e 5b  68 75 82 8f 9c a9 b6 c3  ...'4AN[hu......
                         0010  d0 dd ea f7                                       ....
            """);
    assertThat(TextRenderer.render(Reports.recv(bytes), Looks.width(40)))
        .contains("    data     0000  00 0d  1a 27  ...'\n");
  }

  @Test
  void zeroBytesAreNoDataButTheEndOfTheStream() {
    assertThat(TextRenderer.render(Reports.recv(new byte[0]), Looks.TYPED))
        .isEqualTo(
            """
              8 recv(7, 4096, 0) = 0                                                    9 µs
                stage    create ─ connect ─ send ─ ● recv ─ close
                note     0 bytes: end of stream. The peer has closed, or shut down sending
                python   data = c.recv(4096)
            """);
  }

  @Test
  void aDozenLinesAreShownHoweverLongTheLineOfText() {
    String card = TextRenderer.render(Reports.recv("x".repeat(100_000)), Looks.TYPED);

    assertThat(card.lines()).hasSize(16);
    assertThat(card)
        .contains("    data     \"" + "x".repeat(65) + "\"\n")
        .contains("             (99285 more bytes; set feedback full shows them)\n");
  }

  @Test
  void fullFeedbackShowsEveryByte() {
    String card =
        TextRenderer.render(Reports.recv("%".repeat(10_000)), Looks.feedback(Feedback.FULL));

    assertThat(card.chars().filter(c -> c == '%')).hasSize(10_000);
    assertThat(card).doesNotContain("more bytes");
  }

  @Test
  void exactlyADozenLinesAreShownWhole() {
    assertThat(ReceivedBytes.lines("z\n".repeat(12).getBytes(UTF_8), 12, 60))
        .hasSize(12)
        .containsOnly("\"z\\n\"");
    assertThat(ReceivedBytes.lines("z\n".repeat(13).getBytes(UTF_8), 12, 60))
        .hasSize(12)
        .last()
        .isEqualTo("(4 more bytes; set feedback full shows them)");
  }

  @Property
  void linesFitTheRoomAndCountWhatTheyLeaveOut(
      @ForAll byte[] bytes,
      @ForAll @IntRange(min = 2, max = 12) int most,
      @ForAll @IntRange(min = 27, max = 90) int room) {
    List<String> lines = ReceivedBytes.lines(bytes, most, room);

    assertThat(lines.size()).isLessThanOrEqualTo(most);
    assertThat(lines.stream().filter(line -> !line.contains("more bytes")))
        .allMatch(line -> Widths.of(line) <= room);
  }

  @Property
  void theLinesOfATextTogetherAreTheText(@ForAll String text) {
    String plain = text.replaceAll("[^ -~\u00a1-\u00ac]", "").replaceAll("[\"\\\\]", "");

    String shown = String.join("", ReceivedBytes.lines(plain.getBytes(UTF_8), 1000, 30));

    assertThat(shown.replace("\"", "")).isEqualTo(plain);
  }
}

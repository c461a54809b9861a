package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a peer sends, or a script says, may drive the student's terminal. */
@Timeout(60)
class HostileBytesIT {
  private static final Pattern OUR_COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Each is sent on its own, and received by a recv of its own. */
  private static final String PEER =
      """
      import socket
      hostile = [
          b"\\x1b]0;owned\\x07\\x1b[2J\\x1b[31mred\\x1b[?1049h\\x1bP$q\\x1b\\\\",
          "\\x9b31m\\x9d0;owned\\x9c\\x85\\x8d".encode() + b"\\x9b31m\\x84",
          b"\\xff\\xfe\\xc0\\xaf\\xed\\xa0\\x80\\xf4\\x90\\x80\\x80 \\xe2\\x80",
          "a\\u202eb\\u2066c\\u200fd\\u200be\\ufefff\\u2028g\\u00adh\\U000e0041i".encode(),
          b"nul\\x00 bell\\x07 back\\x08 del\\x7f tab\\t cr\\rover \\x0e\\x0f",
          b"long" * 500 + b"\\x1b[2J",
          "gr\\u00fc\\u00dfe \\u4e16\\u754c e\\u0301\\u0301".encode(),
          bytes(range(256)),
      ]
      s = socket.create_server(("127.0.0.1", 0))
      print(s.getsockname()[1], flush=True)
      c = s.accept()[0]
      for one in hostile:
          c.recv(1)
          c.sendall(one)
      c.recv(1)
      """;

  @BeforeEach
  void needsPython() {
    Needs.program("python3", "CPython");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--color=never --feedback=silent",
        "--color=never --feedback=brief",
        "--color=never --feedback=normal",
        "--color=never --feedback=full",
        "--color=always --feedback=brief",
        "--color=always --feedback=full",
        "--json"
      })
  void onlyVisibleTextLeavesTheProgram(String options) throws Exception {
    try (Python peer = Python.start(PEER)) {
      String script =
          "c = create\nc.connect 127.0.0.1 "
              + peer.line()
              + "\n"
              + "c.send \"?\"\nc.recv 3000\nexpect c.bytes == \"no\"\n".repeat(8)
              + "sockets\n\u001b[31mverb\u202e\u009b31m \u007f\n"
              + "c.send \"\u001b[2J\u202e\u009b\" # \u001b]0;owned\u0007\n";

      Ended ended = Sockstep.with(("--patience 5s " + options).split(" ")).input(script).run();

      String text = text(ended.bytes());
      if (options.contains("--color=always")) {
        text = OUR_COLOURS.matcher(text).replaceAll("");
      }
      assertThat(text.codePoints().filter(c -> c != '\n' && !isVisible(c)).boxed())
          .as("invisible characters in:\n" + text)
          .isEmpty();
      assertThat(ended.err()).isEmpty();
      assertThat(ended.status()).isEqualTo(2);
      assertThat(text).contains("verb");
    }
  }

  @Test
  void inTheLocaleOfCOnlyAsciiLeavesTheProgram() throws Exception {
    try (Python peer = Python.start(PEER)) {
      String script =
          "c = create\nc.connect 127.0.0.1 "
              + peer.line()
              + "\n"
              + "c.send \"?\"\nc.recv 3000\n".repeat(8);
      Ended ended =
          Sockstep.with("--feedback=full", "--patience=5s")
              .variable("LC_ALL", "C")
              .input(script)
              .run();

      assertThat(new String(ended.bytes(), ISO_8859_1)).matches("[\\n -~]*");
      assertThat(ended.status()).isZero();
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Unicode's own word for it: no control, no format character, nothing unassigned or private. */
  private static boolean isVisible(int c) {
    return !Pattern.matches("[\\p{C}\\p{Zl}\\p{Zp}]", Character.toString(c));
  }
}

package dev.sockstep.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The escapes of a string are those of Python's {@code b"…"}. */
class EscapesTest {
  private static final long SEED = 20_250_925;
  private static final String PIECES = "\\\\\\'\"xX0123456789abfnrtvuN z\t{}()#$";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\\n, 0a",
        "\\r\\n, 0d0a",
        "\\t, 09",
        "\\a\\b\\f\\v, 07080c0b",
        "\\\\, 5c",
        "\\\", 22",
        "\\', 27",
        "\\x00\\xff, 00ff",
        "\\0, 00",
        "\\18, 0138",
        "\\101, 41",
        "\\1011, 4131",
        "\\777, ff",
        "\\q, 5c71",
        "\\u0041, 5c7530303431",
        "\\N, 5c4e",
        "a, 61",
        "é, c3a9",
        "😀, f09f9880"
      })
  void anEscapeStandsForItsBytes(String inside, String hex) throws Mistake {
    assertThat(HexFormat.of().formatHex(Literals.unescaped(inside, 1).getBytes(ISO_8859_1)))
        .isEqualTo(hex);
  }

  @Test
  void everyByteReadsBackFromItsQuotedForm() throws Mistake {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    String quoted = Literals.quoted(all.toString());

    assertThat(quoted).isPrintable().isASCII();
    assertThat(Lines.command("send " + quoted))
        .isEqualTo(new SocketCommand.Send(new Data.Text(all.toString())));
  }

  @Test
  void aHexadecimalEscapeNeedsTwoDigits() {
    for (String wrong : List.of("\\x", "\\x1", "\\xg1", "\\x1g", "\\x 1", "\\x\uff11\uff11")) {
      assertThatThrownBy(() -> Literals.unescaped("ab" + wrong, 10))
          .isInstanceOfSatisfying(Mistake.class, m -> assertThat(m.column()).isEqualTo(12))
          .hasMessage("\\x takes exactly two hexadecimal digits");
    }
  }

  @Test
  void cpythonReadsTheSameBytes() throws Exception {
    Needs.program("python3", "CPython");
    List<String> literals = literals();
    String program =
        """
        import sys, warnings
        warnings.simplefilter("ignore")
        for line in sys.stdin.buffer:
            try:
                print(eval(b"b" + line.strip(b"\\n")).hex())
            except (SyntaxError, ValueError):
                print("wrong")
        """;

    List<String> theirs = Python.run(program, literals);

    List<String> ours = new ArrayList<>();
    for (String literal : literals) {
      ours.add(bytes(literal));
    }
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours).filteredOn("wrong"::equals).as("both kinds occur").hasSizeBetween(20, 2500);
  }

  private static String bytes(String literal) {
    try {
      SocketCommand.Send send = (SocketCommand.Send) Lines.command("send " + literal);
      return HexFormat.of().formatHex(((Data.Text) send.data()).toBytes());
    } catch (Mistake mistake) {
      return "wrong";
    }
  }

  /** Random strings of the characters that matter, in either kind of quotes; all single tokens. */
  private static List<String> literals() {
    Random random = new Random(SEED);
    List<String> literals = new ArrayList<>();
    while (literals.size() < 3000) {
      char quote = random.nextBoolean() ? '"' : '\'';
      StringBuilder literal = new StringBuilder().append(quote);
      int length = random.nextInt(12);
      for (int i = 0; i < length; i++) {
        char c = PIECES.charAt(random.nextInt(PIECES.length()));
        literal.append(c == quote ? '\\' : "").append(c);
      }
      literals.add(literal.append(quote).toString());
    }
    return literals;
  }
}

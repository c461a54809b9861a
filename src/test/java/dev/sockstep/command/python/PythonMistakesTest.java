package dev.sockstep.command.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Mistake;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no Python, or none that is taken: a mistake with its place, whatever was typed. */
class PythonMistakesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for data in range(3): | 1 | Python's \"for\" is not taken",
        "def serve(port): | 1 | Python's \"def\" is not taken",
        "class Server: | 1 | Python's \"class\" is not taken",
        "try: | 1 | Python's \"try\" is not taken",
        "async def f(): | 1 | Python's \"async\" is not taken",
        "x = lambda: 1 | 5 | Python's \"lambda\" is not taken",
        "s.send(x for x in y) | 10 | a comprehension is not taken",
        "s.send([1]) | 8 | lists and dictionaries",
        "print(data[:4]) | 12 | slices are not taken",
        "print(data[0:4]) | 13 | slices are not taken",
        "print(data[0]) | 7 | nothing can be indexed here",
        "s.frobnicate() | 3 | .frobnicate() is not taken",
        "socket.getfqdn() | 8 | socket.getfqdn is not taken",
        "t = threading.Thread(target=f) | 15 | .Thread() is not taken",
        "from threading import Thread; t = Thread(target=f) | 35 | threading.Thread is not taken",
        "print(s.recvfrom(10)) | 9 | recvfrom is a step: it stands on a line of its own",
        "print(s.recv(10)[0]) | 9 | recv is a step: it stands on a line of its own",
        "name = input('> ') | 8 | input() is not taken",
        "main() | 1 | main() is not taken",
        "f() | 1 | f() is not taken",
        "port = int(sys.argv[1]) | 16 | sys.argv is not taken",
        "print('%d' % 5) | 12 | \"%\" is not taken between these",
        "print('{}'.format(5)) | 12 | .format() is not taken",
        "s.sendall('GET') | 11 | sendall takes bytes, and this is text",
        "s.connect('127.0.0.1', 80) | 24 | it takes 1 argument",
        "s.connect(80) | 11 | connect takes one address",
        "s.connect(('127.0.0.1', 99999)) | 11 | a port is 0 to 65535",
        "s.connect((b'x', 80)) | 11 | the host of an address is text",
        "s.bind('') | 8 | the path is empty",
        "s.send(b'abc | 9 | the string that begins here has no closing '",
        "s.listen((5) | 9 | the bracket that opens here is never closed",
        "s = socket.socket( | 18 | the bracket that opens here is never closed",
        "s.connect(('127.0.0.1', | 11 | the bracket that opens here is never closed",
        "s.listen(5)) | 12 | expected the end",
        "s.recv(99999999999999999999) | 8 | \"99999999999999999999\" is no number",
        "s.recv(1.5) | 8 | a number of bytes is a whole number",
        "s.listen(9223372036854775807) | 10 | a backlog is",
        "s.settimeout(1e308) | 14 | that is longer than a day",
        "s.send(b'x' * 9223372036854775807) | 13 | a number of bytes is",
        "h\u00e9llo = 5 | 1 | \"h\u00e9llo\" is no name here",
        "s.send(b'\u00e9') | 8 | bytes literals take only ASCII",
        "s.send(b'\\x4') | 10 | \\x takes exactly two",
        "s.send(b'a' 'b') | 13 | bytes and text do not join",
        "s.setsockopt(1, 2, 3) | 17 | expected an option",
        "s.setsockopt(socket.SOL_SOCKET, socket.SO_NONE, 1) | 33 | unknown option SO_NONE",
        "s.shutdown(7) | 12 | shutdown takes a direction",
        "with open('f') as f: | 6 | open() is not taken",
        "s.accept(1) | 10 | it takes no argument",
        "a, b = 5 | 8 | this does not give 2 values",
        "5 = a | 1 | only a name can be given",
        "s.fileno = 5 | 1 | only a name can be given",
        "x: int = 5 | 2 | expected the end",
        "s.connect(*address) | 11 | arguments with * are not taken",
        "print(data, sep='') | 1 | print takes no sep and no file here",
        "s.send(b'a') if data else None | 14 | Python's \"if\" is not taken",
      })
  void itsPlaceIsSaid(String python, int column, String message) {
    Mistake mistake = mistake(python);
    assertThat(mistake).as(python).isNotNull();
    assertThat(mistake.getMessage()).startsWith(message);
    assertThat(mistake.column()).as(mistake.getMessage()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for i in range(3): s.send(b'x') | 1 | write its body, once for each round: s.send(b'x')",
        "while True: data = s.recv(10) | 1 | write its body, once for each round: data ="
            + " s.recv(10)",
        "while True: | 1 | the lines under it run once; type them again for another round",
        "if {1: 2}: s.close() | 1 | write its body, if it is what you want: s.close()",
        "s.connect('127.0.0.1', 80) | 24 | write s.connect((\"127.0.0.1\", 80))",
        "s.bind(host, port) | 14 | write s.bind((host, port))",
        "s.connect(('localhost', '80')) | 11 | leave out its quotes: 80",
        "s.connect(127.0.0.1, 80) | 11 | an address is text: write \"127.0.0.1\"",
        "s.sendto(b'x', 'localhost', 53) | 16 | write s.sendto(b\"x\", (\"localhost\", 53))",
        "s.send('hi\\n') | 8 | write b in front of it: b\"hi\\n\"",
        "socket() | 1 | write s = socket.socket()",
        "s = socket(socket.AF_INET) | 5 | write s = socket.socket()",
        "listen(5) | 1 | in Python a socket stands before it: s.listen(…); "
            + "a verb has no parentheses: listen [backlog]",
        "s.send(b“x”) | 9 | write s.send(b\"x\")",
      })
  void theMendHasWhatWasTyped(String python, int column, String mend) {
    Mistake mistake = mistake(python);
    assertThat(mistake).as(python).isNotNull();
    assertThat(mistake.mend()).isEqualTo(mend);
    assertThat(mistake.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "s.send(", "not ", "s.", "a[", "x=", "(1,", "print(-", "1+"})
  void howeverDeepItIsNested(String piece) {
    assertThat(mistake(piece.repeat(20_000))).isNotNull();
    mistake("x = " + piece.repeat(49) + "1" + ")".repeat(49));
  }

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whateverIsTypedTheAnswerIsStepsOrAMistakeWithinIt(@ForAll("garbage") String text) {
    PythonNotation.isPython(text);
    LogicalLines.goesOn(text);
    Mistake mistake = mistake(text);
    if (mistake != null) {
      assertThat(mistake.column()).as(text).isBetween(1, text.length() + 1);
      assertThat(mistake.getMessage()).as(text).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "s",
            ".",
            "(",
            ")",
            "socket",
            "socket.",
            "AF_INET",
            "SOL_SOCKET",
            "SO_LINGER",
            ",",
            "=",
            " ",
            "\n",
            "b'",
            "'",
            "\"",
            "\\x",
            "\\",
            "\0",
            "\u001b[2J",
            "\u00e9",
            "\ud83d",
            "127.0.0.1",
            "8080",
            "-1",
            "1e999",
            "0x",
            "recv",
            "send",
            "sendto",
            "connect",
            "with ",
            " as ",
            ":",
            "import ",
            "from ",
            "*",
            "+",
            "|",
            "[",
            "]",
            "{",
            "}",
            "for ",
            " in ",
            "struct.pack",
            "'ii'",
            "'4s4s'",
            "bytes",
            "range",
            "print",
            "None",
            "True",
            "getsockname",
            "create_server",
            "create_connection",
            "socketpair",
            "accept",
            "settimeout",
            "#",
            ";",
            "99999999999999999999",
            "inet_pton",
            "setsockopt",
            "IP_ADD_MEMBERSHIP",
            "lambda",
            "f'");
    return Arbitraries.oneOf(pieces, pieces, Arbitraries.strings().ofMaxLength(3))
        .list()
        .ofMaxSize(14)
        .map(list -> String.join("", list));
  }

  private static Mistake mistake(String python) {
    PythonNotation notation = new PythonNotation(RunTimeValues.NONE);
    try {
      notation.ended(python);
      for (PythonNotation.Part part : notation.parts(python)) {
        part.lines();
        notation.done(0);
      }
      return null;
    } catch (Mistake mistake) {
      return mistake;
    }
  }
}

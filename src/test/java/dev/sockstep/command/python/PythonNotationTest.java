package dev.sockstep.command.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Line;
import dev.sockstep.command.LinePrinter;
import dev.sockstep.command.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python means in the native notation. */
class PythonNotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s = socket.socket() | s = create tcp",
        "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM) | s = create tcp",
        "s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM) | s = create tcp --ipv6",
        "s = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM) | s = create udp",
        "s = socket.socket(socket.AF_UNIX) | s = create unix",
        "s.bind(('0.0.0.0', 8080)) | s.bind 0.0.0.0 8080",
        "s.bind(('', 8080)) | s.bind * 8080",
        "s.listen() | s.listen",
        "s.listen(5) | s.listen 5",
        "client_socket, address = s.accept() | client_socket = s.accept",
        "s.accept() | s.accept",
        "s.connect(('example.com', 80)) | s.connect example.com 80",
        "s.connect(('::1', 80, 0, 0)) | s.connect ::1 80",
        "s.connect('/tmp/x.sock') | s.connect /tmp/x.sock",
        "s.send(b'GET / HTTP/1.1\\r\\n\\r\\n') | s.send \"GET / HTTP/1.1\\r\\n\\r\\n\"",
        "s.send(\"hello\".encode()) | s.send \"hello\"",
        "s.send(b'x' * 5) | s.send \"xxxxx\"",
        "s.send(b'a' b\"b\") | s.send \"ab\"",
        "s.send(bytes(97 + i % 26 for i in range(4096))) | s.send #4096",
        "s.sendall(b'hi') | s.sendall \"hi\"",
        "s.sendto(b'hi', ('127.0.0.1', 53)) | s.sendto \"hi\" 127.0.0.1 53",
        "data = s.recv(1024) | data = s.recv 1024",
        "s.shutdown(socket.SHUT_WR) | s.shutdown wr",
        "s.shutdown(1) | s.shutdown wr",
        "s.close() | s.close",
        "s.setblocking(False) | s.block off",
        "s.settimeout(2.5) | s.timeout 2500ms",
        "s.settimeout(None) | s.timeout off",
        "s.settimeout(0) | s.block off",
        "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) | s.setopt SO_REUSEADDR on",
        "s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)) "
            + "| s.setopt SO_LINGER on 0",
        "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 1, 500000)) "
            + "| s.setopt SO_RCVTIMEO 1500ms",
        "s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) | s.getopt SO_ERROR",
        "s.getsockname() | s.getsockname",
        "s.getpeername() | s.getpeername",
        "ip = socket.gethostbyname('localhost') | ip = resolve localhost",
        "time.sleep(0.2) | sleep 200ms",
        "a, b = socket.socketpair() | a, b = socketpair",
        "print(data) | print $data",
        "print(len(data)) | print $data.length",
        "print(repr(data)) | print $data",
        "print(data.decode()) | print $data.text",
        "data | print $data",
        "print('got', data) | print \"got\" $data",
        "exit() | quit",
      })
  void pythonMeans(String python, String line) throws Mistake {
    assertThat(read(python)).containsExactly(line);
  }

  @Test
  void flagsAreJoined() throws Mistake {
    assertThat(read("s.recv(10, socket.MSG_PEEK | socket.MSG_DONTWAIT)"))
        .containsExactly("s.recv 10 --peek --dontwait");
  }

  @Test
  void valuesKeepTheirNames() throws Mistake {
    assertThat(
            read(
                "import socket as net",
                "HOST, PORT = '127.0.0.1', 65432  # the echo server",
                "with net.socket() as s:",
                "    s.connect((HOST, PORT))",
                "    s.sendall(b'Echo: ' + data)",
                "print('done')"))
        .containsExactly(
            "s = create tcp",
            "s.connect 127.0.0.1 65432",
            "s.sendall \"Echo: \" $data",
            "s.close",
            "print \"done\"");
  }

  @Test
  void namesOfTheModuleCanBeImportedAlone() throws Mistake {
    assertThat(
            read(
                "from socket import socket, AF_INET, SOCK_DGRAM",
                "u = socket(AF_INET, SOCK_DGRAM)"))
        .containsExactly("u = create udp");
    assertThat(read("from socket import *", "u = socket(AF_INET, SOCK_DGRAM)"))
        .containsExactly("u = create udp");
  }

  @Test
  void anAddressIsWhatItsSocketKnows() throws Mistake {
    assertThat(
            read(
                "conn, addr = s.accept()",
                "print('from', addr[0], addr[1], addr)",
                "data, sender = u.recvfrom(100)",
                "u.sendto(data, sender)"))
        .containsExactly(
            "conn = s.accept",
            "print \"from\" $conn.peer.host $conn.peer.port $conn.peer",
            "data = u.recvfrom 100",
            "u.sendto $data $u.from");
  }

  @Test
  void createServerAndCreateConnectionAreTheCallsThatCpythonMakes() throws Mistake {
    assertThat(read("srv = socket.create_server(('', 8080), backlog=5)"))
        .containsExactly(
            "srv = create tcp", "srv.setopt SO_REUSEADDR on", "srv.bind * 8080", "srv.listen 5");
    assertThat(read("c = socket.create_connection(('127.0.0.1', 8080), timeout=3)"))
        .containsExactly("c = create tcp", "c.timeout 3s", "c.connect 127.0.0.1 8080");
  }

  @Test
  void aWithWithoutABodyIsAMistake() throws Mistake {
    PythonNotation python = new PythonNotation(RunTimeValues.NONE);
    lines(python, "with socket.socket() as s:");
    assertThat(mistake(() -> python.ended("s.connect(('127.0.0.1', 1))")).getMessage())
        .startsWith("expected an indented line");
    assertThat(python.end()).hasSize(1);
  }

  @Test
  void aWithWithoutABodyHoldsUpOneLineOnly() throws Mistake {
    PythonNotation python = new PythonNotation(RunTimeValues.NONE);
    lines(python, "with socket.socket() as s:");
    mistake(() -> python.ended("sockets"));
    assertThat(python.ended("sockets")).as("s closes").hasSize(1);
    assertThat(python.ended("sockets")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import socket",
        "from socket import *",
        "with socket.socket() as s:",
        "while True:",
        "for i in range(3): pass",
        "def f():",
        "print(data)",
        "s.close()",
        "HOST = 'localhost'",
        "PORT = 80",
        "conn, addr = s.accept()",
        "x = socket.socket()",
        "s.connect ((HOST, PORT))",
        "print (data)",
        "(conn, addr) = s.accept()",
        "conn, (host, port) = s.accept()",
        "host, port = address",
      })
  void isPython(String line) {
    assertThat(PythonNotation.isPython(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create",
        "s = create tcp",
        "s.connect 127.0.0.1 80",
        "send \"f(x)\"",
        "s.send \"while (1)\"",
        "expect s.state == LISTEN",
        "expect = 0",
        "= -1 EPIPE",
        "a, b = socketpair",
        "# print(x)",
        "data = s.recv 10",
        "(80)",
        "send (x)",
        "a, b = accept",
        "expect result in (1)",
      })
  void isACommand(String line) {
    assertThat(PythonNotation.isPython(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "while True: | 1 | Python's \"while\" is not taken: a step is one call",
        "print(f'from {addr}') | 7 | f-strings are not taken",
        "s.connect('127.0.0.1', 80) | 24 | it takes 1 argument, and there are 2",
        "s.send('hello') | 8 | send takes bytes, and this is text (a str)",
        "s.connect(('127.0.0.1', '80')) | 11 | the port of an address is a number",
        "f = s.makefile() | 7 | makefile() is not taken",
        "s.conect(('127.0.0.1', 80)) | 3 | .conect() is not taken",
        "s.close | 3 | close is not called: it has no parentheses",
        "s.send(b'abc | 9 | the string that begins here has no closing '",
        "s.listen(5 | 9 | the bracket that opens here is never closed",
        "x += 1 | 3 | += is not taken",
        "s.recv(70000000) | 8 | a number of bytes is 0 to 67108864",
        "client = s.accept() | 1 | accept gives two values: the new socket, and the peer's address",
        "a = [1, 2] | 5 | lists and dictionaries are not taken",
        "if len(data) == 0: break | 1 | Python's \"if\" is not taken: a step is one call",
      })
  void whatIsNotTakenIsSaid(String python, int column, String message) {
    Mistake mistake = mistake(() -> lines(new PythonNotation(RunTimeValues.NONE), python));
    assertThat(mistake.getMessage()).isEqualTo(message);
    assertThat(mistake.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "print(f'Connected by {addr}') | give print the parts: print(\"Connected by\", addr)",
        "print(f\"{host}:{port!r} {{x}}\") | give print the parts: print(host, \":\", repr(port),"
            + " \"{x}\")",
        "print(f'{n:>5} of {total[0]}') | give print the parts: print(n, \"of\", total[0])",
        "s.send(f'HELO {name}'.encode()) | join the parts: \"HELO \" + str(name)",
        "print(f'') | give print the parts: print(\"\")",
        "total += len(data) | name the new value: total = total + …",
        "data = s.recv(5)[0] | name its result first: data = s.recv(…)",
        "import ssl; c = ssl.create_default_context() | leave it out: the bytes go as they are",
        "import http.server; http.server.HTTPServer() | a peer is one: p = peer http, and its port"
            + " is $p.port",
        "def main(): | the lines under it run here, once; leave out what calls it",
        "def f(x): | type the lines of its body, with values for its parameters",
      })
  void itSaysWhatToWriteInstead(String python, String mend) {
    assertThat(mistake(() -> lines(new PythonNotation(RunTimeValues.NONE), python)).mend())
        .isEqualTo(mend);
  }

  @Test
  void theBodyOfABranchIsLeftOutAndSaidToBe() throws Mistake {
    PythonNotation python = new PythonNotation(RunTimeValues.NONE);
    for (String header :
        List.of("except OSError:", "if data:", "def f(x):", "with open('f') as f:")) {
      mistake(() -> lines(python, header));
      Mistake first = mistake(() -> python.leavesOut("    s.close()"));
      assertThat(first.getMessage()).contains("is left out");
      assertThat(first.column()).isEqualTo(5);
      assertThat(python.leavesOut("")).isFalse();
      assertThat(python.leavesOut("      s.close()")).isTrue();
      assertThat(python.leavesOut("s.close()")).isFalse();
      assertThat(python.leavesOut("    s.close()")).isFalse();
    }
  }

  @Test
  void theBodyOfALoopRunsOnce() throws Mistake {
    PythonNotation python = new PythonNotation(RunTimeValues.NONE);
    for (String header : List.of("while True:", "for i in range(3):", "try:", "def main():")) {
      mistake(() -> lines(python, header));
      assertThat(python.leavesOut("    s.close()")).as(header).isFalse();
    }
    assertThat(lines(python, "if __name__ == '__main__':")).isEmpty();
    assertThat(python.leavesOut("    s.close()")).isFalse();
  }

  @Test
  void aLineGoesOnInsideBracketsInTripleQuotesAndBehindABackslash() throws Mistake {
    assertThat(
            List.of(
                "s.connect((", "\"\"\"Echo", "s = \\", "x = '''a 'b' ''", "print(\"#\", (\"#\""))
        .allMatch(PythonNotationTest::goesOn);
    assertThat(List.of("s.close()", "'''a'''", "\"\"\"Echo\n\"\"\"", "print('''(''')", "x = 'a"))
        .noneMatch(PythonNotationTest::goesOn);
    assertThat(read("\"\"\"Echo\n( server\"\"\"", "s = \\\n  socket.socket()"))
        .containsExactly("s = create tcp");
  }

  /** Whether the last of several lines leaves something open. */
  private static boolean goesOn(String text) {
    LogicalLines lines = new LogicalLines();
    return text.lines().map(lines::goesOn).toList().getLast();
  }

  private interface Reading {
    void run() throws Mistake;
  }

  private static Mistake mistake(Reading reading) {
    try {
      reading.run();
    } catch (Mistake mistake) {
      return mistake;
    }
    throw new AssertionError("no mistake");
  }

  private static List<Line> lines(PythonNotation python, String line) throws Mistake {
    List<Line> lines = new ArrayList<>();
    for (PythonNotation.Part part : python.parts(line)) {
      lines.addAll(part.lines());
      python.done(0);
    }
    return lines;
  }

  private static List<String> read(String... lines) throws Mistake {
    PythonNotation python = new PythonNotation(RunTimeValues.NONE);
    List<Line> read = new ArrayList<>();
    for (String line : lines) {
      read.addAll(python.ended(line));
      read.addAll(lines(python, line));
    }
    return read.stream().map(LinePrinter::print).toList();
  }
}

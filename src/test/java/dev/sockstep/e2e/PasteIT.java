package dev.sockstep.e2e;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Python pasted at the prompt, as it stands in the source text and in tutorials. */
@Timeout(60)
class PasteIT {
  /** The source text's, in its order and with its indentation, but for the host. */
  private static final List<String> SNIPPETS =
      List.of(
          "   import socket\n   s = socket.socket()\n",
          "   s.connect(('localhost', PORT))\n",
          "   s.send(b'GET / HTTP/1.1\\r\\n\\r\\n')\n",
          "   data = s.recv(1024)\n",
          "   s.close()\n");

  private static final String EXAMPLE =
      """
      # Simple HTTP client
      import socket
      s = socket.socket()
      s.connect(('localhost', PORT))
      s.send(b'GET / HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n')
      response = s.recv(4096)
      s.close()
      print(response)
      """;

  @TempDir Path folder;
  private Python server;
  private Screen screen;
  private String port;

  @BeforeEach
  void aServerAndAPrompt() throws Exception {
    Needs.program("python3", "CPython");
    // As http.server's main does it, on a port that the kernel chooses.
    server =
        Python.start(
            """
            import http.server
            class Quiet(http.server.SimpleHTTPRequestHandler):
                def log_message(self, *arguments): pass
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
            print(server.server_address[1], flush=True)
            server.serve_forever()
            """);
    port = server.line();
    screen = Screen.open(folder, 80, 150, Map.of());
  }

  @AfterEach
  void end() throws Exception {
    if (screen != null) {
      screen.close();
    }
    server.close();
  }

  private void paste(String text) throws Exception {
    screen.paste(text.replace("PORT", port)).key("Enter");
  }

  /** Waits for rows in that order; others may stand between them. */
  private void seeInOrder(String... rows) throws Exception {
    screen.see(
        String.join(", ", rows),
        lines -> {
          int next = 0;
          for (String line : lines) {
            next += next < rows.length && line.contains(rows[next]) ? 1 : 0;
          }
          return next == rows.length;
        });
  }

  @Test
  void theSnippetsOfTheSourceTextArePastedOneAfterTheOther() throws Exception {
    for (String snippet : SNIPPETS) {
      paste(snippet);
      screen.see("the snippet's last card", lines -> lines.getLast().matches("s [a-z-]+ ›"));
    }
    seeInOrder(
        "1 socket(AF_INET, SOCK_STREAM, 0)",
        "2 connect(",
        "3 send(",
        "4 recv(",
        "\"HTTP/1.0 200 OK\\r\\n\"",
        "5 close(");
    screen.seePrompt("s closed");
  }

  @Test
  void theExampleOfTheSourceTextIsPastedWhole() throws Exception {
    paste(EXAMPLE);
    seeInOrder(
        "1 socket(",
        "2 connect(",
        "3 send(",
        "› response = s.recv(4096)",
        "4 recv(",
        "5 close(",
        "› print(response)",
        "6 b'HTTP/1.0 200 OK\\r\\n");
    screen.seePrompt("s closed");
  }

  @Test
  void aTerminalWithoutBracketedPasteSendsTheSameLinesWithTabs() throws Exception {
    screen.pasteAsTyped(
        """
        import socket
        with socket.socket() as s:
        \ts.connect(('localhost', PORT))
        \ts.send(b'GET / HTTP/1.0\\r\\n\\r\\n')
        \tdata = s.recv(4096)
        print(len(data), 'bytes')
        """
            .replace("PORT", port));
    seeInOrder("1 socket(", "2 connect(", "3 send(", "4 recv(", "5 close(", " bytes");
    screen.seePrompt("s closed");
  }

  @Test
  void linesThatEndInCrLfTabsAndBlankLinesLoseNothing() throws Exception {
    paste(
        "import socket\r\nwith socket.socket() as s:\r\n\ts.connect((\r\n\t\t'localhost',\r\n"
            + "\t\tPORT))\r\n\ts.send(b'GET / HTTP/1.0\\r\\n\\r\\n')\r\n"
            + "\tdata = s.recv(4096)\r\nprint(len(data), 'bytes')\r\n\r\n   \r\n\r\n");
    seeInOrder("1 socket(", "2 connect(", "3 send(", "4 recv(", "5 close(", " bytes");
    screen.seePrompt("s closed");
  }

  @Test
  void whatIsNotTakenIsSaidWithItsPlaceAndTheRestRuns() throws Exception {
    paste(
        """
        import socket
        def handle(conn):
            conn.close()
        s = socket.socket()
        try:
            s.connect(('localhost', PORT))
        except OSError:
            sys.exit(1)
        print(f"connected to {s.getpeername()}")
        for i in range(3):
            s.send(b'GET / HTTP/1.0\\r\\n\\r\\n')
        s.close()
        print("done")
        """);
    seeInOrder(
        "Python's \"def\" is not taken",
        "type the lines of its body, with values for its parameters",
        "socket(AF_INET",
        "Python's \"try\" is not taken",
        "connect(",
        "Python's \"except\" is not taken",
        "    sys.exit(1)",
        "        ^",
        "is left out",
        "print(f\"connected to {s.getpeername()}\")",
        "          ^",
        "give print the parts: print(\"connected to\", s.getpeername())",
        "Python's \"for\" is not taken",
        "send(",
        "close(",
        "done");
    screen.seePrompt("s closed");
  }

  @Test
  void aServerWaitsForItsClientAndGoesOnAtEnter() throws Exception {
    paste(
        """
        import socket
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            conn, addr = server.accept()
            with conn:
                print("Connected by", addr)
                while True:
                    data = conn.recv(1024)
                    if not data:
                        break
                    conn.sendall(data)
        """);
    screen.see("the program waits for step 4, and its other 7 lines with it");
    screen.seePrompt("server listening, in accept");
    screen.line("").see("still");
    screen.line("c = create").seePrompt("c created");
    screen.line("c.connect $server").see("step 4 has returned");
    screen.see("Enter on an empty line goes on with the program: 7 lines");
    screen.line("").see("Connected by ('127.0.0.1', ");
    screen.see("the program waits for step 10, and its other 3 lines with it");
    screen.line("c.send \"hello\"").see("step 10 has returned");
    screen.line("");
    seeInOrder("conn.sendall(data)", "send(", "conn.close()", "server.close()");
    screen.line("c.recv 10").see("data     \"hello\"");
  }

  @Test
  void aProgramWaitsForTheCallInsideALineToo() throws Exception {
    paste("import socket\na, b = socket.socketpair()\nprint(a.recv(10))\nprint('the end')\n");
    screen.see("the program waits for step 2, and its other line with it");
    screen.line("b.send \"hello\"").see("Enter on an empty line goes on with the program: 1 line");
    screen.line("").see("5 b'hello'");
    screen.see("6 the end");

    screen.line("print(b.recv(10))").see("the rest of the line waits for step 7");
    screen.key("C-c").see("dropped: the rest of the line");
    screen.line("print(b.recv(10))").see("the rest of the line waits for step 9");
    screen.line("a.send \"again\"").see("Enter on an empty line goes on with the line");
    screen.line("").see("12 b'again'");
  }

  @Test
  void controlCDropsAProgramThatWaits() throws Exception {
    paste(
        "import socket\ns = socket.socket()\ns.listen()\nconn, addr = s.accept()\nconn.close()\n");
    screen.see("the program waits for step 3, and its other line with it");
    screen.seePrompt("s listening, in accept");
    screen.key("C-c").see("dropped: 1 line of the program");
    screen.see("EINTR");
    screen.line("print(1 + 1)").see("5 2");
  }
}

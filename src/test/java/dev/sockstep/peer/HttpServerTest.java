package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.PeerKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The peer http, asked by programs that others wrote, and by hand. */
@Timeout(30)
class HttpServerTest {
  private static final String PAGE = "<p>This page came through a socket.</p>\n";

  private Peer peer;

  @BeforeEach
  void start() throws IOException {
    Manner plain = new Manner(false, false, Optional.empty(), false);
    peer = Peer.serve("http", PeerKind.HTTP, plain, 0);
  }

  @AfterEach
  void stop() {
    peer.stop();
  }

  private String url() {
    return "http://" + peer.local().text();
  }

  /** All that comes back until the server closes or the last expected bytes are there. */
  private String asked(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), peer.local().port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String curl(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("curl", "-s", "-S", "--noproxy", "*", "-m", "20");
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor()).as("curl's status").isZero();
    return output;
  }

  @Test
  void curlGetsThePage() throws Exception {
    Needs.program("curl", "curl");
    assertThat(curl("-i", url() + "/?query")).startsWith("HTTP/1.1 200 OK\r\n").endsWith(PAGE);
    assertThat(curl("-I", url())).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(curl("-0", "-i", url())).contains("\r\nConnection: close\r\n").endsWith(PAGE);
    assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", url() + "/nowhere")).isEqualTo("404");
    assertThat(curl("-d", "form", "-o", "/dev/null", "-w", "%{http_code}", url())).isEqualTo("405");
  }

  @Test
  void curlUsesOneConnectionForSeveralRequests() throws Exception {
    Needs.program("curl", "curl");
    String connects = curl("-o", "/dev/null", "-w", "%{num_connects}", url(), url(), "-o/dev/null");
    assertThat(connects).isEqualTo("10");
    assertThat(peer.view().tally().connections()).isEqualTo(1);
  }

  @Test
  void pythonsClientGetsThePage() throws Exception {
    Needs.program("python3", "CPython");
    String program =
        """
        import http.client
        c = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
        for path in "/", "/nowhere":
            c.request("GET", path)
            answer = c.getresponse()
            print(answer.status, answer.reason, len(answer.read()) == int(answer.headers["Content-Length"]))
        c.request("POST", "/", body="x" * 100000)
        answer = c.getresponse()
        print(answer.status, answer.headers["Allow"], len(answer.read()) > 0)
        """;
    assertThat(Python.run(program.replace("PORT", "" + peer.local().port()), List.of()))
        .containsExactly("200 OK True", "404 Not Found True", "405 GET, HEAD True");
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1', 400 Bad Request",
    "'GET / HTTP/1.1\r\nHost: a\r\nHost: b', 400 Bad Request",
    "'GET / HTTP/1.1\r\nHost: a\r\n folded', 400 Bad Request",
    "'GET / HTTP/1.1\r\nHost : a', 400 Bad Request",
    "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: many', 400 Bad Request",
    "'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked', 501 Not Implemented",
    "'GET / HTTP/2.0', 505 HTTP Version Not Supported",
    "'GET /', 400 Bad Request",
    "'hello', 400 Bad Request",
    "'get / HTTP/1.1\r\nHost: a', 405 Method Not Allowed",
    "'GET / HTTP/1.0', 200 OK",
    "'GET http://a/ HTTP/1.1\r\nHost: a', 200 OK",
    "'\r\nGET / HTTP/1.1\r\nHost: a', 200 OK",
    "'GET / HTTP/1.1\nHost: a', 200 OK",
  })
  void everyRequestGetsTheStatusThatTheRfcAsksFor(String request, String status)
      throws IOException {
    assertThat(asked(request + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + "\r\n");
  }

  @Test
  void aRequestWithoutHostIsToldWhatItLacks() throws IOException {
    assertThat(asked("GET / HTTP/1.1\r\n\r\n"))
        .contains("\r\nConnection: close\r\n")
        .endsWith("wants a Host line in every request (RFC 9112 section 3.2)\n");
  }

  @Test
  void requestsInOnePieceAreAnsweredInTheirOrder() throws IOException {
    String one = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n";
    String two = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    String answers = asked(one + two);

    assertThat(answers).startsWith("HTTP/1.1 404 Not Found\r\n").endsWith(PAGE);
    assertThat(answers.split("HTTP/1.1 ")).hasSize(3);
  }

  @Test
  void theBodyOfARequestIsNotTakenForTheNextOne() throws IOException {
    String form = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nGET / XY\n";
    String answers = asked(form + "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answers).startsWith("HTTP/1.1 405 Method Not Allowed\r\n").endsWith(PAGE);
    assertThat(answers.split("HTTP/1.1 ")).hasSize(3);
  }

  @Test
  void theAnswerToHeadHasTheLengthOfThePageAndNoPage() throws IOException {
    assertThat(asked("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .containsPattern("\r\nContent-Length: [1-9]")
        .endsWith("\r\n\r\n");
  }

  @Test
  void whatNeverEndsIsNotKept() throws IOException {
    assertThat(asked("GET /" + "x".repeat(10_000)))
        .as("nor is its end waited for")
        .startsWith("HTTP/1.1 414 URI Too Long\r\n");
    assertThat(asked("GET / HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(1000) + "\r\n"))
        .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
  }

  @Test
  void aRequestThatIsCutOffGetsNoAnswer() throws IOException {
    assertThat(asked("GET / HTTP/1.1\r\nHost")).isEmpty();
    assertThat(asked("")).isEmpty();
  }
}

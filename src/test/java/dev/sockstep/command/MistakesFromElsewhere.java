package dev.sockstep.command;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** For {@link MistakesTest}: lines that mean something elsewhere, and what a beginner may try. */
final class MistakesFromElsewhere {
  private static final String URL = "this is a URL, and an address is a host and a port";
  private static final String PATH =
      "an address ends with its port: nothing of a path belongs to it";
  private static final String PARENTHESES = "an address has no parentheses, quotes or comma here";
  private static final String PYTHON = "\">>>\" is Python's prompt, and no part of the line";
  private static final String SHELL =
      "\"$\" is the prompt of the system's shell, and no part of a line";
  private static final String NAME = "the name of a socket stands before the verb";

  private MistakesFromElsewhere() {}

  static Stream<Arguments> addresses() {
    return Stream.of(
        row(
            "connect |http://localhost",
            URL,
            "write connect localhost 80; the rest of it is for what you send"),
        row(
            "c.connect |https://example.org/x?y#z",
            URL,
            "write c.connect example.org 443; the rest of it is for what you send"),
        row(
            "connect |http://127.0.0.1:8080/",
            URL,
            "write connect 127.0.0.1 8080; the rest of it is for what you send"),
        row("bind |gopher://localhost", URL, "write bind localhost PORT"),
        row("connect localhost:80|/", PATH, "write connect localhost 80"),
        row("connect localhost|/index.html 80", PATH, "write connect localhost 80"),
        row("connect |127.0.0.1, 80", PARENTHESES, "write connect 127.0.0.1 80"),
        row("connect |(\"127.0.0.1\", 80)", PARENTHESES, "write connect 127.0.0.1 80"),
        row("connect |'localhost', 80", PARENTHESES, "write connect localhost 80"),
        row("connect |(localhost 80)", PARENTHESES, "write connect localhost 80"),
        row("bind |(8080)", PARENTHESES, "write bind 8080"),
        row("connect |(127.0.0.1:8080)", PARENTHESES, "write connect 127.0.0.1:8080"),
        row("connect |([::1]:8080)", PARENTHESES, "write connect [::1]:8080"),
        row(
            "connect |\"localhost\" 80",
            "a host has no quotes: a string is the path of a Unix socket",
            "write connect localhost 80"),
        row("bind |80 127.0.0.1", "the host stands before the port", "write bind 127.0.0.1 80"),
        row("srv.bind |80 *", "the host stands before the port", "write srv.bind * 80"),
        row("connect |c 127.0.0.1 80", NAME, "write c.connect 127.0.0.1 80"),
        row("send |c \"hello\"", NAME, "write c.send \"hello\""));
  }

  static Stream<Arguments> prompts() {
    return Stream.of(
        row("|>>> s.recv(10)", PYTHON, "write s.recv(10)"),
        row("|>>>s = socket.socket()", PYTHON, "write s = socket.socket()"),
        row("|>>>", PYTHON, "help lists the verbs"),
        row("|s1 created › recv 10", "the prompt is no part of the line", "write recv 10"),
        row("|$ create udp", SHELL, "write create udp"),
        row("|$ $ ls", SHELL, "what is behind it is for another terminal; help lists the verbs"),
        row("|$ ls", SHELL, "what is behind it is for another terminal; help lists the verbs"),
        row(
            "|ls -l",
            "\"ls\" is no verb of sockstep",
            "it is for another terminal; sockets lists your sockets"),
        row("|man connect", "\"man\" is no verb of sockstep", "write help connect"),
        row(
            "|conn send \"hello\"",
            "unknown verb \"conn\"",
            "to act on a socket of that name: conn.send \"hello\""),
        row(
            "help |EPIPE",
            "unknown verb \"EPIPE\"",
            "help lists the verbs; other words: explain EPIPE"),
        row(
            "send |“hello”",
            "\"“\" is a typographic quote: text stands between two plain ones",
            "write send \"hello\""));
  }

  private static Arguments row(String marked, String message, String mend) {
    return Arguments.of(marked, message, mend);
  }
}

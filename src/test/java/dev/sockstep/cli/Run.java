package dev.sockstep.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One run of the program, on streams of its own.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained of
 */
record Run(int status, String out, String err) {
  static final Map<String, String> UTF_8 = Map.of("LANG", "C.UTF-8");

  /** Runs with nothing on standard input. */
  static Run of(String... arguments) {
    return piped("", arguments);
  }

  /** Runs with a script on standard input. */
  static Run piped(String script, String... arguments) {
    return in(UTF_8, script, arguments);
  }

  static Run in(Map<String, String> environment, String script, String... arguments) {
    return of(script.getBytes(StandardCharsets.UTF_8), environment, arguments);
  }

  static Run of(byte[] input, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new Program(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment)
            .run(arguments);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}

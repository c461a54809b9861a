package dev.sockstep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** A CPython process beside the test. Needs {@code Needs.program("python3", …)} first. */
public final class Python implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Python(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  /** Starts a program, whose standard error is the test's. */
  public static Python start(String program, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3", "-u", "-c", program);
    builder.command().addAll(List.of(arguments));
    return new Python(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /**
   * Runs a program to its end: these lines in, those out. The output must fit a pipe's buffer or
   * follow the input.
   */
  public static List<String> run(String program, List<String> input)
      throws IOException, InterruptedException {
    try (Python python = start(program)) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                try (var in = python.process.outputWriter(UTF_8)) {
                  for (String line : input) {
                    in.write(line + "\n");
                  }
                } catch (IOException gone) {
                  // The program has ended early; what it said so far tells why.
                }
              });
      List<String> output = python.out.lines().toList();
      writer.join();
      return output;
    }
  }

  /** The next line that it prints; null at the end. */
  public String line() throws IOException {
    return out.readLine();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

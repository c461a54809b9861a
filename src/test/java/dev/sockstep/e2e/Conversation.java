package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** A running {@code sockstep --json}: a line is typed, its step is read, and so on. */
final class Conversation implements AutoCloseable {
  private final Process process;
  private final Writer in;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final List<Step> unread = new ArrayList<>();
  private final List<Step> all = new ArrayList<>();
  private final Thread reader;

  Conversation(Process process) {
    this.process = process;
    this.in = process.outputWriter(UTF_8);
    this.reader =
        Thread.startVirtualThread(
            () -> {
              try (BufferedReader out = process.inputReader(UTF_8)) {
                out.lines().forEach(printed::add);
              } catch (IOException | UncheckedIOException gone) {
                // Whoever waits for more runs into the deadline.
              }
            });
  }

  static Conversation start() throws IOException {
    return Sockstep.with("--json", "--patience", "100ms").converse();
  }

  long pid() {
    return process.pid();
  }

  /** Types a line and waits for its own step. */
  Step type(String line) throws Exception {
    in.write(line + "\n");
    in.flush();
    return await(line, step -> step.line().equals(line) && !step.status().equals("finished"));
  }

  /** Types lines without waiting between them, and waits until each has had its step. */
  void typeAll(String lines) throws Exception {
    long wanted = lines.lines().count();
    Thread.startVirtualThread(() -> write(lines));
    for (long i = 0; i < wanted; i++) {
      String step = printed.poll(Until.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      Assertions.assertNotNull(step, "step " + i + " of " + wanted + " has not come");
      Assertions.assertTrue(step.contains("\"status\":\"done\""), step);
    }
  }

  private void write(String lines) {
    try {
      in.write(lines);
      in.flush();
    } catch (IOException | UncheckedIOException gone) {
      // Whoever waits for the steps runs into the deadline.
    }
  }

  /** Waits for the end of a step that was blocked. */
  Step endOf(Step blocked) throws Exception {
    return await(
        "the end of " + blocked,
        step -> Long.valueOf(blocked.number()).equals(step.json().get("of")));
  }

  private Step await(String what, Predicate<Step> wanted) throws InterruptedException {
    while (true) {
      for (Step step : unread) {
        if (wanted.test(step)) {
          unread.remove(step);
          return step;
        }
      }
      String line = printed.poll(Until.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        Assertions.fail("no step came: " + what + "; unread: " + unread);
      }
      unread.add(keep(line));
    }
  }

  private Step keep(String line) {
    Step step = Step.parse(line);
    all.add(step);
    return step;
  }

  /** Every step, of a conversation that has ended. */
  List<Step> all() throws InterruptedException {
    reader.join();
    List<String> rest = new ArrayList<>();
    printed.drainTo(rest);
    rest.forEach(this::keep);
    return all;
  }

  /** The port of a socket, as the program itself knows it. */
  int port(String socket) throws Exception {
    return type("sockets").objects("sockets").stream()
        .filter(seen -> seen.get("name").equals(socket))
        .map(seen -> (String) seen.get("local"))
        .map(local -> Integer.parseInt(local.substring(local.lastIndexOf(':') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** Ends the input and waits for the end. */
  int end() throws Exception {
    in.close();
    Assertions.assertTrue(process.waitFor(Until.DEADLINE), "it has not ended");
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

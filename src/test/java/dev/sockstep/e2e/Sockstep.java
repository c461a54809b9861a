package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** The built image's launcher, about to be run. */
final class Sockstep {
  private final ProcessBuilder builder;
  private byte[] input = {};
  private int seconds = 30;

  private Sockstep(List<String> command) {
    this.builder = new ProcessBuilder(command);
    clean(builder.environment());
  }

  /** The folder that {@code mvn package} leaves. */
  static Path image() {
    return Path.of(System.getProperty("sockstep.image")).toAbsolutePath();
  }

  static Path launcher() {
    return image().resolve("bin/sockstep");
  }

  static Sockstep with(String... arguments) {
    return at(launcher(), arguments);
  }

  /** Another launcher than the image's own. */
  static Sockstep at(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    return new Sockstep(command);
  }

  /** A script given on standard input, printed as JSON, with little patience. */
  static Ended script(String script) throws Exception {
    return with("--json", "--patience", "100ms", "run", "-").input(script).run();
  }

  /** What the machine of whoever runs the tests may have set, and the tests must not depend on. */
  static void clean(Map<String, String> environment) {
    List.of("NO_COLOR", "SOCKSTEP_JAVA_OPTIONS", "LC_CTYPE", "LANG", "COLUMNS", "LINES", "TMUX")
        .forEach(environment::remove);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "xterm-256color");
  }

  /** Runs it by way of another program: strace, unshare, a shell. */
  Sockstep under(String... wrapper) {
    builder.command().addAll(0, List.of(wrapper));
    return this;
  }

  Sockstep input(String text) {
    return input(text.getBytes(UTF_8));
  }

  Sockstep input(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** Sets a variable of the environment; null removes it. */
  Sockstep variable(String name, String value) {
    if (value == null) {
      builder.environment().remove(name);
    } else {
      builder.environment().put(name, value);
    }
    return this;
  }

  Sockstep in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  Sockstep within(int limit) {
    seconds = limit;
    return this;
  }

  /** Runs it to its end, which must come in time. */
  Ended run() throws Exception {
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      CompletableFuture<byte[]> out = all(process.getInputStream());
      CompletableFuture<byte[]> err = all(process.getErrorStream());
      Thread.startVirtualThread(() -> feed(in));
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Assertions.fail(
            builder.command() + " has not ended; so far:\n" + text(out.get()) + text(err.get()));
      }
      return new Ended(process.exitValue(), out.get(), text(err.get()));
    }
  }

  /** Starts it, to be talked to line by line. */
  Conversation converse() throws IOException {
    return new Conversation(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private void feed(OutputStream in) {
    try (in) {
      in.write(input);
    } catch (IOException gone) {
      // It has ended early; its output tells why.
    }
  }

  private static CompletableFuture<byte[]> all(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}

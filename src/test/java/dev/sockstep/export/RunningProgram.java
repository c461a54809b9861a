package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An exported program that runs. */
record RunningProgram(Process process) {
  /** Starts the program in that file, compiled first where its language wants it. */
  static RunningProgram start(Path file, String... arguments) throws Exception {
    return new RunningProgram(builder(file, arguments).start());
  }

  static ProcessBuilder builder(Path file, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(command(file));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static List<String> command(Path file) throws Exception {
    String[] parts = file.getFileName().toString().split("\\.");
    return switch (parts[1]) {
      case "py" -> {
        Needs.program("python3", "Python");
        yield List.of("python3", file.toString());
      }
      case "c" -> {
        Needs.program("cc", "a C compiler");
        String program = file.resolveSibling(parts[0]).toString();
        if (!Files.exists(Path.of(program))) {
          compiled("cc", "-Wall", "-Wextra", "-Werror", "-o", program, file.toString());
        }
        yield List.of(program);
      }
      default -> {
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        String folder = file.getParent().toString();
        if (!Files.exists(file.resolveSibling(parts[0] + ".class"))) {
          compiled(bin + "/javac", "-Xlint:all", "-Werror", "-d", folder, file.toString());
        }
        yield List.of(bin + "/java", "-XX:TieredStopAtLevel=1", "-cp", folder, parts[0]);
      }
    };
  }

  private static void compiled(String... command) throws Exception {
    Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  /** The port that it says it is at. */
  String port() throws Exception {
    BufferedReader errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), "UTF-8"));
    String line = errors.readLine();
    assertThat(line).containsPattern(" is at (127\\.0\\.0\\.1|0\\.0\\.0\\.0) ");
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /** A program that waits for what never comes must not hold up the test. */
  private void stop(Throwable late) {
    if (late != null) {
      process.destroyForcibly();
    }
  }

  /** Waits for its end; what it has received. */
  String end() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).whenComplete((_, late) -> stop(late));
    process.getInputStream().transferTo(out);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(errors).isZero();
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}

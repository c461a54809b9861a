package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs of the kind found in tutorials give here what they give in CPython: what each statement
 * received, sent, printed and raised. Both are run a statement at a time, whatever comes of those
 * before it.
 */
@Timeout(60)
class PythonProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/python");

  @TempDir private static Path folder;
  private static Live ends;

  /** By program and line, what CPython told of it. */
  private static final Map<String, Map<Integer, List<String>>> TOLD = new TreeMap<>();

  @BeforeAll
  static void runThemInCpython() throws Exception {
    Needs.program("python3", "CPython");
    Needs.ipv6Loopback();
    ends = new Live();
    ends.run("http = peer http");
    ends.run("echo = peer echo");
    ends.run("udp = peer echo udp");
    // Bound, so that nobody else gets the port, and not listening.
    ends.all("closed = create", "closed.bind 0");
    List<String> arguments = new ArrayList<>();
    for (String program : programs().toList()) {
      arguments.add(folder.resolve(program).toString());
      Files.writeString(folder.resolve(program), text(program, "c"));
    }
    String driver = Files.readString(PROGRAMS.resolve("driver.txt"));
    try (Python python = Python.start(driver, arguments.toArray(String[]::new))) {
      for (String line = python.line(); line != null; line = python.line()) {
        String[] words = line.split("\t", -1);
        TOLD.computeIfAbsent(words[0], _ -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(words[1]), _ -> new ArrayList<>())
            .add(told(words[2], words[3]));
      }
    }
  }

  @AfterAll
  static void endThem() {
    if (ends != null) {
      ends.close();
    }
    TOLD.clear();
  }

  static Stream<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The program with the ports of the other ends, and names that no other run has. */
  private static String text(String program, String run) throws IOException {
    return Files.readString(PROGRAMS.resolve(program))
        .replace("HTTP_PORT", ends.value("http.port"))
        .replace("ECHO_PORT", ends.value("echo.port"))
        .replace("UDP_PORT", ends.value("udp.port"))
        .replace("CLOSED_PORT", ends.value("closed.port"))
        .replace("UNIQUE", ProcessHandle.current().pid() + run);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramGivesWhatItGivesInCpython(String program) throws Exception {
    Map<Integer, List<String>> cpython = new TreeMap<>(TOLD.get(program));
    assertThat(cpython.remove(0)).as("CPython came to the end").isNotNull();

    assertThat(lines(program, here(program))).isEqualTo(lines(program, cpython));
  }

  /** For the eye: the line, and under it what came of it. */
  private static String lines(String program, Map<Integer, List<String>> told) throws IOException {
    List<String> text = text(program, "").lines().toList();
    StringBuilder lines = new StringBuilder();
    told.forEach(
        (number, what) ->
            lines
                .append(text.get(number - 1).strip().replaceAll("\\b[3-6][0-9]{4}\\b", "PORT"))
                .append("\n    ")
                .append(String.join("\n    ", what))
                .append("\n"));
    return lines.toString();
  }

  private static Map<Integer, List<String>> here(String program) throws IOException {
    Map<Integer, List<String>> told = new TreeMap<>();
    try (Live live = new Live()) {
      LineRunner runner = new LineRunner(live.session, Confinement.NONE, (_, _) -> {});
      SourceLine line = null;
      int number = 0;
      for (String text : text(program, "s").lines().toList()) {
        line = new SourceLine(program, ++number, text);
        runner.run(line);
      }
      runner.end(line);
      for (StepReport report : live.reports()) {
        List<String> what = told(report);
        if (!what.isEmpty()) {
          told.computeIfAbsent(report.source().number(), _ -> new ArrayList<>()).addAll(what);
        }
      }
    }
    return told;
  }

  private static List<String> told(StepReport report) {
    List<String> what = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Error) {
      what.add("is refused");
      return what;
    }
    assertThat(report.outcome()).as(report.source().text()).isInstanceOf(Outcome.Done.class);
    if (report.exception() != null) {
      what.add("raises " + plain(report.exception()));
    }
    if (report.bytes() != null) {
      what.add("bytes " + HexFormat.of().formatHex(report.bytes()));
    }
    // A second close() makes no call either, and says so.
    boolean prints = !report.source().text().endsWith(".close()");
    if (prints && report.calls().isEmpty() && !report.notes().isEmpty()) {
      what.add("prints " + plain(String.join("\n", report.notes())));
    } else if (report.call() != null
        && report.failure() == null
        && report.call().name().matches("send|sendto")) {
      what.add("number " + report.call().result());
    }
    // sendall gives nothing in Python.
    boolean all = report.source().text().contains(".sendall(");
    return what.stream().filter(each -> !(all && each.startsWith("number"))).toList();
  }

  /** What CPython refuses before any call is made, is refused here too, in other words. */
  private static String told(String what, String hex) {
    String text = new String(HexFormat.of().parseHex(hex), UTF_8);
    return switch (what) {
      case "bytes" -> "bytes " + hex;
      case "raises" -> isOfTheKernel(text) ? "raises " + plain(text) : "is refused";
      default -> what + " " + plain(text);
    };
  }

  private static boolean isOfTheKernel(String exception) {
    return exception.contains("[Errno ") || exception.equals("TimeoutError: timed out");
  }

  /** Ports differ from run to run, and create_server puts the address behind the error's text. */
  private static String plain(String text) {
    return String.join(
        "\n    ",
        Arrays.asList(
            text.replaceAll(" \\(while attempting to bind on address .*", "")
                .replaceAll("\\b[3-6][0-9]{4}\\b", "PORT")
                // The two runs have names and descriptors of their own.
                .replaceAll("(sockstep-[0-9]+)[cs]\\b", "$1")
                .replaceAll("\\bfd=[0-9]+", "fd=FD")
                .split("\n")));
  }
}

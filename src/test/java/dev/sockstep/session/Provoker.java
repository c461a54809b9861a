package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.Sandbox;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.file.Path;

/** Does what a provocation says; the last step is the failure. */
final class Provoker implements AutoCloseable {
  private final Live live = new Live();
  private final Path directory;
  private Python program;
  private String word = "";
  private StepReport last;

  Provoker(Path directory) {
    this.directory = directory;
  }

  /** The report of the step that fails. */
  StepReport run(ByHand provocation) throws Exception {
    for (String line : provocation.lines()) {
      step(filled(line));
    }
    return last;
  }

  private void step(String line) throws Exception {
    String rest = line.length() < 2 ? "" : line.substring(2);
    switch (line.split(" ")[0]) {
      case "lab" -> Sandbox.enterLab();
      case "few-descriptors" -> useUpDescriptors();
      case "$" -> Sandbox.shell(rest);
      case "&" -> start(rest);
      default -> type(line);
    }
  }

  /** Makes sockets until the process may open no further descriptor. */
  private void useUpDescriptors() throws Exception {
    int highest = live.fd(live.done("create").socket());
    // What it takes to tell of a failure is loaded from files now, while they can be opened.
    live.all("create", "close");
    live.run("send \"x\"");
    live.libc.getrlimit(7);
    Sandbox.withDescriptorsBelow(
        highest + 2,
        () -> {
          do {
            last = live.run("create");
          } while (!last.call().failed());
        });
  }

  /** Only the last line may fail: whichever has failed before says so. */
  private void type(String line) {
    assertThat(last == null ? null : last.failure()).as("before " + line).isNull();
    last = live.run(line);
  }

  private void start(String source) throws IOException {
    Needs.program("python3", "CPython");
    program = Python.start(source + "\nimport sys\nsys.stdin.read()");
    word = program.line();
  }

  private String filled(String line) {
    return line.replace("{dir}", directory.toString()).replace("{word}", word);
  }

  @Override
  public void close() {
    live.close();
    if (program != null) {
      program.close();
    }
  }
}

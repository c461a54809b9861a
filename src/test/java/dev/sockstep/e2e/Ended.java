package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What a run of the program left.
 *
 * @param status its exit status
 * @param bytes what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ended(int status, byte[] bytes, String err) {
  String out() {
    return new String(bytes, UTF_8);
  }

  /** Standard output, read as the lines of {@code --json}. */
  List<Step> steps() {
    return Step.parseAll(out().lines());
  }

  /** The first step of that line, whatever its status. */
  Step step(String line) {
    return steps().stream()
        .filter(step -> step.line().equals(line))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step \"" + line + "\" in:\n" + out() + err));
  }

  /** The end of a step that was blocked. */
  Step finished(String line) {
    return steps().stream()
        .filter(step -> step.line().equals(line) && step.status().equals("finished"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no end of \"" + line + "\" in:\n" + out() + err));
  }
}

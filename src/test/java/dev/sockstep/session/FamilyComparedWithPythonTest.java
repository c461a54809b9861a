package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A random sequence of calls on sockets of every kind gives the same results, errnos, bytes and
 * senders here and in CPython, which makes the same calls in a process of its own.
 */
@Timeout(60)
class FamilyComparedWithPythonTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSameCallsGiveTheSameResults(long seed) throws Exception {
    Needs.program("python3", "CPython");
    Needs.ipv6Loopback();
    FamilyPlan plan;
    try (Live live = new Live()) {
      plan = new FamilyPlan(new Random(seed), live);
      plan.run();
    }

    List<String> theirs = Python.run(program(), plan.python);

    assertThat(numbered(plan.python, plan.results)).isEqualTo(numbered(plan.python, theirs));
    assertThat(plan.results.stream().distinct().filter(result -> result.startsWith("E")))
        .as("kinds of errors seen")
        .hasSizeGreaterThanOrEqualTo(7);
    assertThat(plan.results).as("a sender was seen").anyMatch(result -> result.endsWith("from s1"));
  }

  private static String program() throws Exception {
    try (InputStream source = FamilyComparedWithPythonTest.class.getResourceAsStream("family.py")) {
      return new String(source.readAllBytes(), UTF_8);
    }
  }

  private static List<String> numbered(List<String> calls, List<String> results) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      lines.add(i + " " + (i < calls.size() ? calls.get(i) : "") + " = " + results.get(i));
    }
    return lines;
  }
}

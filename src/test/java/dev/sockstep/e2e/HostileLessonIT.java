package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lessons that mean no good, given to the program as it is installed. */
@Timeout(60)
class HostileLessonIT {
  private static final String MATTER =
      "---\nid: x\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\n---\n\n";

  @TempDir private Path folder;

  private Path lesson(String text) throws Exception {
    return Files.writeString(folder.resolve("x.md"), MATTER + text);
  }

  @Test
  void aNameThatLeadsElsewhereIsNotFollowed() throws Exception {
    List<String> network = new ArrayList<>(List.of(Network.own()));
    network.add(1, "-m");
    Path hosts = Files.writeString(folder.resolve("hosts"), "192.0.2.77 localhost\n");
    String mount = "mount --bind " + hosts + " /etc/hosts";
    String script = network.get(network.indexOf("-c") + 1);
    network.set(network.indexOf("-c") + 1, mount + " && " + script);
    List<String> trial = new ArrayList<>(network);
    trial.add("true");
    Process tried = new ProcessBuilder(trial).start();
    Needs.that(tried.waitFor() == 0, "the right to mount in a namespace of its own");
    Path lesson =
        lesson("```sockstep\nc = create\nc.connect localhost 80\nc.bind localhost 0\n```\n");

    Ended ended =
        Sockstep.with("--json", "run", lesson.toString())
            .under(network.toArray(String[]::new))
            .run();

    assertThat(ended.out())
        .contains("localhost resolved to 192.0.2.77", "a lesson reaches only this machine")
        .doesNotContain("\"name\":\"connect\"", "\"name\":\"bind\"");
  }

  @Test
  void nothingIsWrittenByTheStepsOfALesson() throws Exception {
    Path lesson =
        lesson("```sockstep\nc = create\nsave a\nexport c c b.c\nwire save c.pcap\nrerun 1\n```\n");
    Path own = Files.createDirectory(folder.resolve("own"));

    Ended ended = Sockstep.with("--json", "run", lesson.toString()).in(own).run();

    assertThat(ended.steps()).extracting(Step::status).filteredOn("error"::equals).hasSize(4);
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsNestedWithoutEndIsNoFaultOfOurs() throws Exception {
    for (String level : List.of(">", "- ", "*a ")) {
      lesson(level.repeat(20_000) + "a" + " b*".repeat(10_000));

      Ended checked = Sockstep.with("check", "x.md").in(folder).run();
      Ended run = Sockstep.with("run", "x.md").in(folder).run();

      assertThat(checked.status()).as(checked.err()).isEqualTo(2);
      assertThat(checked.out()).contains("this is nested too deep for a lesson");
      assertThat(run.status()).as(run.err()).isZero();
    }
  }
}

package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The image's lessons, worked through on a real terminal. */
@Timeout(60)
class LearnIT {
  @TempDir private Path folder;

  private Screen learn(String... arguments) throws Exception {
    return learn(folder, arguments);
  }

  private Screen learn(Path own, String... arguments) throws Exception {
    String[] words = new String[arguments.length + 2];
    words[0] = Sockstep.launcher().toString();
    words[1] = "learn";
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    Map<String, String> state = Map.of("XDG_STATE_HOME", folder.toString());
    return Screen.open(own, 80, 24, state, List.of(words));
  }

  @Test
  void theMenuShowsTheLessonsThatTheImageBrings() throws Exception {
    try (Screen screen = learn()) {
      screen.see("The two lives of a socket");
      screen.see("Type a number or a name, or press Enter for");
    }
  }

  @Test
  void whoIsKilledInTheMiddleOfALessonFindsItWhereItWas() throws Exception {
    try (Screen screen = learn("both-lives")) {
      screen.line("").see("next  srv = create");
      screen.line("srv = create").see("next  srv.bind 127.0.0.1 0");
      screen.line("bind 0").see("next  srv.listen");
      screen.line("").see("What will accept do now?");
      screen.line("1").see("next  conn = srv.accept");

      long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
      assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }
    try (Screen screen = learn()) {
      screen.line("").see("You were here before.");
      screen.see("next  conn = srv.accept");
      screen.seePrompt("srv listening");
      screen.line("").see("Your prediction was a) Return at once, with an error. Not so.");
    }
  }

  private Path lesson(String name, String text) throws Exception {
    String matter = "---\nid: x\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\n---\n\n";
    return Files.writeString(folder.resolve(name), matter + text);
  }

  @Test
  void aWaitIsSaidWhileItLastsAndKeysPressedMeanwhileAreForTheNextLine() throws Exception {
    Path slow =
        lesson(
            "slow.md",
            "```sockstep\na = create\nexpect a.state == LISTEN within 2s\na.bind 0\n```\n");
    try (Screen screen = learn(slow.toString())) {
      screen.see("next  a = create");
      screen.line("").see("waiting for a.state == LISTEN, up to 2 s");
      screen.type("xyz");
      List<String> lines = screen.see("a created › xyz");
      assertThat(lines).noneMatch(line -> line.contains("waiting for"));
      assertThat(lines).filteredOn(line -> line.contains("xyz")).hasSize(1);
    }
  }

  @Test
  void aTaskThatWentWrongBeginsAnewAndItsSolutionIsRunFromThere() throws Exception {
    Path spoiled =
        lesson(
            "spoiled.md",
            """
            ```sockstep
            a = create
            ```

            ### Your turn

            Make `a` listen.

            ```sockstep goal
            expect a.state == LISTEN
            ```

            <details><summary>Hint 1</summary>

            A verb.

            </details>

            <details><summary>Solution</summary>

            ```sockstep
            a.listen
            ```

            </details>

            <details><summary>Explanation</summary>

            So it does.

            </details>
            """);
    try (Screen screen = learn(spoiled.toString())) {
      screen.line("").see("Make a listen.");
      screen.line("a.close").seePrompt("a closed");
      screen.line("check").see("Since the task began: a was created, and is closed.");
      screen.line("again").seePrompt("a created");
      screen.line("a.close").seePrompt("a closed");
      screen.line("solution").see("begins the task anew and runs it");
      screen.line("").see("So it does.");
      screen.line("").see("You have worked through all of them.");
    }
  }

  @Test
  void twoShellsAtOnceKeepWhatBothDid(@TempDir Path other) throws Exception {
    try (Screen one = learn("both-lives");
        Screen two = learn(other, "four-failures")) {
      one.line("").see("next  srv = create");
      two.line("").see("next  srv = create");
      for (int i = 0; i < 2; i++) {
        one.line("");
        two.line("");
      }
      one.see("next  srv.listen");
      two.see("What happens?");
    }
    Ended ended =
        Sockstep.with("--json", "learn", "--export", "-")
            .variable("XDG_STATE_HOME", folder.toString())
            .run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("\"lesson\":\"both-lives\"", "\"lesson\":\"four-failures\"")
        .doesNotContain("\"at\":0,");
  }
}

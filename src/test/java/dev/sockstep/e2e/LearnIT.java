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
      screen.see("Type a number, or press Enter for");
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

package dev.sockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void verbsAreThoseOfTheVerbTable() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(table());
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder("| verb | what it does | manual |\n| --- | --- | --- |\n");
    for (Verb.Group group : Verb.Group.values()) {
      table.append("| **").append(group.title()).append("** | | |\n");
      for (Verb verb : Verb.values()) {
        if (verb.group() == group) {
          String manual = verb.man() == null ? "" : verb.man();
          table.append(
              "| `%s` | %s | %s |\n"
                  .formatted(verb.synopsis().replace("|", "\\|"), verb.help(), manual));
        }
      }
    }
    return table.toString();
  }
}

package dev.sockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
  @Test
  void verbsAreThoseOfTheVerbTable() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(table());
  }

  @Test
  void whoeverComesFindsWhatItIsHowToRunItAndAFirstSessionOnTheFirstPage() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));

    assertThat(lines).hasSizeLessThan(250);
    assertThat(lines.indexOf("## Run")).isBetween(1, 20);
    assertThat(lines.indexOf("## A first session")).isBetween(1, 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "src/site/markdown/guide.md"})
  void linksLeadToFilesAndHeadingsThatAreThere(String page) throws IOException {
    Matcher links =
        Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)")
            .matcher(Files.readString(Path.of(page)));
    int found = 0;
    for (; links.find(); found++) {
      Path here = Path.of(page);
      Path there =
          links.group(1).isEmpty() ? here : here.resolveSibling(links.group(1)).normalize();
      assertThat(there).as(links.group()).exists();
      if (links.group(2) != null) {
        assertThat(headings(there)).as(links.group()).contains(links.group(2));
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  /** As GitHub makes anchors of headings. */
  private static List<String> headings(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.matches("#{1,4} .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
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

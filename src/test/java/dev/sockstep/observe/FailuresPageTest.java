package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on failures has the table of the program, row for row. */
class FailuresPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/failures.md");

  @Test
  void thePageHasTheModesOfTheCatalogue() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).containsExactlyElementsOf(Modes.all().stream().map(this::row).toList());
  }

  private String row(Mode mode) {
    Facts facts = mode.facts();
    return "| `"
        + mode.id()
        + "` | "
        + String.join(", ", facts.calls())
        + " | "
        + String.join(", ", facts.errnos())
        + " | "
        + facts.cause()
        + " | "
        + facts.tells()
        + " | "
        + facts.attempt()
        + " | "
        + facts.need().words()
        + " |";
  }
}

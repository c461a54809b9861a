package dev.sockstep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That every manual page named in the program, the lessons and the pages is one that exists. */
class ManualPagesTest {
  private static final Pattern PAGE = Pattern.compile("(?<![\\w.])[a-z][a-z0-9_.-]*\\([2-8]\\)");

  /** What looks like a page and is Python. */
  private static final Set<String> CODE = Set.of("bytes(4)", "srv.listen(5)");

  @Test
  void everyManualPageThatIsNamedWasLookedUp() throws IOException {
    assertThat(named()).hasSizeGreaterThan(50).isSubsetOf(checked());
  }

  private static Set<String> named() {
    return Texts.found(PAGE)
        .map(MatchResult::group)
        .filter(page -> !CODE.contains(page))
        .collect(Collectors.toSet());
  }

  private static Set<String> checked() throws IOException {
    try (InputStream table = ManualPagesTest.class.getResourceAsStream("/references/pages.txt")) {
      return new String(table.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    }
  }
}

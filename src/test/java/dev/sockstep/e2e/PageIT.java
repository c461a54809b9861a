package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a session, as a browser shows it. */
@Timeout(120)
class PageIT {
  private static final String SESSION =
      """
      srv = create
      srv.bind 127.0.0.1 0
      srv.listen
      c = create
      c.connect $srv
      conn = srv.accept
      c.send "</pre><script>document.title = 'run'</script><img src=x onerror=alert(2)>\\x1b[31m"
      conn.recv 200
      conn.send #3000
      c.recv 5000
      bad = create
      bad.connect 127.0.0.1 1
      u = create udp
      u.sendto "ping" $srv
      conn.close
      c.close
      """;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void exportASession() throws Exception {
    browser = new Browser(folder);
    Path script = Files.writeString(folder.resolve("session.sock"), SESSION);
    page = folder.resolve("session.html");
    Ended ended = Sockstep.with("export", "html", script.toString(), "-o", page.toString()).run();
    assertThat(ended.status()).as(ended.err()).isZero();
  }

  /** The page with a script in it that its policy would not let run. */
  private static Path with(String script) throws Exception {
    String text = Files.readString(page);
    String open = text.replaceFirst("<meta http-equiv[^>]*/>", "");
    assertThat(open).isNotEqualTo(text);
    return Files.writeString(
        Files.createTempFile(folder, "with", ".html"),
        open.replace("</body>", "<script>" + script + "</script></body>"));
  }

  private static String title(Path opened) throws Exception {
    Matcher title = Pattern.compile("<title>(.*?)</title>").matcher(browser.open(opened).dom());
    assertThat(title.find()).isTrue();
    return title.group(1);
  }

  @Test
  void nothingOfWhatWasReceivedRunsOrLoadsAndTheConsoleIsSilent() throws Exception {
    Browser.Seen seen = browser.open(page);

    assertThat(seen.console()).isEmpty();
    assertThat(seen.dom())
        .contains("<title>A session of sockstep</title>", "connection refused", "</svg>")
        .doesNotContain("<script", "<img");
  }

  @Test
  void itsPolicyForbidsWhatAPageMightBringAndTheConsoleSaysSo() throws Exception {
    Path planted = folder.resolve("planted.html");
    Files.writeString(
        planted,
        Files.readString(page)
            .replace("</body>", "<script>document.title = 'run'</script></body>"));

    Browser.Seen seen = browser.open(planted);
    assertThat(seen.dom()).contains("<title>A session of sockstep</title>");
    assertThat(seen.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void itIsDarkForWhoLikesItDark() throws Exception {
    BufferedImage light = browser.picture(page, 1000, 700, false);
    BufferedImage dark = browser.picture(page, 1000, 700, true);

    assertThat(light.getRGB(3, 3) & 0xffffff).isEqualTo(0xffffff);
    assertThat(dark.getRGB(3, 3) & 0xffffff).isEqualTo(0x181818);
  }

  @Test
  void onANarrowScreenOnlyCardsAndDrawingsAreMovedSideways() throws Exception {
    // A frame of that width: a window of a browser has a least one.
    String measure =
        """
        document.body.style.width = '340px';
        let wide = [];
        for (const e of document.querySelectorAll('body > *')) {
          if (e.scrollWidth > 345) { wide.push(e.tagName + '.' + e.className); }
        }
        const state = document.querySelector('.drawing svg').getBoundingClientRect();
        document.title = wide.sort().join(' ') + ' svg ' + Math.round(state.width);
        """;
    assertThat(title(with(measure))).isEqualTo("DIV.drawing DIV.drawing svg 800");
  }

  @Test
  void aLinkLeadsToEachFailure() throws Exception {
    String follow =
        """
        const links = [...document.querySelectorAll('nav a')];
        const ends = links.map(a => document.querySelector(a.getAttribute('href')));
        document.title = ends.map(e => e === null ? 'nowhere' : e.className || e.id).join(' ');
        """;
    assertThat(title(with(follow))).isEqualTo("steps states wire failed");
  }

  @Test
  void itPrintsOnAFewPages() throws Exception {
    String pdf = browser.print(page);

    assertThat(pdf).startsWith("%PDF-");
    int pages = pdf.split("/Type /Page\\b", -1).length - 1;
    assertThat(pages).isBetween(3, 8);
  }
}

package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Documents of a session: complete, well formed, and whatever was received, only text. */
@Timeout(60)
class DocumentsTest {
  private static final String HOSTILE =
      "</pre><script>alert(1)</script><img src=x onerror=alert(2)> & ]]> '\\\"` ```` \\x1b[31m"
          + "\\x00\\xff\\r\\n```\\n# head\\n<b>";

  @TempDir static Path folder;
  private static Recorded session;
  private static String html;
  private static String markdown;

  @BeforeAll
  static void exportASession() throws Exception {
    session = new Recorded(folder.resolve("sessions"));
    session.all(
        """
        srv = create
        srv.bind 127.0.0.1 0
        srv.listen
        c = create
        c.connect $srv
        conn = srv.accept
        c.send "%s"
        conn.recv 200
        x = create
        x.connect 127.0.0.1 1
        c.close
        """
            .formatted(HOSTILE));
    session.run("x.close # <script>alert(3)</script>");
    session.run("<script>alert(4)</script>");
    Path page = folder.resolve("session.html");
    Path text = folder.resolve("session.md");
    session.all("export html " + page + "\nexport markdown " + text);
    html = Files.readString(page);
    markdown = Files.readString(text);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Document parsed() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
    return builder.parse(new ByteArrayInputStream(html.getBytes("UTF-8")));
  }

  @Test
  void thePageIsWellFormedAndHasNothingThatRunsOrLoads() throws Exception {
    NodeList all = parsed().getElementsByTagNameNS("*", "*");

    assertThat(all.getLength()).isGreaterThan(50);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getLocalName())
          .isIn(
              Set.of(
                  "html head meta title style body h1 h2 h3 p b i section pre code span svg defs"
                      .concat(" marker path line rect circle text nav ul li a div")
                      .split(" ")));
      for (int j = 0; j < element.getAttributes().getLength(); j++) {
        String attribute = element.getAttributes().item(j).getNodeName();
        assertThat(attribute).doesNotStartWith("on").isNotIn("src", "style");
        if (attribute.equals("href")) {
          assertThat(element.getAttribute("href")).as("inside the page").startsWith("#");
        }
      }
    }
    assertThat(html).contains("default-src 'none'").doesNotContain("\u001b");
  }

  @Test
  void thePageHasTheCardsTheFailureTheStatesAndTheLadder() throws Exception {
    String text = parsed().getDocumentElement().getTextContent();

    assertThat(text)
        .contains("x.connect 127.0.0.1 1", "connection refused", "Try: ", "accept queue")
        .contains("c: CLOSE", "</pre><script>alert(1)</script>", "<script>alert(3)</script>")
        .contains("The wire");
    assertThat(html).contains("prefers-color-scheme:dark", "@media print");
    assertThat(html).as("its own step is none of the session's").doesNotContain("export html");
  }

  @Test
  void nothingReceivedEndsABlockOfTheMarkdown() {
    String fence = markdown.lines().filter(line -> line.startsWith("`````")).findFirst().get();

    assertThat(fence).isEqualTo("`````text");
    assertThat(markdown).doesNotContain("\u001b", "\n# head");
    boolean inside = false;
    String open = "";
    for (String line : markdown.lines().toList()) {
      if (!inside && line.startsWith("```")) {
        inside = true;
        open = line.replaceAll("[a-z]", "");
      } else if (inside && line.equals(open)) {
        inside = false;
      } else if (!inside) {
        assertThat(line).as("outside a block").matches("(#.*)?");
      }
    }
    assertThat(inside).isFalse();
  }

  @Test
  void theWireIsASequenceDiagramWhereItWasSeen() {
    if (session.reports.stream().noneMatch(r -> r.packets() != null)) {
      assertThat(markdown).doesNotContain("mermaid");
      return;
    }
    assertThat(markdown)
        .contains("```mermaid\nsequenceDiagram\n  participant e0 as c 127.0.0.1:")
        .contains("  e0->>e1: SYN seq 0\n  e1->>e0: SYN,ACK seq 0 ack 1\n")
        .contains("-x")
        .containsPattern("bytes seq 1");
    assertThat(html).contains("marker-end", "SYN,ACK");
  }
}

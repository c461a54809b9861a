package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.SourceLine;
import org.junit.jupiter.api.Test;

/** What is a colour on a screen is a class on a page: the same one for the same style. */
class HtmlTextTest {
  @Test
  void eachColourOfACardIsItsOwnClass() {
    String refused = HtmlText.of(Reports.refused(SourceLine.typed("c.connect 9")));
    assertThat(refused)
        .contains(
            "<span class=\"strong\">connect(7, 127.0.0.1:9)</span>",
            "<span class=\"bad\">-1 ECONNREFUSED</span>",
            "<span class=\"bad\">✗ connect</span>",
            "<span class=\"name\">c</span>",
            "<span class=\"quiet\">41 µs</span>");
    assertThat(HtmlText.of(Reports.connect())).contains("<span class=\"good\">0</span>");
    assertThat(HtmlText.of(Reports.blockedAccept()))
        .contains("<span class=\"waiting\"> … blocked 300 ms</span>");
  }
}

package dev.sockstep.export;

import dev.sockstep.model.Failure;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.HtmlText;
import dev.sockstep.render.SvgLadder;
import dev.sockstep.render.SvgStates;
import dev.sockstep.render.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A session as one page that needs nothing else: no network, no script. It is HTML and well-formed
 * XML alike. A policy in it forbids the browser to load anything, whatever the session received.
 */
final class HtmlPage {
  private final Recording recording;
  private final StringBuilder page = new StringBuilder();

  private HtmlPage(Recording recording) {
    this.recording = recording;
  }

  static String of(Recording recording) throws IOException {
    return new HtmlPage(recording).write();
  }

  private String write() throws IOException {
    int last = recording.steps();
    List<StepReport> steps = new ArrayList<>();
    for (int number = 1; number <= last; number++) {
      StepReport report = recording.step(number);
      if (!Lines.isAside(report)) {
        steps.add(report);
      }
    }
    boolean hasStates = !recording.standing(last).states().walks().isEmpty();
    String ladder = SvgLadder.of(recording.packets(last));
    head();
    contents(steps, hasStates);
    page.append("<h2 id=\"steps\">The steps</h2>\n");
    steps.forEach(this::step);
    if (hasStates) {
      page.append("<h2 id=\"states\">The TCP states, and the way of each socket</h2>\n");
      drawing(SvgStates.of(recording.standing(last).states()));
    }
    page.append("<h2 id=\"wire\">The wire</h2>\n");
    if (ladder.isEmpty()) {
      page.append("<p>No packet was seen.</p>\n");
    } else {
      drawing(ladder);
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private void head() {
    page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n");
    page.append("<head>\n<meta charset=\"utf-8\"/>\n<title>A session of sockstep</title>\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" ");
    page.append("content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    page.append("<style>\n").append(PageStyle.TEXT).append("</style>\n</head>\n<body>\n");
  }

  /** What there is, and the way to each failure: that is what a reader looks for. */
  private void contents(List<StepReport> steps, boolean hasStates) {
    page.append("<h1>A session of sockstep</h1>\n<p>").append(steps.size());
    page.append(steps.size() == 1 ? " step" : " steps");
    page.append(", each a real system call on Linux.</p>\n<nav>\n<p><a href=\"#steps\">Steps</a>");
    page.append(hasStates ? " <a href=\"#states\">States</a>" : "");
    page.append(" <a href=\"#wire\">Wire</a></p>\n");
    List<StepReport> failed = steps.stream().filter(step -> step.failure() != null).toList();
    if (!failed.isEmpty()) {
      page.append("<ul>\n");
      for (StepReport report : failed) {
        page.append("<li><a href=\"#step-").append(report.step()).append("\">");
        page.append(report.step()).append(". <code>").append(line(report));
        page.append("</code></a> <span class=\"bad\">");
        page.append(Xml.escaped(report.failure().mode())).append("</span></li>\n");
      }
      page.append("</ul>\n");
    }
    page.append("</nav>\n");
  }

  private static String line(StepReport report) {
    return Xml.escaped(report.source().text().strip());
  }

  private void step(StepReport report) {
    Failure failure = report.failure();
    page.append(failure != null ? "<section class=\"failed\"" : "<section");
    page.append(" id=\"step-").append(report.step()).append("\">\n");
    page.append("<h3><span class=\"quiet\">").append(report.step()).append("</span> <code>");
    page.append(line(report)).append("</code></h3>\n");
    page.append("<pre>").append(HtmlText.of(report)).append("</pre>\n");
    if (failure != null) {
      page.append("<p><b class=\"bad\">").append(Xml.escaped(failure.mode())).append("</b>: ");
      page.append(Xml.escaped(failure.why())).append(" <i>Try: ");
      page.append(Xml.escaped(failure.attempt())).append("</i></p>\n");
    }
    page.append("</section>\n");
  }

  /** Wider than a phone: there it is moved, not made too small to be read. */
  private void drawing(String svg) {
    page.append("<div class=\"drawing\">\n").append(svg).append("</div>\n");
  }
}

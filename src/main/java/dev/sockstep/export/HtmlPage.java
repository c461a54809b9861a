package dev.sockstep.export;

import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.HtmlText;
import dev.sockstep.render.SvgLadder;
import dev.sockstep.render.SvgStates;
import dev.sockstep.render.Xml;
import java.io.IOException;

/**
 * A session as one page that needs nothing else: no network, no script. It is HTML and well-formed
 * XML alike. A policy in it forbids the browser to load anything, whatever the session received.
 */
final class HtmlPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--text:#1c1c1c;--back:#fff;--quiet:#767676;--line:#c8c8c8;
      --good:#17722c;--bad:#b3261e;--waiting:#8a3ab0;--name:#00687a;--box:#f4f4f4}
      @media (prefers-color-scheme:dark){:root{--text:#e4e4e4;--back:#181818;--quiet:#9a9a9a;
      --line:#4a4a4a;--good:#6fcf84;--bad:#ff8a80;--waiting:#d59cf0;--name:#6fd3e6;--box:#242424}}
      body{font:16px/1.45 system-ui,sans-serif;color:var(--text);background:var(--back);
      max-width:60rem;margin:2rem auto;padding:0 1rem}
      pre,code{font:13px/1.4 ui-monospace,monospace}
      pre{background:var(--box);padding:.6rem .8rem;overflow-x:auto;margin:.3rem 0}
      section{break-inside:avoid;margin:1rem 0}
      h2 code{font-size:1rem}
      section.failed{border-left:4px solid var(--bad);padding-left:.8rem}
      .quiet{color:var(--quiet)}.strong{font-weight:bold}.good{color:var(--good)}
      .bad{color:var(--bad);font-weight:bold}.waiting{color:var(--waiting)}.name{color:var(--name)}
      svg{width:100%;height:auto}svg text{font:13px ui-monospace,monospace;fill:var(--text)}
      svg .quiet,svg .time{fill:var(--quiet);font-size:11px}svg .name{fill:var(--name)}
      svg .label{font-size:12px}svg line{stroke:var(--text);stroke-width:1.3}
      svg line.lane,svg line.edge{stroke:var(--line)}svg line.bad{stroke:var(--bad)}
      svg line.waiting{stroke:var(--waiting)}svg .head{fill:var(--text)}svg text.bad{fill:var(--bad)}
      svg .state{fill:var(--box);stroke:var(--line)}svg line.way{stroke-width:2.5}
      svg .way0{stroke:#1b7fd1;fill:#1b7fd1}svg .way1{stroke:#d1661b;fill:#d1661b}
      svg .way2{stroke:#2e9e44;fill:#2e9e44}svg .way3{stroke:#b03aa0;fill:#b03aa0}
      svg .way4{stroke:#8a8a00;fill:#8a8a00}svg .way5{stroke:#c23030;fill:#c23030}
      @media print{body{margin:0;max-width:none;color:#000;background:#fff}pre{white-space:pre-wrap}}
      """;

  private HtmlPage() {}

  static String of(Recording recording) throws IOException {
    int last = recording.steps();
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n");
    page.append("<head>\n<meta charset=\"utf-8\"/>\n<title>A session of sockstep</title>\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" ");
    page.append("content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>A session of sockstep</h1>\n<p>").append(last);
    page.append(last == 1 ? " step" : " steps").append(", each a real system call on Linux.</p>\n");
    for (int number = 1; number <= last; number++) {
      StepReport report = recording.step(number);
      if (!Lines.isAside(report)) {
        step(report, page);
      }
    }
    if (!recording.standing(last).states().walks().isEmpty()) {
      page.append("<section>\n<h2>The TCP states, and the way of each socket</h2>\n");
      page.append(SvgStates.of(recording.standing(last).states())).append("</section>\n");
    }
    page.append("<section>\n<h2>The wire</h2>\n");
    String ladder = SvgLadder.of(recording.packets(last));
    page.append(ladder.isEmpty() ? "<p>No packet was seen.</p>\n" : ladder);
    return page.append("</section>\n</body>\n</html>\n").toString();
  }

  private static void step(StepReport report, StringBuilder page) {
    Failure failure = report.failure();
    boolean bad = failure != null || report.outcome() instanceof Outcome.Error;
    page.append(bad ? "<section class=\"failed\">\n" : "<section>\n");
    page.append("<h2>").append(report.step()).append(". <code>");
    page.append(Xml.escaped(report.source().text().strip())).append("</code></h2>\n");
    page.append("<pre>").append(HtmlText.of(report)).append("</pre>\n");
    if (failure != null) {
      page.append("<p><b class=\"bad\">").append(Xml.escaped(failure.mode())).append("</b>: ");
      page.append(Xml.escaped(failure.why())).append(" <i>Try: ");
      page.append(Xml.escaped(failure.attempt())).append("</i></p>\n");
    }
    page.append("</section>\n");
  }
}

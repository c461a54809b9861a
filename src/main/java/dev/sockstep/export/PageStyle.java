package dev.sockstep.export;

/** How a page of a session looks: on a screen, light or dark, wide or narrow, and on paper. */
final class PageStyle {
  static final String TEXT =
      """
      :root{color-scheme:light dark;--text:#1c1c1c;--back:#fff;--quiet:#6a6a6a;--line:#c8c8c8;
      --good:#17722c;--bad:#b3261e;--waiting:#8a3ab0;--name:#00687a;--box:#f6f6f6;--bar:#ececec}
      @media (prefers-color-scheme:dark){:root{--text:#e4e4e4;--back:#181818;--quiet:#9a9a9a;
      --line:#4a4a4a;--good:#6fcf84;--bad:#ff8a80;--waiting:#d59cf0;--name:#6fd3e6;--box:#202020;
      --bar:#2b2b2b}}
      body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back);
      max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{line-height:1.15;margin-bottom:.3rem}h2{margin:2.2rem 0 .8rem}
      pre,code{font:13px/1.45 ui-monospace,monospace}
      a{color:var(--name)}nav a{margin-right:.8rem}nav ul{padding-left:1.2rem}
      section{border:1px solid var(--line);border-radius:6px;margin:0 0 .8rem;overflow:hidden;
      background:var(--box)}
      h3{font-size:.9rem;margin:0;padding:.35rem .8rem;background:var(--bar)}
      h3 code{font-weight:bold;overflow-wrap:anywhere}h3 .quiet{margin-right:.4rem}
      pre{padding:.5rem .8rem;margin:0;overflow-x:auto}
      section p{margin:0;padding:.5rem .8rem;border-top:1px solid var(--line)}
      section.failed{border-left:4px solid var(--bad)}
      .quiet{color:var(--quiet)}.strong{font-weight:bold}.good{color:var(--good)}
      .bad{color:var(--bad);font-weight:bold}.waiting{color:var(--waiting)}.name{color:var(--name)}
      .drawing{overflow-x:auto}svg{display:block;margin:0 auto}
      svg text{font:13px ui-monospace,monospace;fill:var(--text)}
      svg .quiet,svg .time{fill:var(--quiet);font-size:11px}svg .name{fill:var(--name)}
      svg .label{font-size:12px}svg line{stroke:var(--text);stroke-width:1.3}
      svg line.lane,svg line.edge{stroke:var(--line)}svg line.bad{stroke:var(--bad)}
      svg line.waiting{stroke:var(--waiting)}svg .head{fill:var(--text)}
      svg .bad{fill:var(--bad)}svg .waiting{fill:var(--waiting)}svg .edge{fill:var(--line)}
      svg .state{fill:var(--box);stroke:var(--line)}svg line.way{stroke-width:2.5}
      svg .way0{stroke:#1b7fd1;fill:#1b7fd1}svg .way1{stroke:#d1661b;fill:#d1661b}
      svg .way2{stroke:#2e9e44;fill:#2e9e44}svg .way3{stroke:#b03aa0;fill:#b03aa0}
      svg .way4{stroke:#8a8a00;fill:#8a8a00}svg .way5{stroke:#c23030;fill:#c23030}
      @media print{:root{color-scheme:light;--text:#000;--back:#fff;--quiet:#555;--line:#bbb;
      --good:#17722c;--bad:#b3261e;--waiting:#8a3ab0;--name:#00687a;--box:#fff;--bar:#eee}
      body{margin:0;max-width:none;padding:0;font-size:11pt}pre,code{font-size:8.5pt}
      pre{white-space:pre-wrap}section,.drawing{break-inside:avoid}h2,h3{break-after:avoid}
      nav p{display:none}svg{max-width:100%;height:auto}}
      """;

  private PageStyle() {}
}

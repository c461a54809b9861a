package dev.sockstep.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is opened again and again and never closed: for each, whoever reads Markdown looks for its
 * end up to the end of the text.
 */
final class Runaways {
  /** Far more than anybody forgets to close. */
  private static final int MOST = 64;

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("<!--", "-->"),
          new Pair("<?", "?>"),
          new Pair("<![CDATA[", "]]>"),
          new Pair("<!D", ">"),
          new Pair("<summary>", "</summary>"));

  private Runaways() {}

  private record Pair(String open, String close) {
    private Pattern pattern() {
      // Of a declaration, any letter may be the first (CommonMark, "HTML blocks", 4).
      String begin = open.equals("<!D") ? "<![A-Za-z]" : Pattern.quote(open);
      return Pattern.compile("(?<open>" + begin + ")|" + Pattern.quote(close));
    }
  }

  /** Whether there are too many of them; then the problem is told, where the first stands. */
  static boolean areIn(String markdown, Problems problems) {
    for (Pair pair : PAIRS) {
      int first = first(markdown, pair);
      if (first >= 0) {
        int line = (int) markdown.substring(0, first).chars().filter(c -> c == '\n').count() + 1;
        problems.add(
            line,
            "this is begun many times from here on, and never ended: " + pair.open(),
            "end each with " + pair.close());
        return true;
      }
    }
    return false;
  }

  /** Where a run of too many begins; -1 where there is none. */
  private static int first(String markdown, Pair pair) {
    int first = -1;
    int open = 0;
    Matcher matcher = pair.pattern().matcher(markdown);
    while (matcher.find()) {
      boolean opens = matcher.group("open") != null;
      first = opens && open > 0 ? first : matcher.start();
      open = opens ? open + 1 : 0;
      if (open > MOST) {
        return first;
      }
    }
    return -1;
  }
}

package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.StepReport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A card as the inside of a {@code pre} element: what is a colour on a screen is a class here. */
public final class HtmlText {
  private static final int WIDTH = 90;

  /** The colours that {@link RowWriter} writes; a text from outside can hold none. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");

  private HtmlText() {}

  public static String of(StepReport report) {
    Look look = new Look(WIDTH, true, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
    String text = TextRenderer.render(report, look);
    StringBuilder html = new StringBuilder();
    Matcher colour = COLOUR.matcher(text);
    int at = 0;
    int open = 0;
    while (colour.find()) {
      html.append(lines(text.substring(at, colour.start())));
      at = colour.end();
      String code = colour.group(1);
      if (code.isEmpty() || code.equals("0")) {
        html.append("</span>".repeat(open));
        open = 0;
      } else {
        html.append("<span class=\"").append(word(code)).append("\">");
        open++;
      }
    }
    return html.append(lines(text.substring(at))).append("</span>".repeat(open)).toString();
  }

  /** The ends of lines are the card's own. */
  private static String lines(String text) {
    StringBuilder html = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      boolean ends = line.endsWith("\n");
      html.append(Xml.escaped(ends ? line.substring(0, line.length() - 1) : line));
      html.append(ends ? "\n" : "");
    }
    return html.toString();
  }

  private static String word(String code) {
    return switch (code.substring(code.lastIndexOf(';') + 1)) {
      case "2" -> "quiet";
      case "1" -> "strong";
      case "" + Palette.GOOD -> "good";
      case "" + Palette.WAITING -> "waiting";
      case "" + Palette.NAME -> "name";
      case "" + Palette.BAD -> "bad";
      default -> throw new IllegalStateException("no style is written so: " + code);
    };
  }
}

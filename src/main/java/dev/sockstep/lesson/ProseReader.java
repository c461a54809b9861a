package dev.sockstep.lesson;

import dev.sockstep.lesson.Paragraph.Kind;
import dev.sockstep.lesson.Paragraph.Piece;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Makes paragraphs of Markdown. */
final class ProseReader {
  private static final int LIST_INDENT = 2;
  private static final int NUMBER_INDENT = 3;

  private final List<Paragraph> paragraphs = new ArrayList<>();

  private ProseReader() {}

  /** The paragraphs of a block of Markdown, with what is inside it. */
  static List<Paragraph> of(Node node) {
    ProseReader reader = new ProseReader();
    reader.block(node, 0, "");
    return reader.paragraphs;
  }

  private void block(Node node, int indent, String marker) {
    switch (node) {
      case BulletList list -> items(list, indent, LIST_INDENT, 0);
      case OrderedList list ->
          items(list, indent, NUMBER_INDENT, first(list.getMarkerStartNumber()));
      case BlockQuote quote -> children(quote, indent + LIST_INDENT, marker);
      case FencedCodeBlock code -> code(code.getLiteral(), indent);
      case IndentedCodeBlock code -> code(code.getLiteral(), indent);
      case Heading heading -> paragraph(heading, indent, marker, true);
      default -> paragraph(node, indent, marker, false);
    }
  }

  private static int first(Integer number) {
    return number == null ? 1 : number;
  }

  private void items(Node list, int indent, int width, int number) {
    int next = number;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      children(item, indent + width, number > 0 ? next++ + "." : "•");
    }
  }

  /** The marker stands before the first of them. */
  private void children(Node parent, int indent, String marker) {
    String before = marker;
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child instanceof TaskListItemMarker)) {
        block(child, indent, before);
        before = "";
      }
    }
  }

  private void code(String literal, int indent) {
    for (String line : literal.lines().toList()) {
      Piece piece = new Piece(Kind.CODE, line);
      paragraphs.add(new Paragraph(indent + LIST_INDENT, "", true, false, List.of(piece)));
    }
  }

  private void paragraph(Node node, int indent, String marker, boolean heading) {
    List<Piece> pieces = new ArrayList<>();
    inlines(node, Kind.PLAIN, pieces);
    if (!pieces.isEmpty()) {
      paragraphs.add(new Paragraph(indent, marker, false, heading, pieces));
    }
  }

  private static void inlines(Node parent, Kind kind, List<Piece> pieces) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> pieces.add(new Piece(kind, text.getLiteral()));
        case Code code -> pieces.add(new Piece(Kind.CODE, code.getLiteral()));
        case HtmlInline html -> pieces.add(new Piece(kind, html.getLiteral()));
        case SoftLineBreak _, HardLineBreak _ -> pieces.add(new Piece(kind, " "));
        case Emphasis emphasis -> inlines(emphasis, Kind.EMPHASIS, pieces);
        case StrongEmphasis strong -> inlines(strong, Kind.STRONG, pieces);
        case Link link -> link(link, kind, pieces);
        default -> inlines(node, kind, pieces);
      }
    }
  }

  /** What a link leads to can't be followed on a terminal, so it is told if it is on the web. */
  private static void link(Link link, Kind kind, List<Piece> pieces) {
    int before = pieces.size();
    inlines(link, kind, pieces);
    String to = link.getDestination();
    boolean told = pieces.size() == before + 1 && pieces.getLast().text().equals(to);
    if (to.startsWith("http") && !told) {
      pieces.add(new Piece(kind, " (" + to + ")"));
    }
  }
}

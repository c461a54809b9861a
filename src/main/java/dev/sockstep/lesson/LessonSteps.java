package dev.sockstep.lesson;

import dev.sockstep.model.SourceLine;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The steps of a lesson without its prose: the lines of its fenced {@code sockstep} blocks. */
public final class LessonSteps {
  private static final String LANGUAGE = "sockstep";

  private LessonSteps() {}

  /**
   * Takes the steps out of a lesson.
   *
   * @param file the lesson's name, for the place of each line
   * @param markdown its text
   * @return its lines in order, each with its number in the file
   */
  public static List<SourceLine> of(String file, String markdown) {
    Node document = parser().parse(markdown);
    List<SourceLine> lines = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            if (LANGUAGE.equals(block.getInfo())) {
              add(file, block, lines);
            }
          }
        });
    return lines;
  }

  /** Of blocks only: what stands within a paragraph is not looked at, however deep it is nested. */
  private static Parser parser() {
    return Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .maxOpenBlockParsers(Nesting.MOST)
        .inlineParserFactory(_ -> (_, _) -> {})
        .build();
  }

  private static void add(String file, FencedCodeBlock block, List<SourceLine> lines) {
    // The span begins at the fence (index from 0), so the first line inside is two further on.
    int number = block.getSourceSpans().getFirst().getLineIndex() + 2;
    for (String text : block.getLiteral().lines().toList()) {
      lines.add(new SourceLine(file, number++, text));
    }
  }
}

package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a lesson: Markdown with conventions, which {@code lessons/README.md} tells. */
public final class LessonParser {
  private static final Pattern TABLE = Pattern.compile("\\|?( *:?-+:? *\\|)+( *:?-+:? *)?");

  private final Problems problems;
  private final Fences fences;
  private final Items items;
  private final TaskReader tasks;
  private final PredictReader predictions;
  private final List<Section> sections = new ArrayList<>();
  private List<Block> blocks = new ArrayList<>();
  private String title;
  private int line = 1;

  private LessonParser(String file, Node document, Problems problems, String title) {
    this.problems = problems;
    this.fences = new Fences(file, problems);
    this.items = new Items(Item.of(document, problems));
    this.tasks = new TaskReader(items, fences, problems);
    this.predictions = new PredictReader(items, problems);
    this.title = title;
  }

  /**
   * What a file turned out to be.
   *
   * @param lesson the lesson; null when there are problems
   * @param problems what is wrong with it, from top to bottom
   */
  public record Parsed(Lesson lesson, List<Problem> problems) {
    public Parsed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a lesson.
   *
   * @param file its name, for the place of what is wrong
   * @param markdown its text
   */
  public static Parsed parse(String file, String markdown) {
    Problems problems = new Problems(file);
    Node document = document(markdown, problems);
    if (document == null) {
      return new Parsed(null, problems.all());
    }
    About about = FrontMatter.read(document, markdown, problems);
    if (OpenEnds.areIn(document, problems)) {
      // What it has swallowed is missed in a dozen places, and none of them is wrong.
      return new Parsed(null, problems.all());
    }
    strayBlocks(document, problems);
    String title = about == null ? "" : about.title();
    List<Section> sections = new LessonParser(file, document, problems, title).sections(about);
    boolean fine = problems.all().isEmpty();
    return new Parsed(fine ? new Lesson(file, about, sections) : null, problems.all());
  }

  /** The text as Markdown; null when it is nested too deep, which is a problem then. */
  private static Node document(String markdown, Problems problems) {
    if (Runaways.areIn(markdown, problems)) {
      return null;
    }
    try {
      Node document = parser().parse(markdown);
      return Nesting.isTooDeep(document, problems) ? null : document;
    } catch (StackOverflowError e) {
      // commonmark limits blocks within each other, and calls itself for emphasis within emphasis.
      Nesting.tell(1, problems);
      return null;
    }
  }

  static Parser parser() {
    return Parser.builder()
        .extensions(List.of(YamlFrontMatterExtension.create(), TaskListItemsExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .maxOpenBlockParsers(Nesting.MOST)
        .build();
  }

  /** A block within a list or a quotation would be passed over. */
  private static void strayBlocks(Node document, Problems problems) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            if (Fences.isOurs(fence) && !(fence.getParent() instanceof Document)) {
              problems.add(
                  fence,
                  "a sockstep block must not stand in a list or a quotation",
                  "move it to the left margin");
            }
          }
        });
  }

  private List<Section> sections(About about) {
    while (items.peek() != null) {
      switch (items.take()) {
        case Item.Markdown(int at, Node node) -> markdown(at, node, about);
        case Item.Open open -> details(open);
        case Item.Close(int at) ->
            problems.add(at, "there is no <details> open that this could close", "remove it");
      }
    }
    endSection();
    if (sections.isEmpty() && problems.all().isEmpty()) {
      problems.add(1, "the lesson has no text", "write what the student shall read and do");
    }
    return sections;
  }

  private void markdown(int at, Node node, About about) {
    switch (node) {
      case YamlFrontMatterBlock _, ThematicBreak _, LinkReferenceDefinition _ -> {}
      case Heading heading -> heading(at, heading, about);
      case FencedCodeBlock fence when Fences.isOurs(fence) -> steps(at, fence);
      default -> {
        if (isTable(node)) {
          problems.add(node, "a table can't be shown on a terminal", "write it as a list");
        }
        PredictReader.tellChoices(node, problems);
        prose(at, ProseReader.of(node));
      }
    }
  }

  /** The line of dashes and bars under the first row of one, as GitHub knows them. */
  private static boolean isTable(Node paragraph) {
    boolean table = false;
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      table |= node instanceof Text text && TABLE.matcher(text.getLiteral()).matches();
    }
    return table;
  }

  private void heading(int at, Heading heading, About about) {
    String text = text(heading);
    if (heading.getLevel() == 1) {
      if (about != null && !about.title().isEmpty() && !text.equals(about.title())) {
        problems.add(
            heading,
            "the heading is \"" + text + "\", and the front matter's title is not",
            "make them one: " + about.title());
      }
    } else if (begins(text, "Predict")) {
      predictions.read(at).ifPresent(blocks::add);
    } else if (begins(text, "Your turn") || begins(text, "Refute")) {
      tasks.read(at, begins(text, "Refute")).ifPresent(blocks::add);
    } else if (heading.getLevel() == 2) {
      endSection();
      title = text;
      line = at;
    } else {
      prose(at, ProseReader.of(heading));
    }
  }

  /** With a word of its own: "Predictions" is a heading like any other. */
  private static boolean begins(String heading, String words) {
    return heading.regionMatches(true, 0, words, 0, words.length())
        && (heading.length() == words.length()
            || !Character.isLetter(heading.charAt(words.length())));
  }

  private static String text(Heading heading) {
    List<Paragraph> paragraphs = ProseReader.of(heading);
    return paragraphs.isEmpty() ? "" : paragraphs.getFirst().text();
  }

  private void steps(int at, FencedCodeBlock fence) {
    if (Fences.isSteps(fence)) {
      blocks.add(new Block.Steps(at, fences.steps(fence)));
    } else if (Fences.isGoal(fence)) {
      problems.add(
          at,
          "this goal belongs to no task",
          "begin the task with a heading: ### Your turn, or ### Refute");
    } else {
      fences.unknown(fence);
    }
  }

  /** Paragraphs that follow each other are one block. */
  private void prose(int at, List<Paragraph> text) {
    if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Prose(int begin, var before)) {
      List<Paragraph> both = new ArrayList<>(before);
      both.addAll(text);
      blocks.set(blocks.size() - 1, new Block.Prose(begin, both));
    } else if (!text.isEmpty()) {
      blocks.add(new Block.Prose(at, text));
    }
  }

  private void details(Item.Open open) {
    switch (Details.Kind.of(open.summary())) {
      case INSTRUCTOR ->
          blocks.add(new Block.Notes(open.line(), Details.text(open, items, problems)));
      case HINT, SOLUTION, EXPLANATION -> {
        Details.text(open, items, problems);
        problems.add(
            open.line(),
            "this \"" + open.summary() + "\" belongs to no task",
            "put it right behind a task's sockstep goal block");
      }
      case UNKNOWN -> {
        Details.text(open, items, problems);
        problems.add(open.line(), Details.unknown(open), Details.KNOWN);
      }
    }
  }

  private void endSection() {
    if (!blocks.isEmpty()) {
      sections.add(new Section(title, line, blocks));
      blocks = new ArrayList<>();
    }
  }
}

package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Reads a task: what is asked for, its goal, hints, a solution and an explanation. */
final class TaskReader {
  private final Items items;
  private final Fences fences;
  private final Problems problems;
  private int count;

  TaskReader(Items items, Fences fences, Problems problems) {
    this.items = items;
    this.fences = fences;
    this.problems = problems;
  }

  /** What is folded away behind the goal. */
  private static final class Folded {
    private final List<List<Paragraph>> hints = new ArrayList<>();
    private final List<Step> solution = new ArrayList<>();
    private boolean solved;
    private final List<Paragraph> solutionText = new ArrayList<>();
    private final List<Paragraph> explanation = new ArrayList<>();
  }

  /** Reads what follows the heading; empty when it is no task. */
  Optional<Block> read(int line, boolean refutes) {
    count++;
    List<Paragraph> text = new ArrayList<>();
    boolean quotes = false;
    while (items.peek() instanceof Item.Markdown(_, Node node)
        && !(node instanceof Heading)
        && !Fences.isOurs(node)) {
      items.take();
      quotes |= node instanceof BlockQuote;
      text.addAll(ProseReader.of(node));
    }
    if (text.isEmpty()) {
      problems.add(line, "this task does not say what to do", "write it under the heading");
    }
    if (refutes && !quotes) {
      problems.add(
          line, "there is no sentence to refute", "quote it under the heading: > The sentence.");
    }
    if (!(items.peek() instanceof Item.Markdown(_, FencedCodeBlock fence))
        || !Fences.isGoal(fence) && !fences.isGoalBySlip(fence)) {
      problems.add(
          line,
          "this task has no goal",
          "behind its text put a block with the language \"sockstep goal\" and expect lines");
      folded();
      return Optional.empty();
    }
    items.take();
    List<Goal> goals = fences.goals(fence);
    Folded folded = folded();
    check(line, folded);
    return Optional.of(
        new Block.Task(
            line,
            "task-" + count,
            refutes,
            text,
            goals,
            folded.hints,
            folded.solution,
            folded.solutionText,
            folded.explanation));
  }

  private Folded folded() {
    Folded folded = new Folded();
    while (items.peek() instanceof Item.Open open
        && Details.Kind.of(open.summary()) != Details.Kind.INSTRUCTOR) {
      items.take();
      switch (Details.Kind.of(open.summary())) {
        case HINT -> folded.hints.add(Details.text(open, items, problems));
        case SOLUTION -> solution(open, folded);
        case EXPLANATION -> folded.explanation.addAll(Details.text(open, items, problems));
        case INSTRUCTOR, UNKNOWN -> {
          Details.text(open, items, problems);
          problems.add(open.line(), Details.unknown(open), Details.KNOWN);
        }
      }
    }
    return folded;
  }

  private void solution(Item.Open open, Folded folded) {
    if (folded.solved) {
      problems.add(open.line(), "a task has one solution, and this is another", "remove it");
    }
    for (Item.Markdown inside : items.untilClose(open, problems)) {
      if (inside.node() instanceof FencedCodeBlock fence && Fences.isSteps(fence)) {
        folded.solved = true;
        folded.solution.addAll(fences.steps(fence));
      } else if (inside.node() instanceof FencedCodeBlock fence && Fences.isOurs(fence)) {
        folded.solved = true;
        fences.unknown(fence);
        folded.solution.addAll(fences.steps(fence));
      } else {
        folded.solutionText.addAll(ProseReader.of(inside.node()));
      }
    }
  }

  private void check(int line, Folded folded) {
    if (folded.hints.isEmpty()) {
      problems.add(line, "this task has no hint", form("Hint 1", "a first push, not the answer"));
    }
    if (!folded.solved) {
      problems.add(line, "this task has no solution", form("Solution", "a sockstep block"));
    }
    if (folded.explanation.isEmpty()) {
      problems.add(
          line, "this task has no explanation", form("Explanation", "why that reaches the goal"));
    }
  }

  private static String form(String summary, String text) {
    return "behind the goal write <details><summary>"
        + summary
        + "</summary>, an empty line, "
        + text
        + ", an empty line, </details>";
  }
}

package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Reads a prediction: a question, and a task list of choices, each with its answer under it. */
final class PredictReader {
  private static final String FORM =
      "under the question, write: - [ ] a choice, and indented under it: > what to say to those"
          + " who chose it";

  private final Items items;
  private final Problems problems;
  private int count;

  PredictReader(Items items, Problems problems) {
    this.items = items;
    this.problems = problems;
  }

  /** Reads what follows the heading; empty when it is none. */
  Optional<Block> read(int line) {
    count++;
    List<Paragraph> question = new ArrayList<>();
    while (items.peek() instanceof Item.Markdown(_, Node node)
        && !(node instanceof Heading)
        && !Fences.isOurs(node)) {
      items.take();
      if (node instanceof BulletList list && marker(list.getFirstChild()) != null) {
        return Optional.of(predict(line, question, list));
      }
      question.addAll(ProseReader.of(node));
    }
    problems.add(line, "this prediction has no choices", FORM);
    return Optional.empty();
  }

  /** Choices with answers under them, where no prediction is: all would see the answers at once. */
  static void tellChoices(Node node, Problems problems) {
    for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
      if (node instanceof BulletList
          && marker(item) != null
          && item.getLastChild() instanceof BlockQuote) {
        problems.add(
            node, "these choices belong to no prediction", "begin it with a heading: ### Predict");
        return;
      }
    }
  }

  private Block predict(int line, List<Paragraph> question, BulletList list) {
    List<Choice> choices = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      choices.add(choice(item));
    }
    if (question.isEmpty()) {
      problems.add(line, "this prediction has no question", "write it above the choices");
    }
    if (choices.size() < 2) {
      problems.add(list, "a prediction needs two choices or more", FORM);
    }
    if (choices.stream().noneMatch(Choice::right)) {
      problems.add(list, "none of the choices is marked as right", "write it as: - [x]");
    }
    tellMoreRight(list);
    return new Block.Predict(line, "predict-" + count, question, choices);
  }

  /** Which of several was right could not be told to those who chose another. */
  private void tellMoreRight(BulletList list) {
    boolean right = false;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      TaskListItemMarker marker = marker(item);
      boolean marked = marker != null && marker.isChecked();
      if (marked && right) {
        problems.add(
            item, "another choice is marked as right before", "write a wrong one as: - [ ]");
      }
      right |= marked;
    }
  }

  private Choice choice(Node item) {
    TaskListItemMarker marker = marker(item);
    if (marker == null) {
      problems.add(item, "this choice has no box", FORM);
    }
    List<Paragraph> text = new ArrayList<>();
    List<Paragraph> answer = new ArrayList<>();
    for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child instanceof TaskListItemMarker)) {
        (text.isEmpty() ? text : answer).addAll(unquoted(child));
      }
    }
    if (answer.isEmpty()) {
      problems.add(item, "this choice has no answer to those who believe it", FORM);
    }
    return new Choice(marker != null && marker.isChecked(), text, answer);
  }

  /** An answer stands in a quotation for the code host's sake, and is not indented here. */
  private static List<Paragraph> unquoted(Node node) {
    return ProseReader.of(node).stream()
        .map(
            paragraph ->
                new Paragraph(
                    Math.max(0, paragraph.indent() - 2),
                    paragraph.marker(),
                    paragraph.code(),
                    paragraph.heading(),
                    paragraph.pieces()))
        .toList();
  }

  private static TaskListItemMarker marker(Node item) {
    return item != null && item.getFirstChild() instanceof TaskListItemMarker marker
        ? marker
        : null;
  }
}

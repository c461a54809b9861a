package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.command.python.RunTimeValues;
import dev.sockstep.model.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/** Reads the fenced blocks whose language is {@code sockstep}. */
final class Fences {
  static final String STEPS = "sockstep";
  static final String GOAL = "sockstep goal";

  private final String file;
  private final Problems problems;
  private final PythonNotation python = new PythonNotation(RunTimeValues.NONE);

  Fences(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Whether the node is a block of ours, also one with a slip in its language, or with a word too
   * many behind it: what is meant to be run must not be taken for prose.
   */
  static boolean isOurs(Node node) {
    return node instanceof FencedCodeBlock fence
        && fence.getInfo() != null
        && isNear(fence.getInfo().strip().split("\\s", 2)[0].replaceAll("[^A-Za-z]", ""));
  }

  private static boolean isNear(String language) {
    return language.toLowerCase(Locale.ROOT).startsWith(STEPS)
        || Nearest.to(language, List.of(STEPS)).isPresent()
            && language.length() > STEPS.length() / 2;
  }

  static boolean isGoal(Node node) {
    return node instanceof FencedCodeBlock fence && GOAL.equals(fence.getInfo());
  }

  /** Whether the node stands for a goal, with a slip in its language: then that is told. */
  boolean isGoalBySlip(Node node) {
    boolean slip =
        isOurs(node)
            && !isSteps(node)
            && !isGoal(node)
            && node instanceof FencedCodeBlock fence
            && fence.getInfo().matches("(?i).*(\\s|goal).*");
    if (slip) {
      unknown((FencedCodeBlock) node);
    }
    return slip;
  }

  /** Tells that a block's language is none of ours, although it looks so. */
  void unknown(FencedCodeBlock fence) {
    problems.add(
        fence,
        "\"" + fence.getInfo() + "\" is no kind of block",
        "there are two: sockstep, and in a task sockstep goal");
  }

  static boolean isSteps(Node node) {
    return node instanceof FencedCodeBlock fence && STEPS.equals(fence.getInfo());
  }

  List<Step> steps(FencedCodeBlock fence) {
    List<Step> steps = new ArrayList<>();
    for (SourceLine source : lines(fence)) {
      for (Line line : parsed(source)) {
        boolean again = !steps.isEmpty() && steps.getLast().source().equals(source);
        steps.add(new Step(again ? source.again() : source, line));
      }
    }
    if (steps.isEmpty() && saysNothing(fence)) {
      problems.add(fence, "this block has no command in it", "write a command, or remove it");
    }
    return steps;
  }

  List<Goal> goals(FencedCodeBlock fence) {
    List<Goal> goals = new ArrayList<>();
    for (SourceLine source : lines(fence)) {
      parsed(source)
          .forEach(
              line -> {
                if (line.command() instanceof Command.Expect(Command.Condition condition)) {
                  goals.add(new Goal(source, condition));
                } else {
                  problems.add(
                      source.number(),
                      "a goal is made of expectations, and this is a command",
                      "write what must hold, whichever commands are typed: expect c.state =="
                          + " CLOSE_WAIT");
                }
              });
    }
    if (goals.isEmpty() && saysNothing(fence)) {
      problems.add(fence, "this goal has no condition", "write one: expect c.state == CLOSE_WAIT");
    }
    return goals;
  }

  /** What is wrong with a line has been told: the block is not empty besides. */
  private static boolean saysNothing(FencedCodeBlock fence) {
    return fence
        .getLiteral()
        .lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  /** The commands of a line: one, or with Python's notation none or several. */
  private List<Line> parsed(SourceLine source) {
    try {
      List<Line> lines =
          PythonNotation.isPython(source.text())
              ? python(source.text())
              : LineParser.parse(source.text()).stream().toList();
      lines.forEach(line -> checkVerb(source, line));
      return lines;
    } catch (Mistake mistake) {
      problems.add(source.number(), mistake);
      return List.of();
    }
  }

  /** Nothing has been run yet: what a name stands for is looked up when the step is. */
  private List<Line> python(String text) throws Mistake {
    List<Line> lines = new ArrayList<>();
    for (PythonNotation.Part part : python.parts(text)) {
      lines.addAll(part.lines());
      python.done(0);
    }
    if (!python.end().isEmpty()) {
      throw new Mistake(
          1,
          "a block of Python does not end in a lesson",
          "write s = socket.socket(), later s.close()");
    }
    return lines;
  }

  private void checkVerb(SourceLine source, Line line) {
    switch (line.command()) {
      case Command.Quit _ ->
          problems.add(source.number(), "a lesson can't quit the student's shell", "remove it");
      case Command.Keep(KeepAction action) ->
          problems.add(
              source.number(),
              "a lesson does not " + action.verb().word(),
              "that is for the student to type");
      case Command.Wire(Optional<String> save) when save.isPresent() ->
          problems.add(
              source.number(),
              "a lesson writes no files",
              "let the student type it, and show the packets with wire");
      case Command.Teach _ ->
          problems.add(
              source.number(), "this is for the student to type, not for a lesson", "remove it");
      default -> {}
    }
  }

  private List<SourceLine> lines(FencedCodeBlock fence) {
    List<SourceLine> lines = new ArrayList<>();
    // The line of the fence itself comes first.
    int number = Problems.line(fence) + 1;
    for (String text : fence.getLiteral().lines().toList()) {
      lines.add(new SourceLine(file, number++, text));
    }
    return lines;
  }
}

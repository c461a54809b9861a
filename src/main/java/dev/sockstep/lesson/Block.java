package dev.sockstep.lesson;

import java.util.List;

/** What a lesson is made of, in the order of the file. */
public sealed interface Block {

  /** Where it begins in the file, from 1. */
  int line();

  /** Text to read. */
  record Prose(int line, List<Paragraph> text) implements Block {
    public Prose {
      text = List.copyOf(text);
    }
  }

  /** Commands to run, and checks of what they bring about. */
  record Steps(int line, List<Step> steps) implements Block {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A question to answer before the steps that follow show what happens.
   *
   * @param id its name within the lesson, for the record kept of the answer: {@code predict-2}
   */
  record Predict(int line, String id, List<Paragraph> question, List<Choice> choices)
      implements Block {
    public Predict {
      question = List.copyOf(question);
      choices = List.copyOf(choices);
    }

    /** The right choice, as an index. */
    int right() {
      int index = 0;
      while (!choices.get(index).right()) {
        index++;
      }
      return index;
    }
  }

  /**
   * A goal for the student to reach, by whatever commands.
   *
   * @param id its name within the lesson: {@code task-1}
   * @param refutes whether it is a sentence to refute with the live kernel
   * @param text what is asked for
   * @param goals what must hold, all at once
   * @param hints from the gentlest on
   * @param solution commands that reach the goal
   * @param solutionText what there is to say of them
   * @param explanation what to say to those who have reached it
   */
  record Task(
      int line,
      String id,
      boolean refutes,
      List<Paragraph> text,
      List<Goal> goals,
      List<List<Paragraph>> hints,
      List<Step> solution,
      List<Paragraph> solutionText,
      List<Paragraph> explanation)
      implements Block {
    public Task {
      text = List.copyOf(text);
      goals = List.copyOf(goals);
      hints = List.copyOf(hints);
      solution = List.copyOf(solution);
      solutionText = List.copyOf(solutionText);
      explanation = List.copyOf(explanation);
    }
  }

  /** For the instructor only. */
  record Notes(int line, List<Paragraph> text) implements Block {
    public Notes {
      text = List.copyOf(text);
    }
  }
}

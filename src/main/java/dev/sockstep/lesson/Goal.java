package dev.sockstep.lesson;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.model.SourceLine;

/**
 * One condition of a task's goal.
 *
 * @param source the line, with its place in the lesson
 * @param condition what must hold
 */
public record Goal(SourceLine source, Condition condition) {
  /** The condition as the lesson has it, without the verb. */
  String text() {
    return source.text().strip().replaceFirst("^expect\\s+", "").replaceFirst("\\s*#.*", "");
  }
}

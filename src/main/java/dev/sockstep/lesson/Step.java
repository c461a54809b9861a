package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.model.SourceLine;

/**
 * One line of a {@code sockstep} block.
 *
 * @param source the line, with its place in the lesson
 * @param line the line, parsed
 */
public record Step(SourceLine source, Line line) {

  /** Whether it only checks what the step before it has brought about. */
  public boolean isCheck() {
    return line.command() instanceof Command.Expect;
  }
}

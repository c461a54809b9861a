package dev.sockstep.lesson;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.model.SourceLine;

/**
 * One condition of a task's goal.
 *
 * @param source the line, with its place in the lesson
 * @param condition what must hold
 */
public record Goal(SourceLine source, Condition condition) {}

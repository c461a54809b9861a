package dev.sockstep.shell;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.lesson.Board;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import java.time.Clock;
import java.util.Optional;

/** Leads through a lesson: hears each line before the session does, and what came of it. */
interface Guide {

  /** What a guide needs to be made. */
  interface Plan {
    /**
     * Makes the guide.
     *
     * @param board where it shows what there is to see
     */
    Guide guide(Board board, Clock clock);
  }

  void begin();

  /** Takes a line that is for the lesson; false when it is for the session. */
  boolean takes(String line);

  /** What a line asks of the lesson; empty when it is for the session. */
  static Optional<Command.Teach> asked(String line) {
    try {
      return LineParser.parse(line)
          .map(Line::command)
          .filter(Command.Teach.class::isInstance)
          .map(Command.Teach.class::cast);
    } catch (Mistake mistake) {
      // The shell tells of it, as of every mistake.
      return Optional.empty();
    }
  }

  /** Takes note of a command of the session's, and of what came of it. */
  default void typed(Line line, StepReport report) {}

  /** Is told when all that was entered at once has been run. */
  default void ended() {}

  /** Takes a report; false when the shell is to print it. */
  default boolean takes(StepReport report) {
    return false;
  }

  /** Takes what happened without a step; false when the shell is to tell it. */
  default boolean takes(Notice notice) {
    return false;
  }

  /**
   * Waits until the lesson goes on by itself.
   *
   * @return the line to run then; empty when somebody is to type one
   */
  default Optional<String> unasked() {
    return Optional.empty();
  }

  /** Ctrl-C was pressed while nothing was being typed. */
  default void pause() {}

  /** Is told that the shell is being left. */
  default void left() {}

  /** Whether keys such as the space bar turn the pages of a lesson. */
  default boolean hasPages() {
    return false;
  }
}

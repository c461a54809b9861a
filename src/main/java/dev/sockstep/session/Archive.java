package dev.sockstep.session;

import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.SourceLine;
import java.util.List;

/**
 * What is kept of a session, for the verbs that write it out, open or repeat it. The session itself
 * keeps nothing: whoever takes its reports does.
 */
public interface Archive {
  /** Of a session that nobody records. */
  Archive NONE =
      (_, _) -> {
        throw new Mistake(1, "nothing is kept of this session", null);
      };

  /**
   * Does what is asked.
   *
   * @param source the line that asks
   * @return sentences about what was done, for the step's card
   * @throws Mistake when it can't be done; nothing is lost
   */
  List<String> run(KeepAction action, SourceLine source) throws Mistake;
}

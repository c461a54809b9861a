package dev.sockstep.export;

import java.util.List;

/** What whoever runs the session has to do after a step that asked for it. */
public sealed interface Next {

  /** Nothing. */
  record Nothing() implements Next {}

  /** Step through a recording. */
  record Play(Recording recording) implements Next {}

  /** Close every socket, and run these lines. */
  record Again(List<String> lines) implements Next {
    public Again {
      lines = List.copyOf(lines);
    }
  }
}

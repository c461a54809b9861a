package dev.sockstep.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader, which also knows when the line on the screen is final. */
final class StepReader extends LineReaderImpl {
  private final ShellOptions options;
  private final Runnable whenShown;
  private boolean finalDisplay;
  private boolean shown;

  /**
   * @param options what the terminal can show
   * @param whenShown is called once, when the first prompt is on the screen
   */
  StepReader(
      Terminal terminal, Map<String, Object> variables, ShellOptions options, Runnable whenShown)
      throws IOException {
    super(terminal, "sockstep", variables);
    this.options = options;
    this.whenShown = whenShown;
  }

  /**
   * Arrows, Home and End come in one of two forms, as the terminal's mode is (DECCKM); what is
   * bound to the one is to the other too, whatever the terminal's description says.
   */
  void bindBothFormsOfArrows() {
    KeyMap<Binding> keys = getKeyMaps().get(MAIN);
    for (String key : new String[] {"A", "B", "C", "D", "H", "F"}) {
      Binding application = keys.getBound("\033O" + key);
      Binding normal = keys.getBound("\033[" + key);
      if (normal == null && application != null) {
        keys.bind(application, "\033[" + key);
      } else if (application == null && normal != null) {
        keys.bind(normal, "\033O" + key);
      }
    }
  }

  @Override
  protected void redisplay(boolean flush) {
    super.redisplay(flush);
    if (!shown) {
      shown = true;
      terminal.flush();
      whenShown.run();
    }
  }

  /** Draws the line a last time, without the synopsis that stood behind it. */
  @Override
  protected void doCleanup(boolean newLine) {
    finalDisplay = true;
    try {
      super.doCleanup(newLine);
    } finally {
      finalDisplay = false;
    }
  }

  /**
   * A tab with more behind it, at the start of a line, is the indentation of what is pasted by a
   * terminal that has no bracketed paste; a person's is followed by nothing, and completes.
   */
  @Override
  protected boolean insertTab() {
    return buf.upToCursor().isBlank() && bindingReader.peekCharacter(1) >= 0;
  }

  /** Less the rows of the line being typed, and one that stays free below it. */
  @Override
  protected PostResult computePost(
      List<Candidate> possible, Candidate selection, List<Candidate> ordered, String completed) {
    int rows = size.getRows() - 2 - (prompt.columnLength() + buf.length()) / size.getColumns();
    return super.computePost(
        CandidateList.fitting(possible, size.getColumns(), rows, options.glyphs()),
        selection,
        ordered,
        completed);
  }

  boolean isFinalDisplay() {
    return finalDisplay;
  }

  /** The columns that are free behind the line being typed. */
  int room(String buffer) {
    return size.getColumns() - prompt.columnLength() - buffer.length() - 1;
  }

  boolean isCursorAtEnd() {
    return buf.cursor() == buf.length();
  }
}

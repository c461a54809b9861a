package dev.sockstep.shell;

import dev.sockstep.export.Next;
import dev.sockstep.export.Recording;
import dev.sockstep.render.Look;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Steps through a recording, forward and back, by keys or by words. */
final class Player {
  private final Terminal terminal;
  private final PageScreen screen;
  private final Recording recording;
  private final RecordedPage page;
  private final LineReaderImpl reader;
  private int at = 1;
  private RecordedPage.Part part = RecordedPage.Part.CARD;
  private String said;

  /**
   * @param look how cards are printed
   * @throws IOException when the line editor can't use the terminal
   */
  Player(Terminal terminal, Recording recording, Supplier<Look> look) throws IOException {
    this.terminal = terminal;
    this.screen = new PageScreen(terminal);
    this.recording = recording;
    this.page = new RecordedPage(recording, look);
    this.reader = reader();
    this.said = page.hint();
  }

  private LineReaderImpl reader() throws IOException {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.DISABLE_HISTORY, Boolean.TRUE);
    LineReaderImpl made = new LineReaderImpl(terminal, "sockstep", variables);
    made.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    key(made, "step", LineReader.FORWARD_CHAR, Capability.key_right, Capability.key_down);
    key(made, "step", LineReader.FORWARD_CHAR, Capability.key_npage);
    key(made, "back", LineReader.BACKWARD_CHAR, Capability.key_left, Capability.key_up);
    key(made, "back", LineReader.BACKWARD_CHAR, Capability.key_ppage);
    bind(made, "step", LineReader.SELF_INSERT, " ");
    // Whatever the terminal's description says, arrows come in one of these two forms.
    for (String lead : new String[] {"\033[", "\033O"}) {
      bind(made, "step", LineReader.FORWARD_CHAR, lead + "C");
      bind(made, "step", LineReader.FORWARD_CHAR, lead + "B");
      bind(made, "back", LineReader.BACKWARD_CHAR, lead + "D");
      bind(made, "back", LineReader.BACKWARD_CHAR, lead + "A");
    }
    return made;
  }

  private void key(LineReaderImpl made, String word, String otherwise, Capability... keys) {
    for (Capability key : keys) {
      String sequence = KeyMap.key(terminal, key);
      if (sequence != null) {
        bind(made, word, otherwise, sequence);
      }
    }
  }

  /** A key on an empty line is the word; in a line it does what it does in any line. */
  private static void bind(LineReaderImpl made, String word, String otherwise, String sequence) {
    String name = "recording-" + word + "-" + otherwise;
    made.getWidgets()
        .put(
            name,
            () -> {
              if (made.getBuffer().length() > 0) {
                made.callWidget(otherwise);
              } else {
                made.getBuffer().write(word);
                made.callWidget(LineReader.ACCEPT_LINE);
              }
              return true;
            });
    Binding binding = new Reference(name);
    made.getKeyMaps().get(LineReader.MAIN).bind(binding, sequence);
  }

  /**
   * Runs until it is left.
   *
   * @return what is to be done then
   * @throws IOException when the recording can't be read any more
   */
  Next run() throws IOException {
    try (recording) {
      while (true) {
        show();
        String word = reader.readLine(prompt()).strip().toLowerCase(Locale.ROOT);
        if (List.of("quit", "q", "exit").contains(word)) {
          return new Next.Nothing();
        }
        if (word.matches("rerun \\d{1,6}")) {
          int steps = Math.clamp(Integer.parseInt(word.substring(6)), 1, recording.steps());
          return new Next.Again(recording.script(steps));
        }
        said = obey(word);
      }
    } catch (UserInterruptException | EndOfFileException | IOError e) {
      return new Next.Nothing();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What there is to say about it; null when all is said by the page. */
  private String obey(String word) {
    switch (word) {
      case "", "step", "s", "next", "n", "forward", "f" -> {
        return go(at + 1);
      }
      case "back", "b", "p", "previous" -> {
        return go(at - 1);
      }
      case "first" -> {
        return go(1);
      }
      case "last" -> {
        return go(recording.steps());
      }
      case "card", "sockets" -> part = RecordedPage.Part.CARD;
      case "states" -> part = RecordedPage.Part.STATES;
      case "wire", "ladder" -> part = RecordedPage.Part.WIRE;
      case "help", "?" -> {
        return page.hint();
      }
      default -> {
        return jump(word);
      }
    }
    return null;
  }

  private String jump(String word) {
    String number = word.startsWith("goto") ? word.substring(4).strip() : word;
    if (number.matches("\\d{1,9}")) {
      return go(Integer.parseInt(number));
    }
    return page.unknown(word);
  }

  private String go(int step) {
    int target = Math.clamp(step, 1, recording.steps());
    at = target;
    if (target == step) {
      return null;
    }
    return step < 1 ? "this is the first step" : "this is the last step";
  }

  private void show() throws IOException {
    List<String> lines = new ArrayList<>(page.text(at, part).lines().toList());
    if (said != null) {
      lines.add(page.quiet(said));
    }
    screen.show(lines);
    terminal.flush();
  }

  private String prompt() {
    return "recording " + at + "/" + recording.steps() + page.promptSign();
  }
}

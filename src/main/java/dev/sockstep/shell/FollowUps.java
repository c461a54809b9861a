package dev.sockstep.shell;

import dev.sockstep.export.Next;
import dev.sockstep.export.Recording;
import dev.sockstep.render.Printable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;

/** Does what a step has asked for beyond itself: plays a recording, makes its steps again. */
final class FollowUps {
  private final Terminal terminal;
  private final CardPrinter printer;
  private final LiveSession live;

  FollowUps(Terminal terminal, CardPrinter printer, LiveSession live) {
    this.terminal = terminal;
    this.printer = printer;
    this.live = live;
  }

  /**
   * @param run runs lines, each as if it had been typed
   */
  void follow(Next next, Consumer<List<String>> run) {
    switch (next) {
      case Next.Nothing _ -> {}
      case Next.Play(Recording recording) -> follow(played(recording), run);
      case Next.Again(List<String> lines) -> {
        printer.echo(true);
        run.accept(Stream.concat(live.now().endings().stream(), lines.stream()).toList());
      }
    }
  }

  /** What whoever looked at the recording wants next. */
  private Next played(Recording recording) {
    try {
      Next next = new Player(terminal, recording, printer::look).run();
      printer.say("the recording is left; this is the session again");
      return next;
    } catch (IOException e) {
      printer.say(Printable.escaped(e.getMessage()));
      return new Next.Nothing();
    }
  }
}

package dev.sockstep.shell;

import dev.sockstep.model.SocketView;
import dev.sockstep.render.Palette;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The prompt: the current socket and its stage. */
final class PromptText {
  private static final AttributedStyle NAME = AttributedStyle.DEFAULT.foreground(Palette.NAME);

  private PromptText() {}

  static String of(List<SocketView> sockets, ShellOptions options, Terminal terminal) {
    AttributedStringBuilder prompt = new AttributedStringBuilder();
    AttributedStyle name = options.colour() ? NAME : AttributedStyle.DEFAULT;
    AttributedStyle quiet =
        options.colour() ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
    Optional<SocketView> current = sockets.stream().filter(SocketView::current).findFirst();
    if (current.isPresent()) {
      prompt.styled(name, current.get().name());
      String blocked = current.get().blockedIn();
      String stage = current.get().where();
      prompt.styled(quiet, " " + stage + (blocked == null ? "" : ", in " + blocked));
    } else {
      prompt.styled(name, "sockstep");
    }
    prompt.append(options.unicode() ? " › " : " > ");
    return prompt.toAnsi(terminal);
  }
}

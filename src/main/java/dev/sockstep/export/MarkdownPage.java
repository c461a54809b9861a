package dev.sockstep.export;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Printable;
import dev.sockstep.render.TextRenderer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A session as Markdown: its cards, and its packets as a sequence diagram of mermaid's. */
final class MarkdownPage {
  private static final Look LOOK =
      new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, true);

  private MarkdownPage() {}

  static String of(Recording recording) throws IOException {
    StringBuilder page = new StringBuilder("# A session of sockstep\n");
    for (int number = 1; number <= recording.steps(); number++) {
      StepReport report = recording.step(number);
      if (Lines.isAside(report)) {
        continue;
      }
      String card = TextRenderer.render(report, LOOK);
      String fence = fence(card);
      page.append("\n## Step ").append(report.step()).append("\n\n");
      page.append(fence).append("text\n").append(card).append(fence).append('\n');
    }
    List<Packet> packets = recording.packets(recording.steps());
    if (!packets.isEmpty()) {
      page.append("\n## The wire\n\n```mermaid\n").append(diagram(packets)).append("```\n");
    }
    return page.toString();
  }

  /** A longer run of backticks than any in the text: nothing in it can end the block. */
  private static String fence(String text) {
    int longest = 2;
    int run = 0;
    for (char c : text.toCharArray()) {
      run = c == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(longest + 1);
  }

  private static String diagram(List<Packet> packets) {
    Map<Lane, String> lanes = new LinkedHashMap<>();
    StringBuilder arrows = new StringBuilder();
    Map<Lane, String> names = new LinkedHashMap<>();
    for (Packet packet : packets) {
      name(names, packet.origin(), packet.sender());
      name(names, packet.target(), packet.receiver());
      String from = lanes.computeIfAbsent(packet.origin(), _ -> "e" + lanes.size());
      String to = lanes.computeIfAbsent(packet.target(), _ -> "e" + lanes.size());
      boolean lost = packet.isBadNews();
      arrows.append("  ").append(from).append(lost ? "-x" : "->>").append(to).append(": ");
      arrows.append(label(Arrows.words(packet))).append('\n');
    }
    StringBuilder diagram = new StringBuilder("sequenceDiagram\n");
    lanes.forEach(
        (end, lane) -> {
          String name = names.get(end) == null ? "" : names.get(end) + " ";
          diagram.append("  participant ").append(lane).append(" as ");
          diagram.append(label(name + end.text())).append('\n');
        });
    return diagram.append(arrows).toString();
  }

  private static void name(Map<Lane, String> names, Lane end, String name) {
    if (name != null) {
      names.put(end, name);
    }
  }

  /** Mermaid takes a character by its number: so nothing in a label is read as its notation. */
  private static String label(String text) {
    StringBuilder label = new StringBuilder();
    Printable.escaped(text)
        .codePoints()
        .forEach(
            c -> {
              boolean plain =
                  c < 0x7f && (Character.isLetterOrDigit(c) || " .,:[]_".indexOf(c) >= 0);
              label.append(plain ? Character.toString(c) : "#" + c + ";");
            });
    return label.toString();
  }
}

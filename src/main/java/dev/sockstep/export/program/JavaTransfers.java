package dev.sockstep.export.program;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import java.util.Arrays;
import java.util.List;

/** How a Java program sends and receives. */
final class JavaTransfers {
  private final Source source;

  JavaTransfers(Source source) {
    this.source = source;
  }

  /** Channels take no flags. */
  void without(MessageFlags flags) {
    if (!flags.flags().isEmpty()) {
      source.line("// Java has no " + flags.symbols("", ", no ") + ".");
    }
  }

  void send(Operation.Send send, String id) {
    Variable socket = send.socket();
    byte[] bytes = send.bytes();
    boolean urgent = send.flags().has(MessageFlag.OOB) && socket.kind().isTcp();
    if (urgent) {
      source.line("// The last byte is the urgent one.");
      bytes = Arrays.copyOf(bytes, bytes.length - 1);
    } else {
      without(send.flags());
    }
    if (!socket.kind().isStream()) {
      data(id + ".write(", bytes, send.generated(), ");");
    } else if (bytes.length > 0 || !urgent) {
      source.line("{");
      data("  ByteBuffer data = ", bytes, send.generated(), ";");
      source.line("  while (data.hasRemaining()) {");
      source.line("    " + id + ".write(data);");
      source.line("  }");
      source.line("}");
    }
    if (urgent) {
      source.line(id + ".socket().sendUrgentData(" + (send.bytes()[bytes.length] & 0xff) + ");");
    }
  }

  /** Whether a receive takes bytes until all are there. */
  static boolean isWhole(Operation.Receive receive) {
    return receive.socket().kind().isStream()
        && receive.got() > 0
        && !receive.flags().has(MessageFlag.PEEK)
        && !receive.flags().has(MessageFlag.OOB);
  }

  void receive(Operation.Receive receive, String id) {
    if (receive.flags().has(MessageFlag.PEEK)) {
      source.line("// left out: a channel of Java can't peek");
    } else if (receive.flags().has(MessageFlag.OOB)) {
      source.line("// left out: a channel of Java can't take the urgent byte");
    } else if (isWhole(receive)) {
      source.line("receive(" + id + ", " + receive.got() + ");");
    } else {
      boolean isStream = receive.socket().kind().isStream();
      source.line("{");
      source.line(
          "  ByteBuffer buffer = ByteBuffer.allocate(" + Math.min(receive.asked(), 65536) + ");");
      source.line("  " + id + "." + (isStream ? "read" : "receive") + "(buffer);");
      source.line("  show(buffer.flip());");
      source.line("}");
    }
  }

  void data(String before, byte[] bytes, boolean generated, String behind) {
    if (generated) {
      source.line(before + "letters(" + bytes.length + ")" + behind);
      return;
    }
    List<String> literals = Source.literals(bytes);
    String blanks = " ".repeat(before.length() - before.stripLeading().length());
    source.line(before + "ByteBuffer.wrap(");
    for (int i = 0; i < literals.size(); i++) {
      boolean last = i == literals.size() - 1;
      source.line(
          blanks
              + "    "
              + (literals.size() > 1 && i == 0 ? "(" : "")
              + literals.get(i)
              + (last
                  ? (literals.size() > 1 ? ")" : "")
                      + ".getBytes(StandardCharsets.ISO_8859_1))"
                      + behind
                  : " +"));
    }
  }
}

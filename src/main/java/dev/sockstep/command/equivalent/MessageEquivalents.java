package dev.sockstep.command.equivalent;

import dev.sockstep.command.Address;
import dev.sockstep.command.Data;
import dev.sockstep.command.Literals;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;
import java.util.List;
import java.util.stream.Collectors;

/** The line of Python, C and Java that sends or receives the same. */
final class MessageEquivalents {
  private MessageEquivalents() {}

  static Equivalent send(Data data, MessageFlags flags, String name) {
    String python = flags.flags().isEmpty() ? "" : ", " + python(flags);
    return new Equivalent(
        name + ".send(" + pythonBytes(data) + python + ")",
        "send(" + name + ", " + cBytes(data) + ", " + flags.symbols() + ");",
        flags.flags().isEmpty()
            ? name + ".getOutputStream().write(" + javaBytes(data) + ");"
            : oob(data, flags, name));
  }

  /** CPython's sendall sends again what a send has left. */
  static Equivalent sendall(SocketCommand.Sendall all, String name) {
    Equivalent send = send(all.data(), all.flags(), name);
    String python = send.python().replace(name + ".send(", name + ".sendall(");
    return new Equivalent(python, send.c() + "  // and again, until all is sent", send.java());
  }

  /** Java has of the flags only this one. */
  private static String oob(Data data, MessageFlags flags, String name) {
    boolean oneByte = data instanceof Data.Text(String bytes) && bytes.length() == 1;
    return oneByte && flags.equals(MessageFlags.of(MessageFlag.OOB))
        ? name + ".sendUrgentData(" + (int) ((Data.Text) data).bytes().charAt(0) + ");"
        : null;
  }

  static Equivalent sendto(SocketCommand.Sendto sendto, SocketKind kind, String name) {
    MessageFlags flags = sendto.flags();
    String python = flags.flags().isEmpty() ? "" : python(flags) + ", ";
    Address to = sendto.address();
    return new Equivalent(
        name
            + ".sendto("
            + pythonBytes(sendto.data())
            + ", "
            + python
            + AddressEquivalents.python(to, kind)
            + ")",
        "sendto("
            + name
            + ", "
            + cBytes(sendto.data())
            + ", "
            + flags.symbols()
            + ", (struct sockaddr *) &to, sizeof to);  // to: "
            + AddressEquivalents.plain(to, kind),
        kind.isUdp() && flags.flags().isEmpty()
            ? name
                + ".send(new DatagramPacket(bytes, bytes.length, "
                + AddressEquivalents.java(to, kind)
                + "));"
            : null);
  }

  static Equivalent recv(Num count, MessageFlags flags, String name, String given) {
    String python = flags.flags().isEmpty() ? "" : ", " + python(flags);
    return new Equivalent(
        given(given) + " = " + name + ".recv(" + count + python + ")",
        "char buf["
            + count
            + "]; ssize_t n = recv("
            + name
            + ", buf, sizeof buf, "
            + flags.symbols()
            + ");",
        flags.flags().isEmpty()
            ? "int n = " + name + ".getInputStream().read(buf, 0, " + count + ");"
            : null);
  }

  static Equivalent recvfrom(Num count, MessageFlags flags, String name, String given) {
    String python = flags.flags().isEmpty() ? "" : ", " + python(flags);
    return new Equivalent(
        given(given) + ", address = " + name + ".recvfrom(" + count + python + ")",
        "ssize_t n = recvfrom("
            + name
            + ", buf, "
            + count
            + ", "
            + flags.symbols()
            + ", (struct sockaddr *) &from, &fromlen);",
        flags.flags().isEmpty()
            ? name
                + ".receive(packet);  // new DatagramPacket(new byte["
                + count
                + "], "
                + count
                + ")"
            : null);
  }

  /** What the line named the bytes; without a name the usual one. */
  private static String given(String name) {
    return name == null ? "data" : name;
  }

  private static String python(MessageFlags flags) {
    return flags.symbols("socket.", " | ");
  }

  private static String pythonBytes(Data data) {
    return switch (data) {
      case Data.Text(String bytes) -> "b" + Literals.quoted(bytes);
      case Data.Generated(Num count) -> "bytes(97 + i % 26 for i in range(" + count + "))";
      case Data.Value(Name name) -> name.text();
      case Data.Joined(List<Data> parts) ->
          parts.stream().map(MessageEquivalents::pythonBytes).collect(Collectors.joining(" + "));
    };
  }

  /** The bytes and how many. */
  private static String cBytes(Data data) {
    return switch (data) {
      case Data.Text(String bytes) -> Literals.octal(bytes) + ", " + bytes.length();
      case Data.Generated(Num count) -> "data, " + count;
      case Data.Value(Name name) -> name + ", " + name + "_length";
      case Data.Joined _ -> "data, length";
    };
  }

  private static String javaBytes(Data data) {
    return switch (data) {
      case Data.Text(String bytes) -> Literals.octal(bytes) + ".getBytes(ISO_8859_1)";
      case Data.Generated(Num count) -> "data, 0, " + count;
      case Data.Value(Name name) -> name.text();
      case Data.Joined _ -> "data";
    };
  }
}

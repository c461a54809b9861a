package dev.sockstep.export.program;

import dev.sockstep.command.Keywords;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.equivalent.Equivalents;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The program in Python, with the socket module. */
final class PythonSource extends Source {
  private static final Set<String> TAKEN =
      Set.of(
          ("select socket struct sys main receive show told data print bytes int len range i")
              .split(" "));

  PythonSource(Outline outline) {
    super(outline);
  }

  @Override
  Keywords keywords() {
    return Keywords.PYTHON;
  }

  @Override
  String portName(String socket) {
    return socket.isEmpty() ? "PORT" : socket.toUpperCase(Locale.ROOT) + "_PORT";
  }

  @Override
  Set<String> taken() {
    return TAKEN;
  }

  @Override
  String comment(String words) {
    return "# " + words;
  }

  @Override
  String write() {
    line("#!/usr/bin/env python3");
    line("\"\"\"" + title());
    if (!outline.arguments().isEmpty()) {
      line("");
      line("arguments: " + usage());
    }
    line("What is received goes to standard output, all else to standard error.");
    line("\"\"\"");
    if (outline.takesUrgent()) {
      line("import select");
    }
    line("import socket");
    if (needsStruct()) {
      line("import struct");
    }
    line("import sys");
    if (!outline.arguments().isEmpty()) {
      line("");
    }
    for (Place.Outside place : outline.arguments()) {
      String argument = "sys.argv[" + place.number() + "]";
      line(
          port(place)
              + " = int("
              + argument
              + ") if len(sys.argv) > "
              + place.number()
              + " else "
              + place.port());
    }
    helpers();
    line("");
    line("");
    line("def main():");
    indent(4);
    body();
    indent(0);
    lines(
        """


        if __name__ == "__main__":
            try:
                main()
            except OSError as error:
                sys.exit(f"{sys.argv[0]}: {error}")
        """);
    return text();
  }

  private boolean needsStruct() {
    return outline.operations().stream()
        .anyMatch(
            o ->
                o instanceof Operation.Setopt(_, SocketCommand.Setopt setopt)
                        && (setopt.value() instanceof OptionValue.Time
                            || setopt.value() instanceof OptionValue.Linger)
                    || o instanceof Operation.Membership membership
                        && membership(membership).contains("struct."));
  }

  private void helpers() {
    if (outline.hasStreams()) {
      lines(
          """


          def receive(sock, count):
              \"""Takes count bytes: TCP may bring them in several pieces.\"""
              while count > 0:
                  data = sock.recv(count)
                  if not data:
                      sys.exit("the other side has closed before all of it was there")
                  show(data)
                  count -= len(data)
          """);
    }
    if (outline.has(Operation.Receive.class) || outline.has(Operation.Recvfrom.class)) {
      lines(
          """


          def show(data):
              sys.stdout.buffer.write(data)
              sys.stdout.flush()
          """);
    }
    if (tellsAddresses()) {
      lines(
          """


          def told(name, sock):
              print(name, "is at", *sock.getsockname()[:2], file=sys.stderr, flush=True)
          """);
    }
  }

  private boolean tellsAddresses() {
    return outline.operations().stream().anyMatch(o -> Told.after(o, outline));
  }

  @Override
  void operation(Operation operation) {
    String id = id(operation.socket());
    switch (operation) {
      case Operation.Create(Variable socket) ->
          line(
              id
                  + " = socket.socket(socket."
                  + socket.kind().family()
                  + ", socket."
                  + socket.kind().type()
                  + ")");
      case Operation.Pair(Variable a, Variable b) ->
          line(
              "%s, %s = socket.socketpair(socket.%s, socket.%s)"
                  .formatted(id, id(b), a.kind().family(), a.kind().type()));
      case Operation.Dup(_, Variable made) -> line(id(made) + " = " + id + ".dup()");
      case Operation.Membership membership ->
          lines(membership(membership).replaceFirst(", (socket\\.inet_)", ",\n    $1"));
      case Operation.Timeout(_, var limit) ->
          line(
              id
                  + ".settimeout("
                  + limit.map(time -> Double.toString(time.toNanos() / 1e9)).orElse("None")
                  + ")");
      case Operation.Setopt(_, SocketCommand.Setopt setopt) -> line(id + setopt(setopt));
      case Operation.Bind(_, Place place) ->
          line(id + ".bind(" + place(place, operation.socket()) + ")");
      case Operation.Listen(_, int backlog) -> line(id + ".listen(" + backlog + ")");
      case Operation.Accept(_, Variable made) -> line(id(made) + ", address = " + id + ".accept()");
      case Operation.Connect(_, Place place) ->
          line(id + ".connect(" + place(place, operation.socket()) + ")");
      case Operation.Send(Variable socket, byte[] bytes, boolean generated, var flags) ->
          data(
              id + (socket.kind().isStream() ? ".sendall(" : ".send("),
              bytes,
              generated,
              behind(flags) + ")");
      case Operation.Sendto(
              Variable socket,
              byte[] bytes,
              boolean generated,
              Place to,
              var flags) ->
          data(id + ".sendto(", bytes, generated, behind(flags) + ", " + place(to, socket) + ")");
      case Operation.Receive receive -> receive(receive, id);
      case Operation.Recvfrom(_, int asked, var flags) -> {
        line("data, " + id + "_sender = " + id + ".recvfrom(" + asked + behind(flags) + ")");
        line("show(data)");
      }
      case Operation.Shutdown(_, var direction) ->
          line(id + ".shutdown(socket.SHUT_" + direction + ")");
      case Operation.Close _ -> line(id + ".close()");
      case Operation.LeftOut _ -> {}
    }
    if (Told.after(operation, outline)) {
      line("told(\"" + operation.socket().name() + "\", " + id + ")");
    }
  }

  private void receive(Operation.Receive receive, String id) {
    if (receive.isWhole()) {
      line("receive(" + id + ", " + receive.got() + ")");
      return;
    }
    if (receive.flags().has(MessageFlag.OOB)) {
      line("select.select([], [], [" + id + "])");
    }
    Taking taking = Taking.of(receive);
    line("show(" + id + ".recv(" + taking.count() + behind(taking.flags()) + "))");
  }

  /** The flags as one more argument; nothing for none. */
  private static String behind(MessageFlags flags) {
    return flags.flags().isEmpty() ? "" : ", " + flags.symbols("socket.", " | ");
  }

  private String membership(Operation.Membership membership) {
    Variable socket = membership.socket();
    SocketCommand command =
        membership.joins()
            ? new SocketCommand.Join(membership.group())
            : new SocketCommand.Leave(membership.group());
    return Equivalents.of(command, socket.kind(), id(socket), null).python();
  }

  private void data(String before, byte[] bytes, boolean generated, String behind) {
    if (generated) {
      line(before + "bytes(97 + i % 26 for i in range(" + bytes.length + "))" + behind);
      return;
    }
    List<String> literals = literals(bytes);
    if (literals.size() == 1) {
      line(before + "b" + literals.getFirst() + behind);
      return;
    }
    line(before);
    for (int i = 0; i < literals.size(); i++) {
      line("    b" + literals.get(i) + (i == literals.size() - 1 ? behind : ""));
    }
  }

  /** What CPython has no name for is given by its number. */
  private static String setopt(SocketCommand.Setopt setopt) {
    SocketOption option = setopt.option();
    boolean unnamed = option == SocketOption.TCP_FASTOPEN_CONNECT;
    String place =
        ".setsockopt(socket."
            + option.level().symbol()
            + ", "
            + (unnamed ? Integer.toString(option.number()) : "socket." + option);
    String value =
        switch (setopt.value()) {
          case OptionValue.Int(int number) -> Integer.toString(number);
          case OptionValue.Time(var time) ->
              "struct.pack(\"ll\", " + time.toSeconds() + ", " + time.toNanosPart() / 1000 + ")";
          case OptionValue.Linger(boolean on, int seconds) ->
              "struct.pack(\"ii\", " + (on ? 1 : 0) + ", " + seconds + ")";
          case OptionValue.Text(String text) -> literal(text) + ".encode()";
          case OptionValue.Inet4(String dotted) -> "socket.inet_aton(" + literal(dotted) + ")";
        };
    return place + ", " + value + ")" + (unnamed ? "  # " + option : "");
  }

  private String place(Place place, Variable asking) {
    return switch (place) {
      case Place.Outside outside -> "(" + literal(outside.host()) + ", " + port(outside) + ")";
      case Place.Inside(Variable socket) -> id(socket) + ".getsockname()";
      case Place.Group(Variable socket, String host) ->
          "(" + literal(host) + ", " + id(socket) + ".getsockname()[1])";
      case Place.Sender() -> id(asking) + "_sender";
      case Place.Path(String name, boolean isAbstract) ->
          "b"
              + literals(
                      ((isAbstract ? "\0" : "") + name)
                          .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                  .stream()
                  .reduce((a, b) -> a + " b" + b)
                  .orElseThrow();
    };
  }
}

package dev.sockstep.export.program;

import dev.sockstep.command.Command;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The program in Java, with the channels of java.nio: a method for nearly each call. */
final class JavaSource extends Source {
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient try void volatile while true false null _ var record yield sealed"
                  + " permits arguments receive receiveOnce show told port data letters error")
              .split(" "));

  private final String className;
  private final Set<String> listeners = new HashSet<>();

  JavaSource(Outline outline, Optional<String> file) throws Mistake {
    super(outline);
    className = className(file);
    for (Operation operation : outline.operations()) {
      if (operation instanceof Operation.Listen(Variable socket, _)) {
        listeners.add(socket.name());
      }
      if (Outline.place(operation) instanceof Place.Path(_, boolean isAbstract) && isAbstract) {
        throw new Mistake(1, "Java has no abstract Unix addresses", "export it as c or python");
      }
      if (operation.socket().kind().isUnix() && !operation.socket().kind().isStream()) {
        throw new Mistake(
            1,
            "Java has no Unix sockets of messages, and " + operation.socket().session() + " is one",
            "export it as c or python");
      }
    }
  }

  /** A class is called what its file is. */
  private static String className(Optional<String> file) {
    String base =
        file.map(name -> name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.java$", ""))
            .orElse("Session");
    return base.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(base) ? base : "Session";
  }

  @Override
  Set<String> reserved() {
    return RESERVED;
  }

  @Override
  String comment(String words) {
    return "// " + words;
  }

  @Override
  String write() {
    line("// " + title());
    if (!outline.arguments().isEmpty()) {
      line("// arguments: " + usage());
    }
    line("// What is received goes to standard output, all else to standard error.");
    lines(
        """
        import java.io.EOFException;
        import java.io.IOException;
        import java.net.InetSocketAddress;
        import java.net.SocketAddress;
        import java.net.StandardProtocolFamily;
        import java.net.StandardSocketOptions;
        import java.net.UnixDomainSocketAddress;
        import java.nio.ByteBuffer;
        import java.nio.channels.DatagramChannel;
        import java.nio.channels.ServerSocketChannel;
        import java.nio.channels.SocketChannel;
        import java.nio.charset.StandardCharsets;
        """);
    line("");
    line("final class " + className + " {");
    indent(2);
    helpers();
    line("public static void main(String[] arguments) {");
    lines(
        """
          try {
            run(arguments);
          } catch (IOException error) {
            System.err.println(error);
            System.exit(1);
          }
        }

        private static void run(String[] arguments) throws IOException {
        """);
    indent(4);
    for (Place.Outside place : outline.arguments()) {
      line(
          "int %s = arguments.length > %d ? Integer.parseInt(arguments[%d]) : %d;"
              .formatted(port(place), place.number() - 1, place.number() - 1, place.port()));
    }
    if (!outline.arguments().isEmpty()) {
      line("");
    }
    body();
    indent(2);
    line("}");
    indent(0);
    line("}");
    return withoutUnusedImports(text());
  }

  private static String withoutUnusedImports(String program) {
    return program
        .lines()
        .filter(
            line -> {
              String name = line.substring(line.lastIndexOf('.') + 1).replace(";", "");
              return !line.startsWith("import ")
                  || program.split("\\b" + name + "\\b", -1).length > 2;
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void helpers() {
    if (outline.hasStreams()) {
      lines(
          """
          /** Takes count bytes: TCP may bring them in several pieces. */
          private static void receive(SocketChannel channel, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            while (buffer.hasRemaining()) {
              if (channel.read(buffer) < 0) {
                throw new EOFException("the other side has closed before all of it was there");
              }
            }
            show(buffer.flip());
          }

          """);
    }
    if (outline.hasStreams() || outline.hasSingles()) {
      lines(
          """
          private static void show(ByteBuffer bytes) {
            System.out.write(bytes.array(), 0, bytes.limit());
            System.out.flush();
          }

          """);
    }
    if (outline.hasGenerated()) {
      lines(
          """
          /** The letters over and over. */
          private static ByteBuffer letters(int count) {
            byte[] data = new byte[count];
            for (int i = 0; i < count; i++) {
              data[i] = (byte) ('a' + i % 26);
            }
            return ByteBuffer.wrap(data);
          }

          """);
    }
    if (outline.operations().stream().anyMatch(o -> Told.after(o, outline))) {
      lines(
          """
          /** With port 0 the kernel has chosen one. */
          private static void told(String name, SocketAddress address) {
            InetSocketAddress inet = (InetSocketAddress) address;
            System.err.println(
                name + " is at " + inet.getAddress().getHostAddress() + " " + inet.getPort());
          }

          """);
    }
  }

  @Override
  void operation(Operation operation) {
    String id = id(operation.socket());
    switch (operation) {
      case Operation.Create(Variable socket) -> create(socket, id);
      case Operation.Setopt(_, SocketCommand.Setopt setopt) -> setopt(setopt, id);
      case Operation.Bind(Variable socket, Place place) -> {
        if (listeners.contains(socket.name())) {
          line("SocketAddress " + id + "Address = " + place(place, socket) + ";");
        } else {
          line(id + ".bind(" + place(place, socket) + ");");
        }
      }
      case Operation.Listen(Variable socket, int backlog) -> {
        // Without a bind of its own the kernel chooses the port.
        String address = isBound(socket) ? id + "Address" : "null";
        line("// In Java, bind calls listen too.");
        line(id + ".bind(" + address + ", " + Math.max(0, backlog) + ");");
      }
      case Operation.Accept(_, Variable made) ->
          line("SocketChannel " + id(made) + " = " + id + ".accept();");
      case Operation.Connect(Variable socket, Place place) ->
          line(id + ".connect(" + place(place, socket) + ");");
      case Operation.Send(Variable socket, byte[] bytes, boolean generated) ->
          send(socket, id, bytes, generated);
      case Operation.Sendto(Variable socket, byte[] bytes, boolean generated, Place place) ->
          data(id + ".send(", bytes, generated, ", " + place(place, socket) + ");");
      case Operation.Receive(Variable socket, int asked, int got) ->
          receive(socket, id, asked, got);
      case Operation.Recvfrom(_, int asked) -> {
        String buffer = id + "Buffer";
        String declared = text().contains("ByteBuffer " + buffer + " ") ? "" : "ByteBuffer ";
        line(declared + buffer + " = ByteBuffer.allocate(" + Math.min(asked, 65536) + ");");
        line(
            (declared.isEmpty() ? "" : "SocketAddress ")
                + id
                + "Sender = "
                + id
                + ".receive("
                + buffer
                + ");");
        line("show(" + buffer + ".flip());");
      }
      case Operation.Shutdown(_, Command.Direction direction) -> {
        if (direction != Command.Direction.WR) {
          line(id + ".shutdownInput();");
        }
        if (direction != Command.Direction.RD) {
          line(id + ".shutdownOutput();");
        }
      }
      case Operation.Close _ -> line(id + ".close();");
      case Operation.LeftOut _ -> {}
    }
    if (Told.after(operation, outline)) {
      line("told(\"" + operation.socket().name() + "\", " + id + ".getLocalAddress());");
    }
  }

  private boolean isBound(Variable socket) {
    return outline.operations().stream()
        .anyMatch(o -> o instanceof Operation.Bind bind && bind.socket() == socket);
  }

  private void create(Variable socket, String id) {
    String family =
        switch (socket.kind()) {
          case TCP, UDP -> "INET";
          case TCP6, UDP6 -> "INET6";
          case UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> "UNIX";
        };
    String type =
        !socket.kind().isStream()
            ? "DatagramChannel"
            : listeners.contains(socket.name()) ? "ServerSocketChannel" : "SocketChannel";
    line("%s %s = %s.open(StandardProtocolFamily.%s);".formatted(type, id, type, family));
    if (type.startsWith("Server") && !socket.kind().isUnix() && !setsReuse(socket)) {
      line("// Java sets SO_REUSEADDR on a listener by itself; the session did not.");
      line(id + ".setOption(StandardSocketOptions.SO_REUSEADDR, false);");
    }
  }

  private boolean setsReuse(Variable socket) {
    return outline.operations().stream()
        .anyMatch(
            o ->
                o instanceof Operation.Setopt(Variable of, SocketCommand.Setopt setopt)
                    && of == socket
                    && setopt.option() == SocketOption.SO_REUSEADDR);
  }

  private void send(Variable socket, String id, byte[] bytes, boolean generated) {
    if (!socket.kind().isStream()) {
      data(id + ".write(", bytes, generated, ");");
      return;
    }
    line("{");
    data("  ByteBuffer data = ", bytes, generated, ";");
    line("  while (data.hasRemaining()) {");
    line("    " + id + ".write(data);");
    line("  }");
    line("}");
  }

  private void receive(Variable socket, String id, int asked, int got) {
    if (socket.kind().isStream() && got > 0) {
      line("receive(" + id + ", " + got + ");");
      return;
    }
    line("{");
    line("  ByteBuffer buffer = ByteBuffer.allocate(" + Math.min(asked, 65536) + ");");
    line("  " + id + "." + (socket.kind().isStream() ? "read" : "receive") + "(buffer);");
    line("  show(buffer.flip());");
    line("}");
  }

  private void data(String before, byte[] bytes, boolean generated, String behind) {
    if (generated) {
      line(before + "letters(" + bytes.length + ")" + behind);
      return;
    }
    List<String> literals = literals(bytes);
    String blanks = " ".repeat(before.length() - before.stripLeading().length());
    line(before + "ByteBuffer.wrap(");
    for (int i = 0; i < literals.size(); i++) {
      boolean last = i == literals.size() - 1;
      line(
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

  /** Java has some of the options; of the others only a comment tells. */
  private void setopt(SocketCommand.Setopt setopt, String id) {
    String name = setopt.option().toString();
    String value =
        switch (setopt.value()) {
          case OptionValue.Int(int number) ->
              setopt.option().shape() == SocketOption.Shape.FLAG
                  ? Boolean.toString(number != 0)
                  : Integer.toString(number);
          case OptionValue.Linger(boolean on, int seconds) -> Integer.toString(on ? seconds : -1);
          case OptionValue.Time _, OptionValue.Text _, OptionValue.Inet4 _ -> null;
        };
    boolean known =
        Set.of(
                "SO_REUSEADDR",
                "SO_REUSEPORT",
                "SO_KEEPALIVE",
                "SO_BROADCAST",
                "SO_LINGER",
                "SO_RCVBUF",
                "SO_SNDBUF",
                "TCP_NODELAY",
                "IP_TOS")
            .contains(name);
    if (known && value != null) {
      line(id + ".setOption(StandardSocketOptions." + name + ", " + value + ");");
    } else {
      line("// Java's channels have no " + name);
    }
  }

  private String place(Place place, Variable asking) {
    return switch (place) {
      case Place.Outside outside ->
          "new InetSocketAddress(" + literal(outside.host()) + ", " + port(outside) + ")";
      case Place.Inside(Variable socket) -> id(socket) + ".getLocalAddress()";
      case Place.Sender() -> id(asking) + "Sender";
      case Place.Path(String name, _) -> "UnixDomainSocketAddress.of(" + literal(name) + ")";
    };
  }

  private String port(Place.Outside place) {
    String number = place.number() > 1 ? Integer.toString(place.number()) : "";
    return place.owner().name().toLowerCase(Locale.ROOT) + "Port" + number;
  }
}

package dev.sockstep.export.program;

import dev.sockstep.command.Command;
import dev.sockstep.command.Keywords;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The program in Java, with the channels of java.nio: a method for nearly each call. */
final class JavaSource extends Source {
  private static final Set<String> TAKEN =
      Set.of(
          ("var record yield sealed permits arguments receive show told port data letters error"
                  + " pair")
              .split(" "));

  private final String className;
  private final Set<String> listeners = new HashSet<>();
  private final JavaOptions options = new JavaOptions(this);
  private final JavaTransfers transfers = new JavaTransfers(this);

  /** By the name of a channel: how many names it has that are not closed. */
  private final Map<String, Integer> names = new HashMap<>();

  /** By the name of a second descriptor: that of the channel. */
  private final Map<String, String> channels = new HashMap<>();

  JavaSource(Outline outline, Optional<String> file) throws Mistake {
    super(outline);
    className = className(file);
    for (Operation operation : outline.operations()) {
      if (operation instanceof Operation.Listen(Variable socket, _)) {
        listeners.add(socket.name());
      }
      if (operation instanceof Operation.Addressed to
          && to.place() instanceof Place.Path(_, boolean isAbstract)
          && isAbstract) {
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
    return base.matches("[A-Za-z_][A-Za-z0-9_]*")
            && !TAKEN.contains(base)
            && !Keywords.JAVA.has(base)
        ? base
        : "Session";
  }

  @Override
  Keywords keywords() {
    return Keywords.JAVA;
  }

  @Override
  String portName(String socket) {
    return socket.isEmpty() ? "port" : socket.toLowerCase(Locale.ROOT) + "Port";
  }

  @Override
  Set<String> taken() {
    return TAKEN;
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
        import java.net.InetAddress;
        import java.net.InetSocketAddress;
        import java.net.NetworkInterface;
        import java.net.SocketAddress;
        import java.net.StandardProtocolFamily;
        import java.net.StandardSocketOptions;
        import java.net.UnixDomainSocketAddress;
        import java.nio.ByteBuffer;
        import java.nio.channels.DatagramChannel;
        import java.nio.channels.MembershipKey;
        import java.nio.channels.ServerSocketChannel;
        import java.nio.channels.SocketChannel;
        import java.nio.charset.StandardCharsets;
        import java.nio.file.Files;
        import java.nio.file.Path;
        """);
    line("");
    line("final class " + className + " {");
    indent(2);
    new JavaHelpers(outline, this).write();
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

  @Override
  void operation(Operation operation) {
    String id = id(operation.socket());
    switch (operation) {
      case Operation.Create(Variable socket) -> create(socket, id);
      case Operation.Pair(_, Variable other) -> {
        String both = id + "And" + id(other);
        line("SocketChannel[] " + both + " = pair();");
        line("SocketChannel " + id + " = " + both + "[0];");
        line("SocketChannel " + id(other) + " = " + both + "[1];");
      }
      case Operation.Dup(Variable socket, Variable made) -> {
        line("// Java has no dup(2): the same channel by another name, closed with the last.");
        line(type(socket) + " " + id(made) + " = " + id + ";");
        String channel = channels.getOrDefault(id, id);
        channels.put(id(made), channel);
        names.merge(channel, 2, (count, _) -> count + 1);
      }
      case Operation.Membership membership -> options.membership(membership, id);
      case Operation.Timeout _ -> line("// left out: a call on a channel of Java waits for ever");
      case Operation.Setopt(_, SocketCommand.Setopt setopt) -> options.setopt(setopt, id);
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
      case Operation.Send send -> transfers.send(send, id);
      case Operation.Sendto(
              Variable socket,
              byte[] bytes,
              boolean generated,
              Place place,
              var flags) -> {
        transfers.without(flags);
        transfers.data(id + ".send(", bytes, generated, ", " + place(place, socket) + ");");
      }
      case Operation.Receive receive -> transfers.receive(receive, id);
      case Operation.Recvfrom(_, int asked, var flags) when flags.has(MessageFlag.PEEK) ->
          line("// left out: a channel of Java can't peek");
      case Operation.Recvfrom(_, int asked, var flags) -> {
        transfers.without(flags);
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
      case Operation.Close _ -> close(id);
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
    String type = type(socket);
    line("%s %s = %s.open(StandardProtocolFamily.%s);".formatted(type, id, type, family));
    if (type.startsWith("Server") && !socket.kind().isUnix() && !setsReuse(socket)) {
      line("// Java sets SO_REUSEADDR on a listener by itself; the session did not.");
      line(id + ".setOption(StandardSocketOptions.SO_REUSEADDR, false);");
    }
  }

  private String type(Variable socket) {
    return !socket.kind().isStream()
        ? "DatagramChannel"
        : listeners.contains(socket.name()) ? "ServerSocketChannel" : "SocketChannel";
  }

  private void close(String id) {
    String channel = channels.getOrDefault(id, id);
    int left = names.merge(channel, 0, (count, _) -> count - 1);
    line(left > 0 ? "// The channel has another name, and stays open." : id + ".close();");
  }

  private boolean setsReuse(Variable socket) {
    return outline.operations().stream()
        .anyMatch(
            o ->
                o instanceof Operation.Setopt(Variable of, SocketCommand.Setopt setopt)
                    && of == socket
                    && setopt.option() == SocketOption.SO_REUSEADDR);
  }

  private String place(Place place, Variable asking) {
    return switch (place) {
      case Place.Outside outside ->
          "new InetSocketAddress(" + literal(outside.host()) + ", " + port(outside) + ")";
      case Place.Inside(Variable socket) -> id(socket) + ".getLocalAddress()";
      case Place.Group(Variable socket, String host) ->
          "new InetSocketAddress(%s, ((InetSocketAddress) %s.getLocalAddress()).getPort())"
              .formatted(literal(host), id(socket));
      case Place.Sender() -> id(asking) + "Sender";
      case Place.Path(String name, _) -> "UnixDomainSocketAddress.of(" + literal(name) + ")";
    };
  }
}

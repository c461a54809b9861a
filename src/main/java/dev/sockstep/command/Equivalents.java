package dev.sockstep.command;

import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;

/** The line of Python, C and Java that makes the same call as a command. */
public final class Equivalents {
  private Equivalents() {}

  /**
   * The equivalents of a command whose values are all known.
   *
   * @param kind the kind of the socket it acts on or makes
   * @param name that socket's name
   * @param made the name of the socket that accept makes; null for other verbs
   * @return null where the command makes no call
   */
  public static Equivalent of(Command command, SocketKind kind, String name, String made) {
    return switch (command) {
      case Command.Create create -> create(create, name);
      case Command.Bind(Address address) -> bind(address, kind, name);
      case Command.Listen listen -> listen(listen, name);
      case Command.Accept _ ->
          new Equivalent(
              made + ", address = " + name + ".accept()",
              "int " + made + " = accept(" + name + ", NULL, NULL);",
              "Socket " + made + " = " + name + ".accept();");
      case Command.Connect(Address address) -> connect(address, kind, name);
      case Command.Send(Data data) -> send(data, name);
      case Command.Recv(Num count) -> recv(count, name);
      case Command.Shutdown(Command.Direction direction) -> shutdown(direction, name);
      case Command.Close _ ->
          new Equivalent(name + ".close()", "close(" + name + ");", name + ".close();");
      case Command.Setopt setopt -> OptionEquivalents.set(setopt, name);
      case Command.Getopt getopt -> OptionEquivalents.get(getopt, name);
      case Command.Block(boolean on) -> block(on, name);
      case Command.Wait _,
          Command.Cancel _,
          Command.Sleep _,
          Command.Sockets _,
          Command.Inspect _,
          Command.Track _,
          Command.States _,
          Command.Explain _,
          Command.Wire _,
          Command.Expect _,
          Command.Peer _,
          Command.Use _,
          Command.Set _,
          Command.Help _,
          Command.Quit _ ->
          null;
    };
  }

  private static Equivalent create(Command.Create create, String name) {
    String family =
        switch (create.kind()) {
          case TCP, UDP -> "AF_INET";
          case TCP6, UDP6 -> "AF_INET6";
          case UNIX -> "AF_UNIX";
        };
    String type = create.kind().isStream() ? "SOCK_STREAM" : "SOCK_DGRAM";
    String python =
        switch (create.kind()) {
          case TCP -> "socket.socket()";
          case TCP6, UNIX -> "socket.socket(socket." + family + ")";
          case UDP, UDP6 -> "socket.socket(socket." + family + ", socket.SOCK_DGRAM)";
        };
    String java =
        switch (create.kind()) {
          case TCP, TCP6 -> "Socket " + name + " = new Socket();  // a server: new ServerSocket()";
          case UDP, UDP6 -> "DatagramSocket " + name + " = new DatagramSocket(null);";
          case UNIX ->
              "SocketChannel " + name + " = SocketChannel.open(StandardProtocolFamily.UNIX);";
        };
    boolean nonblocking = create.nonblocking();
    return new Equivalent(
        name + " = " + python + (nonblocking ? "; " + name + ".setblocking(False)" : ""),
        "int "
            + name
            + " = socket("
            + family
            + ", "
            + type
            + (nonblocking ? " | SOCK_NONBLOCK" : "")
            + ", 0);",
        java);
  }

  private static Equivalent bind(Address address, SocketKind kind, String name) {
    return new Equivalent(
        name + ".bind(" + pythonAddress(address, kind) + ")",
        "bind("
            + name
            + ", (struct sockaddr *) &addr, sizeof addr);  // addr: "
            + plainAddress(address, kind),
        name + ".bind(" + javaAddress(address, kind) + ");");
  }

  private static Equivalent listen(Command.Listen listen, String name) {
    String backlog = listen.backlog().map(Num::toString).orElse("");
    String value = backlog.isEmpty() ? "128" : backlog;
    return new Equivalent(
        name + ".listen(" + backlog + ")",
        "listen(" + name + ", " + value + ");",
        "// ServerSocket.bind(address, " + value + ") has called listen");
  }

  private static Equivalent connect(Address address, SocketKind kind, String name) {
    boolean resolve =
        address instanceof Address.HostPort(Host.Named(String host, _), _, _)
            && host.chars().anyMatch(Character::isLetter)
            && host.indexOf(':') < 0;
    String c =
        resolve
            ? "getaddrinfo(\""
                + hostOf(address, kind)
                + "\", \""
                + portOf(address)
                + "\", &hints, &ai); connect("
                + name
                + ", ai->ai_addr, ai->ai_addrlen);"
            : "connect("
                + name
                + ", (struct sockaddr *) &addr, sizeof addr);  // addr: "
                + plainAddress(address, kind);
    return new Equivalent(
        name + ".connect(" + pythonAddress(address, kind) + ")",
        c,
        name + ".connect(" + javaAddress(address, kind) + ");");
  }

  private static Equivalent send(Data data, String name) {
    return switch (data) {
      case Data.Text(String bytes) -> {
        String literal = octal(bytes);
        yield new Equivalent(
            name + ".send(b" + Literals.quoted(bytes) + ")",
            "send(" + name + ", " + literal + ", " + bytes.length() + ", 0);",
            name + ".getOutputStream().write(" + literal + ".getBytes(ISO_8859_1));");
      }
      case Data.Generated(Num count) ->
          new Equivalent(
              name + ".send(bytes(97 + i % 26 for i in range(" + count + ")))",
              "send(" + name + ", data, " + count + ", 0);",
              name + ".getOutputStream().write(data, 0, " + count + ");");
    };
  }

  private static Equivalent recv(Num count, String name) {
    return new Equivalent(
        "data = " + name + ".recv(" + count + ")",
        "char buf[" + count + "]; ssize_t n = recv(" + name + ", buf, sizeof buf, 0);",
        "int n = " + name + ".getInputStream().read(buf, 0, " + count + ");");
  }

  private static Equivalent shutdown(Command.Direction direction, String name) {
    String java =
        switch (direction) {
          case RD -> name + ".shutdownInput();";
          case WR -> name + ".shutdownOutput();";
          case RDWR -> name + ".shutdownInput(); " + name + ".shutdownOutput();";
        };
    return new Equivalent(
        name + ".shutdown(socket.SHUT_" + direction + ")",
        "shutdown(" + name + ", SHUT_" + direction + ");",
        java);
  }

  private static Equivalent block(boolean on, String name) {
    return new Equivalent(
        name + ".setblocking(" + (on ? "True" : "False") + ")",
        "fcntl(" + name + ", F_SETFL, flags " + (on ? "& ~O_NONBLOCK" : "| O_NONBLOCK") + ");",
        "channel.configureBlocking(" + on + ");  // on a SocketChannel");
  }

  private static String pythonAddress(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "(\"" + hostOf(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, boolean isAbstract, _) ->
          Literals.quoted((isAbstract ? "\0" : "") + path);
      case Address.Value value -> value.toString();
    };
  }

  private static String javaAddress(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "new InetSocketAddress(\"" + hostOf(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, _, _) ->
          "UnixDomainSocketAddress.of(" + Literals.quoted(path) + ")";
      case Address.Value value -> value.toString();
    };
  }

  private static String plainAddress(Address address, SocketKind kind) {
    return address instanceof Address.HostPort
        ? hostOf(address, kind) + ", htons(" + portOf(address) + ")"
        : address.toString();
  }

  private static String hostOf(Address address, SocketKind kind) {
    if (!(address instanceof Address.HostPort(Host host, _, _))) {
      return address.toString();
    }
    return switch (host) {
      case Host.Any _ -> kind.isInet6() ? "::" : "0.0.0.0";
      case Host.Loopback _ -> kind.isInet6() ? "::1" : "127.0.0.1";
      case Host.Named named -> named.text();
      case Host.Value value -> value.toString();
    };
  }

  private static String portOf(Address address) {
    return address instanceof Address.HostPort(_, Num port, _) ? port.toString() : "";
  }

  /** A string literal of C and of Java: octal escapes, which end after three digits in both. */
  private static String octal(String bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (char c : bytes.toCharArray()) {
      switch (c) {
        case '\\', '"' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            text.append(c);
          } else {
            text.append(String.format("\\%03o", (int) c));
          }
        }
      }
    }
    return text.append('"').toString();
  }
}

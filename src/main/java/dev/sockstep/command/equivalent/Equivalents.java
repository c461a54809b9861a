package dev.sockstep.command.equivalent;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Group;
import dev.sockstep.command.Host;
import dev.sockstep.command.Keywords;
import dev.sockstep.command.Literals;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;
import java.util.Arrays;

/** The line of Python, C and Java that makes the same call as a command. */
public final class Equivalents {
  private Equivalents() {}

  /**
   * The equivalents of a command whose values are all known.
   *
   * @param kind the kind of the socket it acts on or makes
   * @param name that socket's name
   * @param made the name of what it makes or gives; null where it has none
   */
  public static Equivalent of(SocketCommand command, SocketKind kind, String name, String made) {
    return isKeyword(name) || isKeyword(made)
        ? new Equivalent(
            renamed(Keywords.PYTHON, command, kind, name, made).python(),
            renamed(Keywords.C, command, kind, name, made).c(),
            renamed(Keywords.JAVA, command, kind, name, made).java())
        : written(command, kind, name, made);
  }

  private static boolean isKeyword(String name) {
    return name != null && Arrays.stream(Keywords.values()).anyMatch(words -> words.has(name));
  }

  /** With names that can be one's in the language; only what it says of that language counts. */
  private static Equivalent renamed(
      Keywords language, SocketCommand command, SocketKind kind, String name, String made) {
    return written(
        command,
        kind,
        name == null ? null : language.id(name),
        made == null ? null : language.id(made));
  }

  private static Equivalent written(
      SocketCommand command, SocketKind kind, String name, String made) {
    return switch (command) {
      case SocketCommand.Create create -> create(create, name);
      case SocketCommand.Bind(Address address) -> bind(address, kind, name);
      case SocketCommand.Listen listen -> listen(listen, name);
      case SocketCommand.Accept _ ->
          new Equivalent(
              made + ", address = " + name + ".accept()",
              "int " + made + " = accept(" + name + ", NULL, NULL);",
              "Socket " + made + " = " + name + ".accept();");
      case SocketCommand.Connect(Address address) -> connect(address, kind, name);
      case SocketCommand.Send(Data data, MessageFlags flags) ->
          MessageEquivalents.send(data, flags, name);
      case SocketCommand.Sendall all -> MessageEquivalents.sendall(all, name);
      case SocketCommand.Timeout(var limit) -> OtherEquivalents.timeout(limit, name);
      case SocketCommand.Getsockname _ -> OtherEquivalents.name(true, name);
      case SocketCommand.Getpeername _ -> OtherEquivalents.name(false, name);
      case SocketCommand.Resolve(Host.Named(String host, _)) -> OtherEquivalents.resolve(host);
      case SocketCommand.Sendto sendto -> MessageEquivalents.sendto(sendto, kind, name);
      case SocketCommand.Urgent(Data data) ->
          MessageEquivalents.send(data, MessageFlags.of(MessageFlag.OOB), name);
      case SocketCommand.Recv(Num count, MessageFlags flags) ->
          MessageEquivalents.recv(count, flags, name, made);
      case SocketCommand.Recvfrom(Num count, MessageFlags flags) ->
          MessageEquivalents.recvfrom(count, flags, name, made);
      case SocketCommand.Peek(Num count) ->
          MessageEquivalents.recv(count, MessageFlags.of(MessageFlag.PEEK), name, made);
      case SocketCommand.Atmark _ ->
          new Equivalent(
              "fcntl.ioctl(" + name + ", 0x8905, bytes(4))  # SIOCATMARK",
              "int at = sockatmark(" + name + ");",
              null);
      case SocketCommand.Socketpair pair -> OtherEquivalents.socketpair(pair, name);
      case SocketCommand.Dup _ ->
          new Equivalent(
              made + " = " + name + ".dup()", "int " + made + " = dup(" + name + ");", null);
      case SocketCommand.Join(Group group) -> OtherEquivalents.membership(true, group, kind, name);
      case SocketCommand.Leave(Group group) ->
          OtherEquivalents.membership(false, group, kind, name);
      case SocketCommand.Poll(var limit) -> OtherEquivalents.poll(limit, name);
      case SocketCommand.Shutdown(Command.Direction direction) -> shutdown(direction, name);
      case SocketCommand.Close _ ->
          new Equivalent(name + ".close()", "close(" + name + ");", name + ".close();");
      case SocketCommand.Setopt setopt -> OptionEquivalents.set(setopt, name);
      case SocketCommand.Getopt getopt -> OptionEquivalents.get(getopt, name);
      case SocketCommand.Block(boolean on) -> block(on, name);
    };
  }

  private static Equivalent create(SocketCommand.Create create, String name) {
    SocketKind kind = create.kind();
    String python = pythonSocket(kind, create.nonblocking());
    String java =
        switch (kind) {
          case TCP, TCP6 -> "Socket " + name + " = new Socket();  // a server: new ServerSocket()";
          case UDP, UDP6 -> "DatagramSocket " + name + " = new DatagramSocket(null);";
          case UNIX ->
              "SocketChannel " + name + " = SocketChannel.open(StandardProtocolFamily.UNIX);";
          case UNIX_DGRAM, UNIX_SEQPACKET -> null;
        };
    String family = kind.family();
    String type = kind.type();
    boolean nonblocking = create.nonblocking();
    return new Equivalent(
        name + " = " + python,
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

  private static String pythonSocket(SocketKind kind, boolean nonblocking) {
    String family = "socket." + kind.family();
    String type = "socket." + kind.type();
    if (nonblocking) {
      return "socket.socket(" + family + ", " + type + " | socket.SOCK_NONBLOCK)";
    }
    return switch (kind) {
      case TCP -> "socket.socket()";
      case TCP6, UNIX -> "socket.socket(" + family + ")";
      case UDP, UDP6, UNIX_DGRAM, UNIX_SEQPACKET -> "socket.socket(" + family + ", " + type + ")";
    };
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

  private static Equivalent listen(SocketCommand.Listen listen, String name) {
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

  static String pythonAddress(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "(\"" + hostOf(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, boolean isAbstract, _) ->
          // Text would be encoded as UTF-8, and a path is bytes to the kernel.
          (path.chars().allMatch(c -> c < 0x80) ? "" : "b")
              + Literals.quoted((isAbstract ? "\0" : "") + path);
      case Address.Value value -> value.toString();
    };
  }

  static String javaAddress(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "new InetSocketAddress(\"" + hostOf(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, _, _) ->
          "UnixDomainSocketAddress.of(" + Literals.quoted(path) + ")";
      case Address.Value value -> value.toString();
    };
  }

  static String plainAddress(Address address, SocketKind kind) {
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
      case Host.Result(Name result) -> result.text();
    };
  }

  private static String portOf(Address address) {
    return address instanceof Address.HostPort(_, Num port, _) ? port.toString() : "";
  }
}

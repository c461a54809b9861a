package dev.sockstep.command.equivalent;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Group;
import dev.sockstep.command.Host;
import dev.sockstep.command.Keywords;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
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
        name + ".bind(" + AddressEquivalents.python(address, kind) + ")",
        "bind("
            + name
            + ", (struct sockaddr *) &addr, sizeof addr);  // addr: "
            + AddressEquivalents.plain(address, kind),
        name + ".bind(" + AddressEquivalents.java(address, kind) + ");");
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
                + AddressEquivalents.host(address, kind)
                + "\", \""
                + AddressEquivalents.port(address)
                + "\", &hints, &ai); connect("
                + name
                + ", ai->ai_addr, ai->ai_addrlen);"
            : "connect("
                + name
                + ", (struct sockaddr *) &addr, sizeof addr);  // addr: "
                + AddressEquivalents.plain(address, kind);
    return new Equivalent(
        name + ".connect(" + AddressEquivalents.python(address, kind) + ")",
        c,
        name + ".connect(" + AddressEquivalents.java(address, kind) + ");");
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
}

package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Group;
import dev.sockstep.command.Host;
import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.PeerAction;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Word;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How far the commands of a file from somewhere reach: loopback, in the lab its networks, and hosts
 * that the person has allowed. They write no files, and a Unix socket's path is one.
 */
public final class Confinement {
  /** For what a person types: nothing is checked. */
  public static final Confinement NONE = new Confinement(Set.of(), false);

  /** Abstract names in use belong to other programs (the desktop's, mostly); these are ours. */
  private static final String OUR_NAMES = "sockstep";

  private static final String MEND = "type it yourself if you want that, or start with --allow ";

  private final Set<String> allowed;
  private final boolean lab;

  private Confinement(Set<String> allowed, boolean lab) {
    this.allowed = Set.copyOf(allowed);
    this.lab = lab;
  }

  /**
   * For the commands of a lesson.
   *
   * @param allowed hosts that it may reach all the same, as it writes them
   * @param lab whether the session is in a private network, where the documentation's addresses are
   *     its own
   */
  public static Confinement lesson(Set<String> allowed, boolean lab) {
    return new Confinement(allowed, lab);
  }

  /** The same, which reaches one more host: the person has agreed to it. */
  public Confinement allowing(String host) {
    Set<String> more = new HashSet<>(allowed);
    more.add(host);
    return new Confinement(more, lab);
  }

  /**
   * The host that a command would reach as far as its text tells; how far a group is reached from
   * its socket only the socket can tell, once it is there.
   */
  public Optional<String> foreign(Command command) {
    return foreign(command, () -> true);
  }

  /**
   * The host that a command would reach and may not, where agreeing to it would let it.
   *
   * @param here whether multicast packets of the socket that it acts on stay on this machine
   */
  Optional<String> foreign(Command command, BooleanSupplier here) {
    return switch (command) {
      case SocketCommand.Connect(Address address) -> foreign(address);
      case SocketCommand.Sendto(_, Address address, _) ->
          isGroup(address) && here.getAsBoolean() ? Optional.empty() : foreign(address);
      case SocketCommand.Resolve(Host.Named(String host, _)) ->
          Optional.of(host).filter(name -> !mayReach(name));
      case SocketCommand.Bind(Address address) -> foreignName(address);
      case Command.Peer(PeerAction.Call(_, _, Address address)) -> foreign(address);
      default -> Optional.empty();
    };
  }

  private Optional<String> foreign(Address address) {
    return address instanceof Address.HostPort(Host.Named(String text, _), _, _) && !mayReach(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A bind reaches nobody, but a name must be looked up. */
  private Optional<String> foreignName(Address address) {
    return foreign(address).filter(host -> literal(host) == null);
  }

  /**
   * Whether a lesson may go where a name was found to lead. Whoever has agreed to a name has agreed
   * to that; but localhost is this machine by convention only.
   */
  boolean mayGo(String host, Endpoint to) {
    return this == NONE || allowed.contains(host) || mayReach(to.unmapped());
  }

  /**
   * Checks a command, its references replaced by values.
   *
   * @param here whether multicast packets of the socket that it acts on stay on this machine
   * @throws Mistake when it would reach further
   */
  void check(Command command, BooleanSupplier here) throws Mistake {
    switch (command) {
      case SocketCommand socketCommand -> checkCalls(socketCommand, here);
      case Command.Peer(PeerAction action) -> {
        if (action instanceof PeerAction.Call(_, _, Address address)) {
          reach(address);
        }
      }
      case Command.Wire(Optional<String> save) -> {
        if (save.isPresent()) {
          throw new Mistake(1, "a lesson writes no files", "type it yourself if you want that");
        }
      }
      case Command.Keep(KeepAction action) -> {
        switch (action) {
          case KeepAction.Save _, KeepAction.Export _, KeepAction.Open _ ->
              throw new Mistake(
                  1, "a lesson reads and writes no files", "type it yourself if you want that");
          // The lines made again may be the person's own, which reach further.
          case KeepAction.Rerun _ ->
              throw new Mistake(1, "a lesson makes no steps again", "type it yourself");
          case KeepAction.History _ -> {}
        }
      }
      case Command.Wait _,
          Command.Cancel _,
          Command.Sleep _,
          Command.Sockets _,
          Command.Inspect _,
          Command.Options _,
          Command.Track _,
          Command.States _,
          Command.Explain _,
          Command.Expect _,
          Command.Provoke _,
          Command.Teach _,
          Command.Print _,
          Command.Use _,
          Command.Set _,
          Command.Help _,
          Command.Quit _ -> {}
    }
  }

  /** Whether the private network is the session's. */
  public boolean isInLab() {
    return lab;
  }

  private void checkCalls(SocketCommand command, BooleanSupplier here) throws Mistake {
    switch (command) {
      case SocketCommand.Connect(Address address) -> reach(address);
      case SocketCommand.Sendto(_, Address address, _) -> send(address, here);
      case SocketCommand.Bind(Address address) -> {
        unix(address);
        if (foreignName(address).isPresent()) {
          reach(address);
        }
      }
      case SocketCommand.Join(Group group) -> onLoopback(group);
      case SocketCommand.Leave(Group group) -> onLoopback(group);
      case SocketCommand.Resolve(Host.Named(String host, int at)) -> {
        if (!mayReach(host)) {
          throw new Mistake(
              at, "a lesson asks no name server about " + host, "localhost is in /etc/hosts");
        }
      }
      case SocketCommand.Sendall _, SocketCommand.Timeout _ -> {}
      case SocketCommand.Getsockname _, SocketCommand.Getpeername _ -> {}
      case SocketCommand.Create _,
          SocketCommand.Socketpair _,
          SocketCommand.Listen _,
          SocketCommand.Accept _,
          SocketCommand.Send _,
          SocketCommand.Urgent _,
          SocketCommand.Recv _,
          SocketCommand.Recvfrom _,
          SocketCommand.Peek _,
          SocketCommand.Atmark _,
          SocketCommand.Shutdown _,
          SocketCommand.Close _,
          SocketCommand.Dup _,
          SocketCommand.Poll _,
          SocketCommand.Setopt _,
          SocketCommand.Getopt _,
          SocketCommand.Block _ -> {}
    }
  }

  /** The kernel tells the routers of an interface's network who has joined which group. */
  private void onLoopback(Group group) throws Mistake {
    String device = group.device().map(Word::text).orElse("");
    if (!lab && !device.equals("lo") && !device.startsWith("127.")) {
      throw new Mistake(
          group.address().column(),
          "a lesson joins groups only on the loopback interface",
          "write join " + group.address() + " lo");
    }
  }

  private void send(Address address, BooleanSupplier here) throws Mistake {
    boolean allowed = foreign(address).isEmpty() || isGroup(address) && here.getAsBoolean();
    if (!allowed && isGroup(address)) {
      throw new Mistake(
          ((Address.HostPort) address).column(),
          "a lesson sends to groups only by the loopback interface",
          "write setopt IP_MULTICAST_IF 127.0.0.1 first, and join them on lo");
    }
    if (!isGroup(address)) {
      reach(address);
    }
  }

  /** An IPv4 multicast address (RFC 5771); IPv6 has no route for them by loopback. */
  private static boolean isGroup(Address address) {
    return address instanceof Address.HostPort(Host.Named(String text, _), _, _)
        && InetLiteral.parse(text, 0, false) instanceof Endpoint.Inet4(int group, _)
        && group >>> 28 == 0xe;
  }

  private void reach(Address address) throws Mistake {
    unix(address);
    if (address instanceof Address.HostPort(Host.Named(String text, int at), _, _)
        && !mayReach(text)) {
      throw new Mistake(at, "a lesson reaches only this machine, and not " + text, MEND + text);
    }
  }

  /** A name is not even looked up: that would reach the network too. */
  private boolean mayReach(String host) {
    if (host.equals("localhost") || allowed.contains(host)) {
      return true;
    }
    Endpoint literal = literal(host);
    return literal != null && mayReach(literal.unmapped());
  }

  /** The address that a host is written as; null for a name. */
  private static Endpoint literal(String host) {
    Endpoint inet4 = InetLiteral.parse(host, 0, false);
    return inet4 != null ? inet4 : InetLiteral.parse(host, 0, true);
  }

  private boolean mayReach(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Inet4(int address, _) ->
          address == Endpoint.Inet4.ANY
              || address >>> 24 == 127
              || lab && (isDocumentation(address >>> 8) || address >>> 28 == 0xe);
      case Endpoint.Inet6(long high, long low, _, _) ->
          high == 0 && (low == 0 || low == 1)
              || lab && (high >>> 32 == 0x2001_0db8L || high >>> 56 == 0xff);
      case Endpoint.Unix _ -> false;
    };
  }

  /** RFC 5737: TEST-NET-1, -2 and -3; for IPv6 it is RFC 3849. */
  private static boolean isDocumentation(int net24) {
    return net24 == 0xc00002 || net24 == 0xc63364 || net24 == 0xcb0071;
  }

  private static void unix(Address address) throws Mistake {
    if (address instanceof Address.Path(String name, boolean isAbstract, int column)
        && !(isAbstract && name.startsWith(OUR_NAMES))) {
      throw new Mistake(
          column,
          "a lesson's Unix sockets are no files, and its own: their names begin with @" + OUR_NAMES,
          "write @" + OUR_NAMES + "-server");
    }
  }
}

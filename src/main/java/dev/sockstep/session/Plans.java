package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Group;
import dev.sockstep.command.Host;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Endpoint;
import dev.sockstep.observe.Observer;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What each command on a socket does: which calls, in which order, with which arguments. */
final class Plans {
  /** As CPython's {@code listen()} has it. */
  static final int DEFAULT_BACKLOG = 128;

  private static final PollEvent IN = PollEvent.POLLIN;
  private static final PollEvent OUT = PollEvent.POLLOUT;
  private static final MessageFlags OOB = MessageFlags.of(MessageFlag.OOB);
  private static final MessageFlags PEEK = MessageFlags.of(MessageFlag.PEEK);

  private final SocketCalls calls;
  private final TransferCalls transfers;
  private final OptionCalls options;
  private final PollCalls polls;
  private final TimedCalls timed;

  Plans(Libc libc, Observer observer) {
    this.calls = new SocketCalls(libc);
    this.transfers = new TransferCalls(libc, observer);
    this.options = new OptionCalls(libc);
    this.polls = new PollCalls(libc);
    this.timed = new TimedCalls(libc);
  }

  /**
   * The calls of a command.
   *
   * @param command a command that makes calls, its references replaced by values
   * @param socket the socket it acts on; null for create, and for poll where none is named
   * @param open the session's open sockets
   * @param confinement how far the command may reach
   * @throws Mistake when an address does not fit the socket
   */
  Consumer<Attempt> of(
      SocketCommand command,
      SessionSocket socket,
      List<SessionSocket> open,
      Confinement confinement)
      throws Mistake {
    int fd = socket == null ? -1 : socket.fd;
    return switch (command) {
      case SocketCommand.Create create ->
          attempt -> calls.socket(attempt, create.kind(), create.nonblocking());
      case SocketCommand.Socketpair pair ->
          attempt -> calls.socketpair(attempt, pair.kind(), pair.nonblocking());
      case SocketCommand.Bind(Address address) -> {
        Target target = Resolver.target(address, socket.kind, socket.name);
        yield addressed(target, socket, confinement, (attempt, to) -> calls.bind(attempt, fd, to));
      }
      case SocketCommand.Connect(Address address) -> {
        Target target = Resolver.target(address, socket.kind, socket.name);
        yield timed.connecting(
            socket,
            addressed(
                target, socket, confinement, (attempt, to) -> calls.connect(attempt, fd, to)));
      }
      case SocketCommand.Listen listen -> {
        int backlog = listen.backlog().map(num -> (int) value(num)).orElse(DEFAULT_BACKLOG);
        yield attempt -> calls.listen(attempt, fd, backlog);
      }
      case SocketCommand.Accept _ ->
          timed.whenReady(socket, IN, attempt -> calls.accept(attempt, fd));
      case SocketCommand.Send(Data data, MessageFlags flags) -> {
        // Made up here, not on the worker: the patience is for the call.
        byte[] bytes = bytes(data);
        yield timed.whenReady(socket, OUT, attempt -> transfers.send(attempt, fd, bytes, flags));
      }
      case SocketCommand.Sendall(Data data, MessageFlags flags) -> {
        byte[] bytes = bytes(data);
        yield attempt -> transfers.sendall(attempt, socket, bytes, flags, timed);
      }
      case SocketCommand.Urgent(Data data) -> {
        byte[] bytes = bytes(data);
        yield attempt -> transfers.send(attempt, fd, bytes, OOB);
      }
      case SocketCommand.Sendto(Data data, Address address, MessageFlags flags) -> {
        byte[] bytes = bytes(data);
        Target target = Resolver.target(address, socket.kind, socket.name);
        yield timed.whenReady(
            socket,
            OUT,
            addressed(
                target,
                socket,
                confinement,
                (attempt, to) -> transfers.sendto(attempt, fd, bytes, flags, to)));
      }
      case SocketCommand.Recv(Num count, MessageFlags flags) ->
          timed.whenReady(
              socket, IN, attempt -> transfers.recv(attempt, fd, (int) value(count), flags));
      case SocketCommand.Peek(Num count) ->
          attempt -> transfers.recv(attempt, fd, (int) value(count), PEEK);
      case SocketCommand.Recvfrom(Num count, MessageFlags flags) ->
          timed.whenReady(
              socket, IN, attempt -> transfers.recvfrom(attempt, fd, (int) value(count), flags));
      case SocketCommand.Atmark _ -> attempt -> transfers.atmark(attempt, fd);
      case SocketCommand.Dup _ -> attempt -> calls.dup(attempt, fd);
      case SocketCommand.Join(Group group) -> {
        Membership membership = Membership.of(true, group, socket);
        yield attempt -> options.membership(attempt, fd, membership);
      }
      case SocketCommand.Leave(Group group) -> {
        Membership membership = Membership.of(false, group, socket);
        yield attempt -> options.membership(attempt, fd, membership);
      }
      case SocketCommand.Poll(Optional<Duration> limit) -> {
        List<Polled> polled =
            (socket == null ? open : List.of(socket))
                .stream().map(each -> new Polled(each, each.fd)).toList();
        yield attempt -> polls.poll(attempt, polled, limit.orElse(Duration.ZERO));
      }
      case SocketCommand.Shutdown(Command.Direction direction) -> shutdown(direction, fd);
      case SocketCommand.Close _ -> attempt -> calls.close(attempt, fd);
      case SocketCommand.Setopt setopt ->
          attempt -> options.setsockopt(attempt, fd, setopt.option(), setopt.value());
      case SocketCommand.Getopt getopt ->
          attempt -> options.getsockopt(attempt, fd, getopt.option());
      case SocketCommand.Block block -> attempt -> calls.setBlocking(attempt, fd, block.on());
      case SocketCommand.Timeout(var limit) ->
          attempt -> calls.setBlocking(attempt, fd, limit.isEmpty());
      case SocketCommand.Getsockname _ -> attempt -> calls.getsockname(attempt, fd);
      case SocketCommand.Getpeername _ -> attempt -> calls.getpeername(attempt, fd);
      case SocketCommand.Resolve(Host.Named(String host, _)) ->
          attempt -> calls.resolve(attempt, host);
    };
  }

  /** Whether the calls of the command, planned for that socket, may put the caller to sleep. */
  static boolean mayBlock(SocketCommand command, SessionSocket socket) throws Mistake {
    return switch (command) {
      case SocketCommand.Accept _, SocketCommand.Connect _ -> true;
      case SocketCommand.Send _, SocketCommand.Sendto _, SocketCommand.Urgent _ -> true;
      case SocketCommand.Recv _, SocketCommand.Recvfrom _, SocketCommand.Peek _ -> true;
      // SO_LINGER makes close wait; a bind to a name waits for the resolver.
      case SocketCommand.Close _ -> true;
      case SocketCommand.Bind(Address address) ->
          Resolver.target(address, socket.kind, socket.name) instanceof Target.Resolve;
      case SocketCommand.Poll(Optional<Duration> limit) ->
          limit.isPresent() && !limit.get().isZero();
      case SocketCommand.Create _, SocketCommand.Socketpair _, SocketCommand.Dup _ -> false;
      case SocketCommand.Listen _, SocketCommand.Shutdown _, SocketCommand.Atmark _ -> false;
      case SocketCommand.Join _, SocketCommand.Leave _, SocketCommand.Block _ -> false;
      case SocketCommand.Sendall _, SocketCommand.Resolve _ -> true;
      case SocketCommand.Setopt _, SocketCommand.Getopt _, SocketCommand.Timeout _ -> false;
      case SocketCommand.Getsockname _, SocketCommand.Getpeername _ -> false;
    };
  }

  private static byte[] bytes(Data data) {
    return switch (data) {
      case Data.Text text -> text.toBytes();
      case Data.Generated(Num count) -> Data.Generated.bytes((int) value(count));
      case Data.Value _, Data.Joined _ -> throw new IllegalStateException("not resolved: " + data);
    };
  }

  private Consumer<Attempt> shutdown(Command.Direction direction, int fd) {
    int how =
        switch (direction) {
          case RD -> SocketConstants.SHUT_RD;
          case WR -> SocketConstants.SHUT_WR;
          case RDWR -> SocketConstants.SHUT_RDWR;
        };
    return attempt -> calls.shutdown(attempt, fd, how, "SHUT_" + direction);
  }

  private Consumer<Attempt> addressed(
      Target target,
      SessionSocket socket,
      Confinement confinement,
      BiConsumer<Attempt, Endpoint> call) {
    return switch (target) {
      case Target.Direct(Endpoint endpoint) -> attempt -> call.accept(attempt, endpoint);
      case Target.Resolve(String host, int port) ->
          attempt -> {
            List<Endpoint> found = calls.getaddrinfo(attempt, host, port, socket.kind);
            attempt.gains.name = host;
            attempt.gains.resolved = found;
            if (attempt.isCancelled()) {
              attempt.gains.notes.add("interrupted while the name was resolved: no further call");
            } else if (!found.isEmpty() && !confinement.mayGo(host, found.getFirst())) {
              attempt.gains.notes.add(resolution(host, found.subList(0, 1)));
              attempt.gains.notes.add("a lesson reaches only this machine: no further call");
            } else if (!found.isEmpty()) {
              attempt.gains.notes.add(resolution(host, found));
              call.accept(attempt, found.getFirst());
            }
          };
    };
  }

  private static String resolution(String host, List<Endpoint> found) {
    String hosts = String.join(", ", found.stream().map(Endpoint::host).toList());
    return found.size() == 1
        ? host + " resolved to " + hosts
        : host + " resolved to " + found.size() + " addresses: " + hosts + "; the first is used";
  }

  private static long value(Num num) {
    return ((Num.Literal) num).value();
  }
}

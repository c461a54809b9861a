package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import dev.sockstep.model.Endpoint;
import dev.sockstep.sys.SocketConstants;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What each command on a socket does: which calls, in which order, with which arguments. */
final class Plans {
  /** As CPython's {@code listen()} has it. */
  static final int DEFAULT_BACKLOG = 128;

  private final SocketCalls calls;

  Plans(SocketCalls calls) {
    this.calls = calls;
  }

  /**
   * The calls of a command.
   *
   * @param command a command that makes calls, its references replaced by values
   * @param socket the socket it acts on; null for create
   * @throws Mistake when an address does not fit the socket
   */
  Consumer<Attempt> of(Command command, SessionSocket socket) throws Mistake {
    int fd = socket == null ? -1 : socket.fd;
    return switch (command) {
      case Command.Create create ->
          attempt -> calls.socket(attempt, create.kind(), create.nonblocking());
      case Command.Bind(Address address) -> {
        Target target = Resolver.target(address, socket.kind, socket.name);
        yield addressed(target, socket, (attempt, to) -> calls.bind(attempt, fd, to));
      }
      case Command.Connect(Address address) -> {
        Target target = Resolver.target(address, socket.kind, socket.name);
        yield addressed(target, socket, (attempt, to) -> calls.connect(attempt, fd, to));
      }
      case Command.Listen listen -> {
        int backlog = listen.backlog().map(num -> (int) value(num)).orElse(DEFAULT_BACKLOG);
        yield attempt -> calls.listen(attempt, fd, backlog);
      }
      case Command.Accept _ -> attempt -> calls.accept(attempt, fd);
      case Command.Send(Data.Text text) -> {
        byte[] bytes = text.toBytes();
        yield attempt -> calls.send(attempt, fd, bytes);
      }
      case Command.Send(Data.Generated(Num count)) -> {
        // Made up here, not on the worker: the patience is for the call.
        byte[] bytes = Data.Generated.bytes((int) value(count));
        yield attempt -> calls.send(attempt, fd, bytes);
      }
      case Command.Recv(Num count) -> {
        int length = (int) value(count);
        yield attempt -> calls.recv(attempt, fd, length);
      }
      case Command.Shutdown(Command.Direction direction) -> shutdown(direction, fd);
      case Command.Close _ -> attempt -> calls.close(attempt, fd);
      case Command.Setopt setopt ->
          attempt -> calls.setsockopt(attempt, fd, setopt.option(), setopt.value());
      case Command.Getopt getopt -> attempt -> calls.getsockopt(attempt, fd, getopt.option());
      case Command.Block block -> attempt -> calls.setBlocking(attempt, fd, block.on());
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
          Command.Use _,
          Command.Set _,
          Command.Help _,
          Command.Quit _ ->
          throw new IllegalArgumentException(command.verb().word() + " makes no call");
    };
  }

  /** Whether the calls of the command, planned for that socket, may put the caller to sleep. */
  static boolean mayBlock(Command command, SessionSocket socket) throws Mistake {
    return switch (command) {
      case Command.Accept _, Command.Connect _, Command.Send _, Command.Recv _ -> true;
      // SO_LINGER makes close wait; a bind to a name waits for the resolver.
      case Command.Close _ -> true;
      case Command.Bind(Address address) ->
          Resolver.target(address, socket.kind, socket.name) instanceof Target.Resolve;
      default -> false;
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
      Target target, SessionSocket socket, BiConsumer<Attempt, Endpoint> call) {
    return switch (target) {
      case Target.Direct(Endpoint endpoint) -> attempt -> call.accept(attempt, endpoint);
      case Target.Resolve(String host, int port) ->
          attempt -> {
            List<Endpoint> found = calls.getaddrinfo(attempt, host, port, socket.kind);
            attempt.gains.name = host;
            attempt.gains.resolved = found;
            if (attempt.isCancelled()) {
              attempt.gains.notes.add("interrupted while the name was resolved: no further call");
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

package dev.sockstep.command;

import dev.sockstep.model.SocketKind;
import java.time.Duration;
import java.util.Optional;

/** A command that makes calls on a socket of the session, or makes one. */
public sealed interface SocketCommand extends Command {

  record Create(SocketKind kind, boolean nonblocking) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.CREATE;
    }
  }

  /**
   * Two sockets, connected to each other.
   *
   * @param second the name of the second one: {@code a, b = socketpair}; empty for one of ours
   */
  record Socketpair(SocketKind kind, boolean nonblocking, Optional<Name> second)
      implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.SOCKETPAIR;
    }
  }

  record Bind(Address address) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.BIND;
    }
  }

  /**
   * @param backlog empty for the default, 128 as CPython has it
   */
  record Listen(Optional<Num> backlog) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.LISTEN;
    }
  }

  record Accept() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.ACCEPT;
    }
  }

  record Connect(Address address) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.CONNECT;
    }
  }

  record Send(Data data, MessageFlags flags) implements SocketCommand {
    public Send(Data data) {
      this(data, MessageFlags.NONE);
    }

    @Override
    public Verb verb() {
      return Verb.SEND;
    }
  }

  /** As many sends as it takes until all is in the kernel's buffer. */
  record Sendall(Data data, MessageFlags flags) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.SENDALL;
    }
  }

  record Sendto(Data data, Address address, MessageFlags flags) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.SENDTO;
    }
  }

  /** A send whose last byte is urgent: MSG_OOB. */
  record Urgent(Data data) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.URGENT;
    }
  }

  record Recv(Num count, MessageFlags flags) implements SocketCommand {
    /** What one call may ask for: enough for any receive buffer that Linux allows by default. */
    public static final int MOST = 1 << 26;

    public Recv(Num count) {
      this(count, MessageFlags.NONE);
    }

    @Override
    public Verb verb() {
      return Verb.RECV;
    }
  }

  record Recvfrom(Num count, MessageFlags flags) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.RECVFROM;
    }
  }

  /** A recv that leaves the bytes where they are: MSG_PEEK. */
  record Peek(Num count) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.PEEK;
    }
  }

  /** Whether the urgent mark is the next thing to be read. */
  record Atmark() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.ATMARK;
    }
  }

  record Getsockname() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.GETSOCKNAME;
    }
  }

  record Getpeername() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.GETPEERNAME;
    }
  }

  /**
   * Asks the resolver for the addresses of a name; acts on no socket.
   *
   * @param host the name
   */
  record Resolve(Host.Named host) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.RESOLVE;
    }
  }

  record Shutdown(Direction direction) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.SHUTDOWN;
    }
  }

  record Close() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.CLOSE;
    }
  }

  record Dup() implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.DUP;
    }
  }

  record Join(Group group) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.JOIN;
    }
  }

  record Leave(Group group) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.LEAVE;
    }
  }

  /**
   * Which sockets are ready: the one named, else all of the session.
   *
   * @param limit how long to wait for one; empty for not at all
   */
  record Poll(Optional<Duration> limit) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.POLL;
    }
  }

  record Setopt(SocketOption option, OptionValue value) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.SETOPT;
    }
  }

  record Getopt(SocketOption option) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.GETOPT;
    }
  }

  /**
   * How long each call on the socket may wait, as Python's {@code settimeout}: the socket becomes
   * non-blocking, and poll(2) does the waiting.
   *
   * @param limit empty for as long as it takes
   */
  record Timeout(Optional<Duration> limit) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.TIMEOUT;
    }
  }

  record Block(boolean on) implements SocketCommand {
    @Override
    public Verb verb() {
      return Verb.BLOCK;
    }
  }
}

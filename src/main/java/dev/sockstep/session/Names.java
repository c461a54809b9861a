package dev.sockstep.session;

import dev.sockstep.command.Field;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Snapshot;
import dev.sockstep.observe.SockDiag;
import dev.sockstep.observe.SockDiag.Timer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the names of a line stand for: sockets, those that a blocked call is about to make among
 * them, peers, and what steps have given.
 */
final class Names implements Resolver.Source {
  private static final int LONGEST = 40;

  private final Settings settings;
  private final SocketTable table;
  private final LookOut lookOut;
  private final PendingSteps pending;
  private final NamedResults values;

  Names(
      Settings settings,
      SocketTable table,
      LookOut lookOut,
      PendingSteps pending,
      NamedResults values) {
    this.settings = settings;
    this.table = table;
    this.lookOut = lookOut;
    this.pending = pending;
    this.values = values;
  }

  /** Refuses the names that a line gives, where they are taken. */
  void checkGiven(Line line, SocketCommand command) throws Mistake {
    if (line.assign().isPresent()) {
      check(line.assign().get());
    }
    if (command instanceof SocketCommand.Socketpair(_, _, Optional<Name> second)
        && second.isPresent()) {
      check(second.get());
    }
  }

  /** The name stands in the prompt, and before every row of its socket. */
  private static void checkLength(Name name) throws Mistake {
    if (name.text().length() > LONGEST) {
      throw new Mistake(
          name.column(),
          "a name has at most " + LONGEST + " characters, this one has " + name.text().length(),
          "choose a shorter one");
    }
  }

  /** The command with a name for the second socket of a pair, where the line gave none. */
  SocketCommand named(SocketCommand command) {
    return command instanceof SocketCommand.Socketpair(var kind, boolean nonblocking, var second)
            && second.isEmpty()
        ? new SocketCommand.Socketpair(kind, nonblocking, Optional.of(new Name(freeName(), 1)))
        : command;
  }

  /** The name that the socket made by the line gets; null when it makes none. */
  String made(Line line) {
    if (!line.command().verb().makesSocket()) {
      return null;
    }
    return line.assign().map(Name::text).orElseGet(this::freeName);
  }

  private String freeName() {
    String name = table.nextName();
    while (pending.promised(name) != null) {
      name = table.nextName();
    }
    return name;
  }

  /** Refuses a name that is taken, or promised to what a blocked step will make. */
  void check(Name name) throws Mistake {
    checkLength(name);
    table.checkFree(name);
    PendingStep promise = pending.promised(name.text());
    if (promise != null) {
      throw new Mistake(
          name.column(),
          "the name "
              + name
              + " is promised to the socket that step "
              + promise.mark().blockedStep
              + " will make",
          "choose another name");
    }
  }

  /** The socket that the line names; the current one where it names none. */
  SessionSocket target(Line line) throws Mistake {
    if (line.target().isPresent()) {
      return socket(line.target().get());
    }
    return table
        .current()
        .orElseThrow(() -> new Mistake(1, "there is no socket yet", "make one first: create"));
  }

  /** The socket of that name; one that a blocked accept is about to make is waited for. */
  SessionSocket socket(Name name) throws Mistake {
    Optional<SessionSocket> found = table.find(name.text());
    PendingStep promise = pending.promised(name.text());
    if (found.isPresent() && promise == null) {
      return found.get();
    }
    if (promise != null) {
      pending.waitFor(promise, settings.patience());
      if (promise.mark().ended && table.find(name.text()).isPresent()) {
        return table.find(name.text()).get();
      }
      throw new Mistake(
          name.column(),
          "there is no "
              + name
              + " yet: step "
              + promise.mark().blockedStep
              + " that makes it is"
              + " blocked",
          "make it return first: " + Unblocking.of(promise, table, lookOut.inquiry()).unblock());
    }
    throw table.unknown(name);
  }

  void use(Name name) throws Mistake {
    table.use(socket(name));
  }

  SessionSocket current() {
    return table.current().orElse(null);
  }

  /** Whether it is the name of no socket, nor of a peer, and promised to none. */
  boolean isFree(String name) {
    return table.find(name).isEmpty() && !table.peers().has(name) && pending.promised(name) == null;
  }

  /** What connect_ex gives for a step that has failed: the call's error, or that time was up. */
  int errorNumber(String socket, int step) {
    return table
        .find(socket)
        .map(found -> found.failed)
        .filter(failed -> failed.step() == step)
        .map(failed -> failed.call().error().number())
        .orElse(Errno.EAGAIN.number());
  }

  boolean isSocket(Name name) {
    return table.find(name.text()).isPresent();
  }

  @Override
  public byte[] bytes(Name name) throws Mistake {
    await(name);
    return values.bytes(name);
  }

  @Override
  public String text(Name name) throws Mistake {
    await(name);
    return values.text(name);
  }

  /** What a blocked step is about to give is waited for. */
  void await(Name name) throws Mistake {
    for (PendingStep step : pending.all()) {
      if (name.text().equals(step.given()) && !pending.waitFor(step, settings.patience())) {
        throw new Mistake(
            name.column(),
            "there is no "
                + name
                + " yet: step "
                + step.mark().blockedStep
                + " that gives it is blocked",
            "make it return first: " + Unblocking.of(step, table, lookOut.inquiry()).unblock());
      }
    }
  }

  /**
   * The value of a field, read from the kernel now; null when the socket has none. A closed
   * socket's addresses are those that it had: to bind its port once more is a lesson of its own.
   */
  @Override
  public String value(Ref ref) throws Mistake {
    if (table.peers().has(ref.name().text())) {
      return table.peers().value(ref);
    }
    if (!ref.field().isOfSockets()) {
      throw new Mistake(
          ref.name().column(),
          ref.name() + " is no peer, and only those have " + ref.field().word(),
          "inspect " + ref.name() + " shows what the kernel counts");
    }
    SessionSocket socket = socket(ref.name());
    String now = value(socket, ref.field());
    return now == null && socket.fd < 0 ? FieldValues.last(socket, ref.field()) : now;
  }

  /** An address that a socket knows now; null when there is none. */
  Endpoint address(Ref ref) {
    return table
        .find(ref.name().text())
        .map(socket -> FieldValues.address(socket, lookOut.look(socket), ref.field()))
        .orElse(null);
  }

  String value(SessionSocket socket, Field field) {
    Snapshot now = lookOut.look(socket);
    return switch (field) {
      case TIMER -> timer(socket, now).map(SockDiag.Found::timer).map(Timer::word).orElse(null);
      case TIMER_LEFT ->
          timer(socket, now)
              .filter(found -> found.timer() != Timer.NONE)
              .map(found -> Long.toString(found.millis()))
              .orElse(null);
      default -> FieldValues.of(socket, now, field);
    };
  }

  /** A socket that still connects has no peer yet: its call knows where to. */
  private Optional<SockDiag.Found> timer(SessionSocket socket, Snapshot now) {
    Optional<Endpoint> connectsTo =
        pending.all().stream()
            .filter(step -> step.isOn(socket))
            .flatMap(step -> Stream.ofNullable(step.attempt().gains.address))
            .findFirst();
    return lookOut.timerOf(socket, now, connectsTo.orElse(null));
  }
}

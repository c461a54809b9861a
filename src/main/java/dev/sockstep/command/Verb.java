package dev.sockstep.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one table of verbs: help, completion, the synopsis shown while one types, error messages and
 * the README's table all come from it.
 */
public enum Verb {
  CREATE(
      Group.LIFECYCLE,
      "create",
      "[tcp|udp|unix] [--ipv6] [--nonblock] [--dgram|--seqpacket]",
      "make a socket; it has no address yet",
      "socket(2)",
      ArgKind.KIND,
      ArgKind.CREATE_OPTION,
      ArgKind.CREATE_OPTION),
  BIND(
      Group.LIFECYCLE,
      "bind",
      "[host|*] port | path",
      "give the socket an address; port 0 lets the kernel choose",
      "bind(2)",
      ArgKind.ADDRESS),
  LISTEN(
      Group.LIFECYCLE,
      "listen",
      "[backlog]",
      "take connections, queueing up to backlog (128) for accept",
      "listen(2)",
      ArgKind.BACKLOG),
  ACCEPT(
      Group.LIFECYCLE,
      "accept",
      "",
      "take the first connection of the queue as a new socket",
      "accept(2)",
      ArgKind.SOCKET),
  CONNECT(
      Group.LIFECYCLE,
      "connect",
      "host port | path",
      "connect to an address; for TCP, the three-way handshake",
      "connect(2)",
      ArgKind.ADDRESS),
  SEND(
      Group.LIFECYCLE,
      "send",
      "\"text\" | #n [--flag…]",
      "copy bytes into the kernel's send buffer",
      "send(2)",
      ArgKind.DATA,
      ArgKind.MESSAGE_FLAG),
  RECV(
      Group.LIFECYCLE,
      "recv",
      "n [--flag…]",
      "take up to n bytes out of the kernel's receive buffer",
      "recv(2)",
      ArgKind.COUNT,
      ArgKind.MESSAGE_FLAG),
  SHUTDOWN(
      Group.LIFECYCLE,
      "shutdown",
      "rd|wr|rdwr",
      "end one direction, or both, of a connection",
      "shutdown(2)",
      ArgKind.DIRECTION),
  CLOSE(Group.LIFECYCLE, "close", "", "give the descriptor back", "close(2)", ArgKind.SOCKET),
  SENDALL(
      Group.MORE,
      "sendall",
      "\"text\" | #n [--flag…]",
      "send again and again, until all is in the kernel's buffer",
      "send(2)",
      ArgKind.DATA,
      ArgKind.MESSAGE_FLAG),
  SENDTO(
      Group.MORE,
      "sendto",
      "\"text\" | #n address [--flag…]",
      "send a datagram to an address",
      "sendto(2)",
      ArgKind.DATA,
      ArgKind.ADDRESS,
      ArgKind.MESSAGE_FLAG),
  RECVFROM(
      Group.MORE,
      "recvfrom",
      "n [--flag…]",
      "take a datagram, and see who sent it",
      "recvfrom(2)",
      ArgKind.COUNT,
      ArgKind.MESSAGE_FLAG),
  PEEK(
      Group.MORE,
      "peek",
      "[n]",
      "look at what waits to be read, and leave it there",
      "recv(2)",
      ArgKind.COUNT),
  URGENT(
      Group.MORE,
      "urgent",
      "\"text\" | #n",
      "send, the last byte as urgent (out-of-band) data",
      "send(2)",
      ArgKind.DATA),
  ATMARK(
      Group.MORE,
      "atmark",
      "[NAME]",
      "whether reading has come to the urgent mark",
      "sockatmark(3)",
      ArgKind.SOCKET),
  SOCKETPAIR(
      Group.MORE,
      "socketpair",
      "[--dgram|--seqpacket] [--nonblock]",
      "make two connected Unix sockets: a, b = socketpair",
      "socketpair(2)",
      ArgKind.PAIR_OPTION),
  DUP(
      Group.MORE,
      "dup",
      "[NAME]",
      "make a second descriptor for the same socket",
      "dup(2)",
      ArgKind.SOCKET),
  JOIN(
      Group.MORE,
      "join",
      "group [interface]",
      "receive what is sent to a multicast group",
      "ip(7)",
      ArgKind.GROUP,
      ArgKind.DEVICE),
  LEAVE(
      Group.MORE,
      "leave",
      "group [interface]",
      "receive it no longer",
      "ip(7)",
      ArgKind.GROUP,
      ArgKind.DEVICE),
  POLL(
      Group.MORE,
      "poll",
      "[NAME] [duration]",
      "which sockets are ready for what; or wait for one to be",
      "poll(2)",
      ArgKind.SOCKET,
      ArgKind.DURATION),
  SETOPT(
      Group.MORE,
      "setopt",
      "OPTION value",
      "set a socket option",
      "setsockopt(2)",
      ArgKind.OPTION,
      ArgKind.OPTION_VALUE),
  GETOPT(
      Group.MORE,
      "getopt",
      "[OPTION]",
      "read a socket option; alone: list all of them",
      "getsockopt(2)",
      ArgKind.OPTION),
  BLOCK(
      Group.MORE,
      "block",
      "on|off",
      "make calls on the socket wait, or return EAGAIN at once",
      "fcntl(2)",
      ArgKind.ON_OFF),
  TIMEOUT(
      Group.MORE,
      "timeout",
      "duration|off",
      "how long each call may wait, as Python's settimeout has it",
      "poll(2)",
      ArgKind.DURATION),
  GETSOCKNAME(
      Group.MORE,
      "getsockname",
      "",
      "ask for the socket's own address",
      "getsockname(2)",
      ArgKind.SOCKET),
  GETPEERNAME(
      Group.MORE,
      "getpeername",
      "",
      "ask for the address of the other end",
      "getpeername(2)",
      ArgKind.SOCKET),
  RESOLVE(
      Group.MORE,
      "resolve",
      "host",
      "ask the resolver which addresses a name has",
      "getaddrinfo(3)",
      ArgKind.HOST),
  WAIT(
      Group.MORE,
      "wait",
      "[NAME] [duration]",
      "wait until a blocked call (all, without NAME) has returned",
      null,
      ArgKind.SOCKET,
      ArgKind.DURATION),
  CANCEL(
      Group.MORE,
      "cancel",
      "[NAME]",
      "interrupt a blocked call by a signal: it returns EINTR",
      "signal(7)",
      ArgKind.SOCKET),
  SLEEP(
      Group.MORE,
      "sleep",
      "duration",
      "do nothing for a while (a bare number is in seconds)",
      null,
      ArgKind.DURATION),
  SOCKETS(
      Group.LOOKING, "sockets", "", "list the session's sockets as the kernel sees them", "ss(8)"),
  INSPECT(
      Group.LOOKING,
      "inspect",
      "[NAME] [group]",
      "everything known about one socket, and where it is from",
      "ss(8)",
      ArgKind.SOCKET,
      ArgKind.FIGURES),
  TRACK(Group.LOOKING, "track", "", "how far each socket has come in its life", null),
  STATES(
      Group.LOOKING,
      "states",
      "",
      "the TCP state diagram, with each socket's place and path",
      "tcp(7)"),
  EXPLAIN(
      Group.LOOKING,
      "explain",
      "WORD",
      "an errno, state, verb, option, flag, field or socket, in words",
      null,
      ArgKind.WORD),
  WIRE(
      Group.LOOKING,
      "wire",
      "[NAME] | save FILE",
      "draw the packets of one socket or all, or save them",
      "packet(7)",
      ArgKind.WIRE,
      ArgKind.FILE),
  EXPECT(
      Group.TEACHING,
      "expect",
      "NAME.field OP value [or value…] [within duration] | result OP n | = n [ERRNO]",
      "check the kernel's state, or what the last call returned",
      null,
      ArgKind.CONDITION),
  PEER(
      Group.TEACHING,
      "peer",
      "[[client] KIND [udp] [--ipv6] [--every TIME] [address] | stop [NAME]]",
      "start a ready-made other end; or list what each did",
      null,
      ArgKind.PEER,
      ArgKind.PEER_OPTION),
  PROVOKE(
      Group.TEACHING,
      "provoke",
      "[MODE [--step] | ERRNO | CALL]",
      "bring a failure about, line by line; or list them all",
      null,
      ArgKind.MODE,
      ArgKind.MODE_OPTION),
  LESSON(
      Group.TEACHING,
      "lesson",
      "[ID|list]",
      "where you are in the lesson; another one; or all there are",
      null,
      ArgKind.LESSON),
  NEXT(Group.TEACHING, "next", "", "go on in the lesson, as Enter does", null),
  HINT(Group.TEACHING, "hint", "[all]", "one more hint, or all you have had", null, ArgKind.ALL),
  SOLUTION(Group.TEACHING, "solution", "", "show a solution of the task", null),
  CHECK(Group.TEACHING, "check", "", "what of the task's goal is reached, and what is not", null),
  SKIP(Group.TEACHING, "skip", "", "leave out the question or the task", null),
  BACK(Group.TEACHING, "back", "", "read what came before; Enter leads forward again", null),
  RESUME(
      Group.TEACHING, "resume", "", "show where the lesson stands, after steps of your own", null),
  AGAIN(
      Group.TEACHING,
      "again",
      "[lesson]",
      "begin the task anew, on new sockets as they were at its start; or the whole lesson",
      null,
      ArgKind.WHOLE),
  SECTION(
      Group.TEACHING,
      "section",
      "[N]",
      "in replay: the lesson's sections, or go to one",
      null,
      ArgKind.SECTION),
  NOTES(Group.TEACHING, "notes", "", "in replay: the instructor's notes on this section", null),
  PRINT(
      Group.SHELL,
      "print",
      "\"text\" | $data | $data.length | $data.text | $NAME.field …",
      "show what steps have named: data = recv 9; print $data",
      null,
      ArgKind.PRINTED),
  USE(
      Group.SHELL,
      "use",
      "NAME",
      "choose the socket that verbs without a name act on",
      null,
      ArgKind.SOCKET),
  SET(
      Group.SHELL,
      "set",
      "[patience 300ms | feedback silent|brief|normal|full | notation python|c|java|off]",
      "show or change a setting",
      null,
      ArgKind.SETTING,
      ArgKind.SETTING_VALUE),
  SAVE(
      Group.SHELL,
      "save",
      "[--json] FILE [--force]",
      "keep the session as a script, or as JSON with all seen",
      null,
      ArgKind.KEPT_FILE),
  OPEN(
      Group.SHELL,
      "open",
      "[FILE]",
      "step through a recording; without FILE, list the latest",
      null,
      ArgKind.FILE),
  EXPORT(
      Group.SHELL,
      "export",
      "python|c|java|html|markdown [NAME…] [FILE] [--force]",
      "write the session, or one side, as a program or document",
      null,
      ArgKind.FORMAT,
      ArgKind.EXPORTED),
  RERUN(
      Group.SHELL,
      "rerun",
      "n",
      "close all, and make the first n steps again",
      null,
      ArgKind.STEPS),
  HISTORY(
      Group.SHELL,
      "history",
      "[n]",
      "the lines of this session and what came of them",
      null,
      ArgKind.STEPS),
  HELP(
      Group.SHELL,
      "help",
      "[verb|group|all]",
      "the verbs; or one, with examples; or a group of them",
      null,
      ArgKind.VERB),
  QUIT(Group.SHELL, "quit", "", "leave; blocked calls are interrupted (also Ctrl-D)", null);

  /** The groups that help and the README's table show the verbs in. */
  public enum Group {
    LIFECYCLE("lifecycle", "lifecycle"),
    MORE("datagrams and more", "datagrams"),
    LOOKING("looking", "looking"),
    TEACHING("teaching", "teaching"),
    SHELL("the shell", "shell");

    private final String title;
    private final String word;

    Group(String title, String word) {
      this.title = title;
      this.word = word;
    }

    public String title() {
      return title;
    }

    /** The word that a student types for it behind {@code help}. */
    public String word() {
      return word;
    }

    /** Its verbs, in the table's order. */
    public List<Verb> verbs() {
      return Arrays.stream(Verb.values()).filter(verb -> verb.group() == this).toList();
    }

    /** The group of that word. */
    static Optional<Group> of(String word) {
      return Arrays.stream(values()).filter(group -> group.word.equals(word)).findFirst();
    }
  }

  private final Group group;
  private final String word;
  private final String arguments;
  private final String help;
  private final String man;
  private final List<ArgKind> kinds;

  Verb(Group group, String word, String arguments, String help, String man, ArgKind... kinds) {
    this.group = group;
    this.word = word;
    this.arguments = arguments;
    this.help = help;
    this.man = man;
    this.kinds = List.of(kinds);
  }

  public Group group() {
    return group;
  }

  /** The word that a student types. */
  public String word() {
    return word;
  }

  /** The arguments' notation, without the verb; empty when it takes none. */
  public String arguments() {
    return arguments;
  }

  /** The verb with its arguments' notation. */
  public String synopsis() {
    return arguments.isEmpty() ? word : word + " " + arguments;
  }

  /** One line on what it does. */
  public String help() {
    return help;
  }

  /** The manual page of its call; null when it makes none. */
  public String man() {
    return man;
  }

  /** What its arguments are, in order; the last stands for any that follow. */
  public List<ArgKind> kinds() {
    return kinds;
  }

  /** The verb of that word, or of that alias. */
  public static Optional<Verb> of(String word) {
    return Arrays.stream(values())
        .filter(verb -> verb.word.equals(word) || verb.aliases().contains(word))
        .findFirst();
  }

  /** Other words for the verb: those that socklab has taught for thirty years. */
  public List<String> aliases() {
    return switch (this) {
      case CREATE -> List.of("s", "socket");
      case BIND -> List.of("b");
      case LISTEN -> List.of("l");
      case ACCEPT -> List.of("a");
      case CONNECT -> List.of("c");
      case SEND -> List.of("w", "d", "write");
      case RECV -> List.of("r", "v", "read");
      case SHUTDOWN -> List.of("h");
      case CLOSE -> List.of("k");
      case SENDTO -> List.of("t");
      case RECVFROM -> List.of("f");
      case URGENT -> List.of("usend");
      case JOIN -> List.of("j", "mjoin");
      case LEAVE -> List.of("mleave");
      case SOCKETS -> List.of("status");
      case HELP -> List.of("?");
      case QUIT -> List.of("q", "x", "exit");
      default -> List.of();
    };
  }

  /** Whether the verb acts on a socket, the current one when none is named. */
  public boolean actsOnSocket() {
    return switch (this) {
      case BIND, LISTEN, ACCEPT, CONNECT, SEND, RECV, SHUTDOWN, CLOSE -> true;
      case SENDTO, RECVFROM, PEEK, URGENT, ATMARK, DUP, JOIN, LEAVE, POLL -> true;
      case SENDALL, TIMEOUT, GETSOCKNAME, GETPEERNAME -> true;
      case SETOPT, GETOPT, BLOCK, WAIT, CANCEL, INSPECT, WIRE, USE -> true;
      case CREATE, SOCKETPAIR, SLEEP, SOCKETS, TRACK, STATES, EXPLAIN, EXPECT, PEER, PROVOKE ->
          false;
      case LESSON, NEXT, HINT, SOLUTION, CHECK, SKIP, BACK, RESUME, AGAIN -> false;
      case SECTION, NOTES -> false;
      case RESOLVE, PRINT, SET, SAVE, OPEN, EXPORT, RERUN, HISTORY, HELP, QUIT -> false;
    };
  }

  /** Whether the verb makes a socket, which then can be given a name. */
  public boolean makesSocket() {
    return this == CREATE || this == ACCEPT || this == DUP || this == SOCKETPAIR;
  }

  /** Whether the verb makes or gives something that can be given a name. */
  public boolean makesNamed() {
    return makesSocket() || this == PEER || givesValue();
  }

  /** Whether the verb gives bytes, a number or an address that can be given a name. */
  public boolean givesValue() {
    return switch (this) {
      case RECV, RECVFROM, PEEK, SEND, SENDTO, GETOPT, RESOLVE -> true;
      default -> false;
    };
  }

  /** All the words, in the table's order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Verb::word).toList();
  }
}

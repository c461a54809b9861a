package dev.sockstep.command;

import java.util.List;

/**
 * Lines with each verb that can be typed as they stand. The names in them are those of the README:
 * a listener srv, its client c, the accepted conn, a datagram socket u.
 */
public final class VerbExamples {
  private VerbExamples() {}

  /** The lines; the first needs no name where the verb can do without. */
  public static List<String> of(Verb verb) {
    return switch (verb) {
      case CREATE -> List.of("create", "srv = create", "u = create udp");
      case BIND -> List.of("bind 127.0.0.1 8080", "srv.bind 0");
      case LISTEN -> List.of("listen", "srv.listen 1");
      case ACCEPT -> List.of("accept", "conn = srv.accept");
      case CONNECT -> List.of("connect localhost 8080", "c.connect $srv");
      case SEND -> List.of("send \"hello\\n\"", "c.send #4096");
      case RECV -> List.of("recv 100", "data = conn.recv 100 --dontwait");
      case SHUTDOWN -> List.of("shutdown wr", "c.shutdown rdwr");
      case CLOSE -> List.of("close", "c.close");
      case SENDALL -> List.of("sendall \"hello\\n\"", "c.sendall #100000");
      case SENDTO -> List.of("sendto \"hello\" 127.0.0.1 5353", "u.sendto #100 localhost:5353");
      case RECVFROM -> List.of("recvfrom 1500", "data = u.recvfrom 1500 --dontwait");
      case PEEK -> List.of("peek", "conn.peek 5");
      case URGENT -> List.of("urgent \"!\"", "c.urgent \"stop!\"");
      case ATMARK -> List.of("atmark", "conn.atmark");
      case SOCKETPAIR -> List.of("a, b = socketpair", "socketpair --dgram");
      case DUP -> List.of("dup", "copy = c.dup");
      case JOIN -> List.of("join 239.1.2.3 lo", "u.join 239.1.2.3 127.0.0.1");
      case LEAVE -> List.of("leave 239.1.2.3 lo", "u.leave 239.1.2.3 127.0.0.1");
      case POLL -> List.of("poll", "poll conn 2s");
      case SETOPT -> List.of("setopt SO_REUSEADDR on", "c.setopt SO_RCVBUF 8192");
      case GETOPT -> List.of("getopt SO_RCVBUF", "getopt");
      case BLOCK -> List.of("block off", "c.block on");
      case TIMEOUT -> List.of("timeout 2s", "c.timeout off");
      case GETSOCKNAME -> List.of("getsockname", "c.getsockname");
      case GETPEERNAME -> List.of("getpeername", "c.getpeername");
      case RESOLVE -> List.of("resolve localhost", "ip = resolve localhost");
      case WAIT -> List.of("wait", "wait srv 2s");
      case CANCEL -> List.of("cancel", "cancel srv");
      case SLEEP -> List.of("sleep 500ms");
      case SOCKETS -> List.of("sockets");
      case INSPECT -> List.of("inspect", "inspect c timers");
      case TRACK -> List.of("track");
      case STATES -> List.of("states");
      case EXPLAIN -> List.of("explain ECONNREFUSED", "explain 98", "explain TIME_WAIT");
      case WIRE -> List.of("wire", "wire c", "wire save talk.pcap");
      case EXPECT -> List.of("expect c.state == ESTABLISHED", "expect conn.recvq > 0 within 1s");
      case PEER -> List.of("p = peer echo", "peer http 8123");
      case PROVOKE -> List.of("provoke EPIPE", "provoke refused-nobody --step");
      case LESSON -> List.of("lesson list", "lesson");
      case NEXT -> List.of("next");
      case HINT -> List.of("hint", "hint all");
      case SOLUTION -> List.of("solution");
      case CHECK -> List.of("check");
      case SKIP -> List.of("skip");
      case BACK -> List.of("back");
      case RESUME -> List.of("resume");
      case AGAIN -> List.of("again", "again lesson");
      case SECTION -> List.of("section", "section 2");
      case NOTES -> List.of("notes");
      case PRINT -> List.of("print \"hello\"", "print $srv.port $c.state");
      case USE -> List.of("use srv");
      case SET -> List.of("set feedback brief", "set notation c", "set");
      case SAVE -> List.of("save talk.sock", "save --json talk.jsonl");
      case OPEN -> List.of("open", "open 1");
      case EXPORT -> List.of("export python", "export c srv server.c", "export html session.html");
      case RERUN -> List.of("rerun 3");
      case HISTORY -> List.of("history", "history 50");
      case HELP -> List.of("help connect", "help looking", "help all");
      case QUIT -> List.of("quit");
    };
  }
}
